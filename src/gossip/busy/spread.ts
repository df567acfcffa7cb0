/**
 * What others tell, the fourth step: that members came or changed is told on, to others and to the user. The
 * first one is sift.ts.
 */
import { hand } from "../../lib/modules";
import type { Core } from "../core";
import { Size } from "../table";
import { note } from "./note";
import { Mark, Rest } from "./sift";

const { byte, sub } = string;

/**
 * As `answer` of sift.ts.
 *
 * @param marks what is to be done about each entry, a byte each
 * @param below as {@link hand} takes it
 * @param rest what there is to do when all is taken and told
 */
export function answer(
  core: Core,
  from: string,
  kind: number,
  datagram: string,
  entries: number,
  marks: string,
  below: number,
  rest: number,
): LuaMultiReturn<[first?: number, sums?: string]> {
  for (const i of $range(1, marks.length)) {
    if (byte(marks, i) % Mark.ASLEEP >= Mark.NEWS) {
      const at = entries + (i - 1) * Size.ENTRY;
      note(core, sub(datagram, at, at + Size.ADDRESS - 1));
    }
  }
  if (rest === Rest.NOTHING) return $multi();
  const next = rest >= Rest.MISS ? "gossip.busy.miss" : "gossip.busy.follow";
  return hand(below, next, core, from, kind, datagram, entries, marks, below, rest);
}
