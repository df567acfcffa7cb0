/** Setting the board's own data. Loaded when the user does, and let go of at once. */
import { use } from "../../lib/modules";
import { callFor, repeats } from "../busy/call";
import type * as Garbled from "../busy/garbled";
import { hold } from "../busy/hold";
import type * as Own from "../busy/own";
import { part } from "../busy/part";
import { Kind } from "../core";
import type * as Greet from "../greet";
import type { Shell } from "../shell/shell";
import { At, find } from "../table";

/** What stands around a value in its text: {"data":}. */
const BRACES = 9;

/** The text of data; raises an error if it cannot be JSON, or is too much. */
function encode(shell: Shell, data: unknown): string {
  if (data === undefined) return "";
  const [ok, json] = pcall(sjson.encode, { data } as never);
  if (!ok) error(`gossip.pushGossip: the data cannot be JSON: ${tostring(json)}`, 6);
  if (use<typeof Garbled>("gossip.busy.garbled").isGarbled(data)) {
    error("gossip.pushGossip: NodeMCU's JSON cannot carry a backslash or a boolean key", 6);
  }
  const text = json as unknown as string;
  const length = text.length - BRACES;
  const most = shell.gossip.config.maxData;
  if (length > most) {
    error(`gossip.pushGossip: the data takes ${length} bytes as JSON; maxData is ${most}`, 6);
  }
  return text;
}

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
  const text = encode(shell, data);
  // Its own record is made by the first tick, for which the user does not wait.
  if (core.fresh !== undefined) use<typeof Own>("gossip.busy.own").enter(core);
  const mine = find(core.table, core.own)!;
  // 0 stands for none yet.
  const version = (string.byte(mine, At.VERSION) % 255) + 1;
  hold(shell, mine, version, text);
  callFor(core, core.own, repeats(core));
  for (const _ of $range(1, 2)) core.send(undefined, string.char(Kind.DATA) + part(shell, core.own)!);
  if (ip !== undefined) use<typeof Greet>("gossip.greet", true).knock(core, shell.packed(ip));
}
