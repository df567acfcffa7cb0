/** Beginning to take part. Loaded when that happens, and let go of at once. */
import { use } from "../../lib/modules";
import type * as Create from "../create";
import type * as Pace from "./pace";
import type { Shell } from "./shell";

/** Opens the port. */
export function listen(shell: Shell): void {
  const socket = net.createUDPSocket();
  shell.gossip.socket = socket;
  socket.listen(shell.gossip.config.comPort);
  socket.on("receive", shell.onReceive);
}

/** Begins to take part at an address, in a life of that revision. */
export function begin(shell: Shell, ip: string, revision: number): void {
  const core = shell.core;
  const gossip = shell.gossip;
  use<typeof Create>("gossip.create", true).prepare(core);
  core.own = shell.packed(ip);
  core.fresh = revision;
  gossip.timer = tmr.create();
  gossip.timer.alarm(use<typeof Pace>("gossip.shell.pace", true).pace(shell), tmr.ALARM_AUTO, shell.onTick);
  gossip.started = true;
  shell.log("gossip: started at %s", ip);
}
