/** What is remembered of records that have expired: a digest of their data, lest what others still say brings them back. */
import type { Shell } from "../shell";
import { ageOf, Mark, Size, tail } from "./record";
import { first, put } from "./records";

const { byte, char, sub } = string;
const { floor } = math;

/**
 * What some data adds up to, in 4 bytes: two sums of 16 bits, of which each depends on where every byte stands; the
 * data itself where that takes no more.
 */
function digestOf(data: string): string {
  if (data.length <= 4) return data;
  let [one, two] = [1, 2];
  for (const at of $range(1, data.length, 2)) {
    const [high, low] = byte(data, at, at + 1);
    const word = high! * 256 + (low ?? 0);
    one = (one * 31 + word) % 65521;
    two = (two * 37 + word) % 65519;
  }
  // One byte more or less is another length.
  one = (one + data.length) % 65521;
  return char(floor(one / 256), one % 256, floor(two / 256), two % 256);
}

/** Whether a record that has expired is not to come back yet because of what others say. */
export function isHeld(shell: Shell, record: string, grave: string, now: number): boolean {
  const [age] = ageOf(grave, now);
  return (
    age < shell.dataTimeout + shell.serverTimeout &&
    byte(grave, Size.KEY + 1) === byte(record, Size.KEY + 1) &&
    sub(grave, Size.HEAD + 1, -Size.TAIL - 1) === digestOf(sub(record, Size.HEAD + 1))
  );
}

/** Remembers that a record is there no more, lest it come back. */
export function bury(shell: Shell, record: string): void {
  const gone = shell.gone;
  const key = sub(record, 1, Size.KEY);
  const digest = digestOf(sub(record, Size.HEAD + 1, -Size.TAIL - 1));
  const grave = sub(record, 1, Size.KEY + 1) + char(0, digest.length) + digest;
  put(gone, key, grave + tail(tmr.time(), Mark.SYNCED));
  while (gone.count > shell.maxRecords) put(gone, sub(first(gone)!, 1, Size.KEY));
}
