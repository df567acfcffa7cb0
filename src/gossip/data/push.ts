/** Setting the board's own data. Loaded when the user does, and let go of at once. */
import { letGo, use } from "../../lib/modules";
import type * as Call from "../busy/call";
import type * as Hold from "../busy/hold";
import type * as Own from "../busy/own";
import type * as Part from "../busy/part";
import { Kind } from "../core";
import type * as Greet from "../greet";
import type { Shell } from "../shell/shell";
import { At, find } from "../table";
import type * as Encode from "./encode";

/** More heap than there is. */
const ALL = 1073741823;

/**
 * Sets the board's own data and tells it.
 *
 * Raises an error, at whoever called `pushGossip`, when the data cannot be JSON or is too much.
 */
export function push(shell: Shell, data: unknown, ip?: string): void {
  if (!shell.gossip.started) {
    shell.log("gossip: not started");
    return;
  }
  const core = shell.core;
  const text = use<typeof Encode>("gossip.data.encode", true).encode(shell, data);
  // One thing after the other, for together they may be more than the heap holds.
  letGo(ALL);
  // Its own record is made by the first tick, for which the user does not wait.
  if (core.fresh !== undefined) use<typeof Own>("gossip.busy.own").enter(core);
  const mine = find(core.table, core.own)!;
  // 0 stands for none yet.
  const version = (string.byte(mine, At.VERSION) % 255) + 1;
  use<typeof Hold>("gossip.busy.hold").hold(shell, mine, version, text);
  const { callFor, repeats } = use<typeof Call>("gossip.busy.call");
  callFor(core, core.own, repeats(core));
  const told = string.char(Kind.DATA) + use<typeof Part>("gossip.busy.part").part(shell, core.own)!;
  for (const _ of $range(1, 2)) core.send(undefined, told);
  if (ip !== undefined) use<typeof Greet>("gossip.greet", true).knock(core, shell.packed(ip));
}
