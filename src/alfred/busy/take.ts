/** Taking a record of others, or not. */
import { use } from "../../lib/modules";
import type { Shell } from "../shell";
import type * as Grave from "./grave";
import { isOver } from "./over";
import { ageOf, Mark, Size, tail } from "./record";
import { get, put } from "./records";
import type * as Room from "./room";
import type * as Tell from "./tell";

const { sub } = string;

/** Periods for which what a record's own source has said counts for more than what others say of it. */
const FIRST = 3;

/**
 * Takes a record that others push, or does not; returns whether that took long.
 *
 * @param record as it travels
 * @param asked whether this board has asked for it
 */
export function take(shell: Shell, record: string, mark: Mark, asked: boolean): boolean {
  const now = tmr.time();
  const key = sub(record, 1, Size.KEY);
  if (get(shell.own, key) !== undefined) return false;
  const [heard, gone] = [shell.heard, shell.gone];
  const before = get(heard, key);
  if (before !== undefined) {
    const [age, was] = ageOf(before, now);
    // Others may push what it said before.
    if (mark < was && age < FIRST * shell.syncPeriod) return false;
  }
  const grave = before === undefined ? get(gone, key) : undefined;
  if (grave !== undefined) {
    if (
      mark !== Mark.FIRST_HAND &&
      !asked &&
      use<typeof Grave>("alfred.busy.grave").isHeld(shell, record, grave, now)
    ) {
      shell.alfred.stats.held += 1;
      return true;
    }
    put(gone, key);
  }
  const more = record.length + Size.TAIL - (before === undefined ? 0 : before.length);
  const records = before === undefined ? 1 : 0;
  const over = isOver(shell, records, more);
  let out: string | undefined;
  if (over) {
    out = use<typeof Room>("alfred.busy.room").room(shell, records, more, key);
    if (out === undefined) {
      shell.drop("full");
      return true;
    }
  }
  put(heard, key, record + tail(now, mark));
  if (shell.onEvent === undefined && shell.onUpdate === undefined) return over;
  if (out !== undefined) use<typeof Room>("alfred.busy.room").tellGone(shell, out);
  if (before === undefined) use<typeof Tell>("alfred.busy.tell").tell(shell, "added", record);
  else if (sub(before, 1, -Size.TAIL - 1) !== record)
    use<typeof Tell>("alfred.busy.tell").tell(shell, "changed", record);
  return over;
}
