/** Leaving on purpose, so that nobody is suspected. Loaded when that happens, and let go of at once. */

import { Limit, whole } from "../../lib/busy/whole";
import { numberAt } from "../busy/number";
import { entryOf } from "../busy/outgoing";
import { assert, enter } from "../busy/own";
import { put } from "../busy/put";
import { Kind } from "../core";
import { At, bytes, Condition, digest, find } from "../table";
import type { Shell } from "./shell";

/** Broadcasts in a row: there is no later for a board that leaves. */
const TIMES = 4;
/** More than a board sends otherwise in half a second: there is room for these, too. */
const LAST = 11;
/** Milliseconds that Wi-Fi may need to send them. */
const DRAIN = 300;

/** Tells the fleet a condition of this board that is newer than what it knows. */
function tell(shell: Shell, condition: Condition, seconds: number): void {
  const core = shell.core;
  // Its own record is made by the first tick, for which the user does not wait.
  if (core.fresh !== undefined) enter(core);
  const mine = find(core.table, core.own)!;
  assert(core, numberAt(mine, At.REVISION), string.byte(mine, At.INCARNATION) + 1, condition);
  core.calls.delete(core.own);
  let record = find(core.table, core.own)!;
  if (seconds > 0) {
    // As of others who sleep: the moment when it wakes.
    const wakes = bytes(core.uptime() + seconds);
    record = string.sub(record, 1, At.HEARTBEAT - 1) + wakes + string.sub(record, At.STAMP);
    put(core.table, core.own, record);
  }
  const told = string.char(Kind.NEWS) + digest(core) + entryOf(core, record);
  for (const _ of $range(1, TIMES)) core.send(undefined, told, LAST);
}

/** Says goodbye. */
export function goodbye(shell: Shell): void {
  tell(shell, Condition.LEFT + Condition.COMPACT, 0);
}

/** Tells the fleet that this board is away for so many seconds, and then has it go. */
function away(shell: Shell, seconds: number, go: (this: void) => void): void {
  const gossip = shell.gossip;
  if (gossip.started && gossip.ip !== undefined) tell(shell, Condition.ASLEEP + Condition.COMPACT, seconds);
  tmr.create().alarm(DRAIN, tmr.ALARM_SINGLE, go);
}

/** Says that this board sleeps for so many seconds, and has it sleep. */
export function sleep(shell: Shell, given: unknown, option: unknown): void {
  let most = math.floor(node.dsleepMax() / 1000000);
  // Where numbers are 32-bit integers, microseconds end here.
  if (Limit.WHOLE + 1 < 0) most = math.min(most, 2147);
  const seconds = whole(given, most) ?? 0;
  if (seconds < 1) {
    error(`gossip.sleep: "${tostring(given)}" must be a whole number of seconds from 1 to ${most}`, 5);
  }
  if (option !== undefined && (whole(option, 4) === undefined || option === 3)) {
    error(`gossip.sleep: "${tostring(option)}" is no option of node.dsleep: 0, 1, 2 or 4`, 5);
  }
  away(shell, seconds, () => node.dsleep(seconds * 1000000, option as 0));
}

/** Says that this board is back in a minute, and has it restart. Raises where the heap is too short for that. */
export function restart(shell: Shell, go: (this: void) => void): void {
  away(shell, 60, go);
}
