/**
 * What others tell, the third step: that members came or changed is told on, to others and to the user. The
 * first one is sift.ts.
 */
import { hand } from "../../lib/modules";
import type { Core } from "../core";
import { Size } from "../table";
import { note } from "./note";
import { Mark } from "./sift";

const { byte, sub } = string;

/**
 * As `answer` of sift.ts.
 *
 * @param marks what is to be done about each entry, a byte each
 * @param below as {@link hand} takes it
 * @param next the module that goes on when all is taken; none if ""
 */
export function answer(
  core: Core,
  from: string,
  kind: number,
  datagram: string,
  entries: number,
  marks: string,
  below: number,
  next: string,
): LuaMultiReturn<[first?: number, sums?: string]> {
  for (const i of $range(1, marks.length)) {
    if (byte(marks, i) % Mark.ASLEEP >= Mark.NEWS) {
      const at = entries + (i - 1) * Size.ENTRY;
      note(core, sub(datagram, at, at + Size.ADDRESS - 1));
    }
  }
  return hand(below, "gossip.busy.take", core, from, kind, datagram, entries, marks, below, next);
}
