/** The server has stored something: that need not be held any more. */
import type { Shell } from "../shell";
import { Part, remove } from "./records";
import { bytesOf, over } from "./wide";

const { byte, sub } = string;

/** What stands in a record for the id of a message, 16 bytes from a place on. */
function keyOf(text: string, at: number): string {
  const [time, rest] = over(sub(text, at, at + 6), 16);
  return time + bytesOf(rest * 256 + byte(text, at + 7), 2) + sub(text, at + 8, at + 15);
}

/** Lets go of the records whose ids stand behind the first 3 bytes; what is not held is ignored. */
export function stored(shell: Shell, data: string): void {
  const records = shell.records;
  for (const at of $range(4, data.length, 16)) {
    const key = keyOf(data, at);
    for (const place of $range(1, shell.sent)) {
      if (sub(records[place - 1]!, Part.TIME, Part.DATA - 1) === key) {
        // The next one need not wait for this one any more.
        if (place === shell.sent) shell.clear = 0;
        remove(shell, place);
        shell.facts.stats.stored += 1;
        // One that was lost on the way is not to wait for as long as others arrive.
        if (place === 1) shell.storedAt = shell.ticks;
        break;
      }
    }
  }
}
