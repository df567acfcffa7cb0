/**
 * What others tell, the third step: that members came or changed is told on, to others and to the user. The
 * first one is sift.ts.
 */
import { hand, use } from "../../lib/modules";
import type { Core } from "../core";
import { At, Condition, Size } from "../table";
import type * as Aside from "./aside";
import { note } from "./note";
import { Mark } from "./sift";

const { byte, sub } = string;

/**
 * As `answer` of sift.ts.
 *
 * @param marks what is to be done about each entry, a byte each
 * @param below as {@link hand} takes it
 * @param more whether follow.ts has something to do
 * @param lacking whether miss.ts has
 */
export function answer(
  core: Core,
  from: string,
  kind: number,
  datagram: string,
  entries: number,
  marks: string,
  below: number,
  more: boolean,
  lacking: boolean,
): LuaMultiReturn<[first?: number, sums?: string]> {
  for (const i of $range(1, marks.length)) {
    const mark = byte(marks, i);
    if (mark >= Mark.NEWS && mark < Mark.UNHEARD) {
      const at = entries + (i - 1) * Size.ENTRY;
      const entry = sub(datagram, at, at + Size.ENTRY - 1);
      note(core, sub(entry, 1, Size.ADDRESS));
      if (byte(entry, At.CONDITION) % 4 >= Condition.ASLEEP)
        use<typeof Aside>("gossip.busy.aside").sleeps(core, entry);
    }
  }
  if (lacking)
    return hand(below, "gossip.busy.miss", core, from, kind, datagram, entries, marks, below, more);
  if (!more) return $multi();
  return hand(below, "gossip.busy.follow", core, from, kind, datagram, entries, marks);
}
