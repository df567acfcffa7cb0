/** Beginning to take part. Loaded when that happens, and let go of at once. */

import { guard } from "../../lib/guard";
import { use } from "../../lib/modules";
import type * as Report from "../busy/report";
import type * as Create from "../create";
import type * as Push from "../data/push";
import type * as Pace from "./pace";
import type { Shell } from "./shell";

/** Opens the port. */
export function listen(shell: Shell): void {
  const socket = net.createUDPSocket();
  shell.gossip.socket = socket;
  socket.listen(shell.gossip.config.comPort);
  socket.on("receive", shell.onReceive);
}

/** Shares what was pushed before. */
function share(shell: Shell, text: string): void {
  const say = (problem: string) => use<typeof Report>("gossip.busy.report").report(shell, problem);
  guard(say, use<typeof Push>("gossip.data.push", true).share)(shell, text);
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
  const early = shell.early;
  shell.early = undefined;
  // Not before this code has gone.
  if (early !== undefined) node.task.post(() => share(shell, early));
  shell.log("gossip: started at %s", ip);
}
