/**
 * Where the board is: taking part at an address, moving to another one, leaving. Loaded when that
 * happens, and let go of at once.
 */
import { use } from "../../lib/modules";
import { numberAt } from "../busy/number";
import { Time } from "../core";
import type * as Create from "../create";
import { At, find } from "../table";
import type * as Revision from "./revision";
import type { Shell } from "./shell";

function close(socket: net.UDPSocket): void {
  socket.close();
}

/** Frees the socket and the timer. */
export function release(shell: Shell): void {
  const gossip = shell.gossip;
  // It raises if the user has closed the socket already.
  if (gossip.socket !== undefined) pcall(close, gossip.socket);
  gossip.timer?.unregister();
  gossip.socket = undefined;
  gossip.timer = undefined;
  gossip.started = false;
}

/** Sets how many ticks a round has, and returns the milliseconds of one; Wi-Fi needs some to answer. */
export function pace(shell: Shell): number {
  const interval = shell.gossip.config.roundInterval;
  const tick = math.min(math.max(math.floor(interval / Time.ROUND), Time.SHORTEST), interval);
  shell.core.round = math.floor(interval / tick);
  return tick;
}

/** Begins to take part, at an address. */
function begin(shell: Shell, ip: string): void {
  const gossip = shell.gossip;
  const socket = net.createUDPSocket();
  gossip.socket = socket;
  socket.listen(gossip.config.comPort);
  socket.on("receive", shell.onReceive);
  const core = shell.core;
  use<typeof Create>("gossip.create", true).prepare(core);
  core.own = shell.packed(ip);
  core.fresh = use<typeof Revision>("gossip.shell.revision", true).begin(shell);
  gossip.timer = tmr.create();
  gossip.timer.alarm(pace(shell), tmr.ALARM_AUTO, shell.onTick);
  gossip.started = true;
  shell.log("gossip: started at %s", ip);
}

/** Goes on at another address: the next tick tells the fleet, also that nobody is at the old one any more. */
function move(shell: Shell, ip: string): void {
  const core = shell.core;
  const data = shell.data;
  const mine = find(core.table, core.own)!;
  core.left = core.own;
  core.own = shell.packed(ip);
  core.fresh = numberAt(mine, At.REVISION);
  const text = data?.get(core.left) as string | undefined;
  if (text !== undefined) data!.set(core.own, text);
}

/** Wi-Fi gave an address, took it away (nil), or changed it. */
export function addressed(shell: Shell, ip: string | undefined): void {
  const core = shell.core;
  const gossip = shell.gossip;
  const left = gossip.ip;
  gossip.ip = ip;
  if (ip === undefined) {
    shell.log("gossip: no address, waiting for Wi-Fi");
    return;
  }
  shell.broadcast = wifi.sta.getbroadcast() ?? "255.255.255.255";
  if (!gossip.started) {
    // The port is taken, or the heap short: nothing of it may stand in the way of the next try.
    const [begun, problem] = pcall(begin, shell, ip);
    if (!begun) {
      release(shell);
      gossip.ip = undefined;
      error(problem, 0);
    }
  } else {
    const before = shell.textOf(core.own);
    if (ip !== before) {
      shell.log("gossip: moved from %s to %s", before, ip);
      move(shell, ip);
    }
  }
  // Not before this code has gone: joining needs heap for more.
  if (left !== ip) node.task.post(shell.onTick);
}
