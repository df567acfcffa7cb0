/** Making room for records, where there is none. */
import type { Shell } from "../shell";
import { each } from "./each";
import { ageOf, Mark, Size } from "./record";
import { first, put } from "./records";
import { tell } from "./tell";

const { sub } = string;

/**
 * Makes room: what is remembered of records that have expired goes first, then the synced records that were heard
 * longest ago. Nothing goes if there would not be room then.
 *
 * @param records how many more there are to be
 * @param bytes what they take more
 * @param key the record for which that is
 * @returns what has gone, to be told of with {@link tellGone} once the record is there; nil if there is no room
 */
export function room(shell: Shell, records: number, bytes: number, key: string): string | undefined {
  const [own, heard, gone] = [shell.own, shell.heard, shell.gone];
  let many = own.count + heard.count + records - shell.maxRecords;
  let much = own.bytes + heard.bytes + bytes - shell.maxBytes;
  // First it is seen what would go.
  let out = "";
  const following = each(heard);
  while (many > 0 || much > 0) {
    const record = following();
    if (record === undefined) return undefined;
    const its = sub(record, 1, Size.KEY);
    if (ageOf(record, 0)[1] < Mark.FIRST_HAND && its !== key) {
      out += its;
      many -= 1;
      much -= record.length;
    }
  }
  while (much + gone.bytes > 0 && gone.count > 0) put(gone, sub(first(gone)!, 1, Size.KEY));
  for (const at of $range(1, out.length, Size.KEY)) {
    put(heard, sub(out, at, at + Size.KEY - 1));
    shell.alfred.stats.evicted += 1;
  }
  return out;
}

/** Tells of records that have made room. */
export function tellGone(shell: Shell, out: string): void {
  for (const at of $range(1, out.length, Size.KEY)) tell(shell, "expired", sub(out, at, at + Size.KEY - 1));
}
