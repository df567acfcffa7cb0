/** Whether what is held is to go to flash. */
import { Below, hand } from "../../lib/modules";
import { Ticks } from "../phase";
import type { Shell } from "../shell";
import { offset, uptime } from "./clock";
import { isStamped, Part } from "./records";
import { numberOf, over, sum } from "./wide";

const { sub } = string;

/** How many ticks ago the oldest record was collected; where nobody can tell, long ago. */
function age(shell: Shell): number {
  const first = shell.records[0]!;
  let now = uptime(shell);
  if (isStamped(first)) {
    const known = offset(shell);
    if (known === undefined) return Ticks.NEVER;
    now = sum(now, known);
  }
  const [tens] = over(sum(now, sub(first, Part.TIME, Part.SEQUENCE - 1), true), 10000);
  const [ticks] = over(tens, 10);
  return sub(ticks, 1, 4) === "\0\0\0\0" ? numberOf(ticks, 5, 7) : Ticks.NEVER;
}

/** Its time has come: what the server does not take soon goes to flash, before it is as old as it may be. */
export function spill(shell: Shell): LuaMultiReturn<[]> {
  const half = math.floor(shell.spillEvery / 2);
  shell.spillDue = shell.file === undefined ? Ticks.NEVER : shell.ticks + half;
  if (shell.records.length > 0 && shell.saved >= 0 && age(shell) < half) return $multi();
  return hand(Below.SHORT, "facts.busy.save", shell);
}
