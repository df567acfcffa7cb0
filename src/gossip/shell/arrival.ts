/**
 * Where the board is: taking part at an address, moving to another one, leaving. Loaded when that
 * happens, and let go of at once.
 */
import { use } from "../../lib/modules";
import type { Entry } from "../entry";
import type * as Members from "../members";
import type * as Revision from "./revision";
import type { Shell } from "./shell";

function settle(shell: Shell, ip: string): Entry {
  return use<typeof Members>("gossip.members", true).settle(shell.fleet, shell.gossip.config, ip);
}

function close(socket: net.UDPSocket): void {
  socket.close();
}

/** Frees the socket and the timer. */
export function release(shell: Shell): void {
  const { gossip } = shell;
  // It raises if the user has closed the socket already.
  if (gossip.socket !== undefined) pcall(close, gossip.socket);
  gossip.timer?.unregister();
  gossip.socket = undefined;
  gossip.inboundSocket = undefined;
  gossip.timer = undefined;
  gossip.started = false;
}

/** Begins to take part, at an address. */
function begin(shell: Shell, ip: string): void {
  const { gossip } = shell;
  const { config } = gossip;
  const socket = net.createUDPSocket();
  gossip.socket = socket;
  socket.listen(config.comPort);
  socket.on("receive", shell.onReceive);
  gossip.inboundSocket = socket;
  const own = settle(shell, ip);
  const revision = use<typeof Revision>("gossip.shell.revision", true);
  own.revision = revision.following();
  own.heartbeat = tmr.time();
  revision.save(shell);
  gossip.timer = tmr.create();
  gossip.timer.alarm(config.roundInterval, tmr.ALARM_AUTO, shell.onRound);
  gossip.started = true;
  shell.log("gossip: started at %s, revision %d", ip, own.revision);
}

/** Wi-Fi gave an address, took it away (nil), or changed it. */
export function addressed(shell: Shell, ip: string | undefined): void {
  const { fleet, gossip } = shell;
  fleet.online = ip !== undefined;
  if (ip === undefined) {
    shell.log("gossip: no address, waiting for Wi-Fi");
    return;
  }
  if (!gossip.started) {
    // The port is taken, or the heap short: nothing of it may stand in the way of the next try.
    const [begun, problem] = pcall(begin, shell, ip);
    if (!begun) {
      release(shell);
      error(problem, 0);
    }
  } else if (ip !== gossip.ip) {
    shell.log("gossip: moved from %s to %s", gossip.ip!, ip);
    settle(shell, ip);
  }
  gossip.ip = ip;
  shell.sendSyn();
}
