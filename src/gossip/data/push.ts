/** Setting the board's own data. Loaded when the user does, and let go of at once. */
import type * as Ipv4 from "../../lib/ipv4";
import { Below, letGo, use } from "../../lib/modules";
import type * as Call from "../busy/call";
import type * as Keep from "../busy/keep";
import type * as Own from "../busy/own";
import type * as Part from "../busy/part";
import { Kind } from "../core";
import type * as Greet from "../greet";
import type { Shell } from "../shell/shell";
import { At, find } from "../table";
import type * as Encode from "./encode";

/**
 * Sets the board's own data and tells it.
 *
 * Raises an error, at whoever called `pushGossip`, when the data cannot be JSON or is too much.
 */
export function push(shell: Shell, data: unknown, ip?: string): void {
  if (ip !== undefined && !use<typeof Ipv4>("lib.ipv4", true).isAddress(ip)) {
    error(`gossip.pushGossip: "${tostring(ip)}" is no IPv4 address`, 5);
  }
  const core = shell.core;
  const text = use<typeof Encode>("gossip.data.encode", true).encode(shell, data);
  if (!shell.gossip.started) {
    shell.log("gossip: not started");
    // Without an address yet: when there is one.
    if (shell.wanted) shell.early = text;
    return;
  }
  share(shell, text);
  if (ip !== undefined) use<typeof Greet>("gossip.greet", true).knock(core, shell.packed(ip));
}

/** Sets the board's own data, as text, and tells it. */
export function share(shell: Shell, text: string): void {
  const core = shell.core;
  // One thing after the other, for together they may be more than the heap holds.
  letGo(Below.ALL);
  // Its own record is made by the first tick, for which the user does not wait.
  if (core.fresh !== undefined) use<typeof Own>("gossip.busy.own").enter(core);
  const mine = find(core.table, core.own)!;
  // 0 stands for none yet.
  const version = (string.byte(mine, At.VERSION) % 255) + 1;
  const pending = shell.pending;
  use<typeof Keep>("gossip.busy.keep").keep(shell, mine, version, text === "" ? undefined : text);
  // To who has just pushed it, it is no news: a callback may push.
  shell.pending = pending;
  letGo(Below.ALL);
  const { callFor, repeats } = use<typeof Call>("gossip.busy.call");
  callFor(core, core.own, repeats(core));
  const told = string.char(Kind.DATA) + use<typeof Part>("gossip.busy.part").part(shell, core.own)!;
  for (const _ of $range(1, 2)) core.send(undefined, told);
}
