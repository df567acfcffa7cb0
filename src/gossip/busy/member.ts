/** What a user sees of a member. */
import type { Probe } from "../core";
import type { Shell } from "../shell/shell";
import { At, bytes, Condition, Size } from "../table";
import { State } from "./entry";
import { numberAt, sleepOf } from "./number";

/** What a member is thought to be: what all agree on, or what this board's own probe says so far. */
export function stateOf(shell: Shell, record: string): State {
  const condition = string.byte(record, At.CONDITION);
  if (condition >= Condition.DOWN) return math.floor(condition / Condition.STATE);
  const probe = shell.core.probes.get(string.sub(record, 1, Size.ADDRESS)) as Probe | undefined;
  if (probe === undefined || probe.tries < 2) return State.UP;
  return probe.suspected === undefined ? State.TICK : State.SUSPECT;
}

/** The heartbeat of a record; 0 for those who sleep, and how many seconds they still do. */
export function timesOf(shell: Shell, record: string): LuaMultiReturn<[heartbeat: number, asleep?: number]> {
  if (string.sub(record, 1, Size.ADDRESS) === shell.core.own)
    return $multi(numberAt(bytes(shell.core.uptime()), 1));
  if (string.byte(record, At.CONDITION) % 4 < Condition.ASLEEP) return $multi(numberAt(record, At.HEARTBEAT));
  return $multi(0, sleepOf(shell.core, record));
}
