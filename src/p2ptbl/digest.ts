/**
 * What a table adds up to, so that boards see whether they hold the same without telling it. Loaded to reckon
 * that, and let go of at once.
 */
import type { Rows } from "./busy/rows";

const { byte, char, find, sub } = string;
const { floor } = math;

/** Bytes of rows that a step reckons with: some 30 ms. */
const STEP = 400;

/**
 * Reckons a table's digest, some rows a step; keys that are gone do not count, since boards forget them
 * at other times.
 *
 * @returns what does a step, and returns whether it is done: then the table has it, unless it has changed
 *   meanwhile
 */
export function reckon(rows: Rows): (this: void) => boolean {
  const pieces = rows.pieces;
  let [piece, at] = [1, 1];
  let [one, two] = [0, 0];
  rows.digest = "";
  return () => {
    let left = STEP;
    while (left > 0) {
      const text = pieces[piece - 1];
      if (text === undefined || rows.digest !== "") {
        const digest = char(floor(one / 256), one % 256, floor(two / 256), two % 256);
        if (rows.digest === "") rows.digest = digest;
        return true;
      }
      const [end] = find(text, "\n", at + 1, true);
      if (end === undefined) {
        piece += 1;
        at = 1;
      } else {
        const row = sub(text, at + 1, end - 1);
        at = end;
        left -= row.length + 1;
        // Key and version alone: it is gone.
        if (find(row, "^[^\t]*\t[^\t]*\t$")[0] === undefined) {
          let [a, b] = [1, 2];
          for (const i of $range(1, row.length)) {
            const letter = byte(row, i);
            a = (a * 31 + letter) % 65521;
            b = (b * 37 + letter) % 65519;
          }
          one = (one + a) % 65536;
          two = (two + b) % 65536;
        }
      }
    }
    return false;
  };
}
