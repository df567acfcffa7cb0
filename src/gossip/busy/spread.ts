/**
 * What others tell, the third step: that members came or changed is told on, to others and to the user. The
 * first one is sift.ts.
 */
import { hand } from "../../lib/modules";
import { Size } from "../table";
import { note } from "./note";
import { Mark, type Step } from "./sift";

const { byte, sub } = string;

export const answer: Step = (core, from, kind, datagram, entries, marks, below, next) => {
  for (const i of $range(1, marks.length)) {
    if (byte(marks, i) % Mark.ASLEEP >= Mark.NEWS) {
      const at = entries + (i - 1) * Size.ENTRY;
      note(core, sub(datagram, at, at + Size.ADDRESS - 1));
    }
  }
  return hand(below, "gossip.busy.take", core, from, kind, datagram, entries, marks, below, next);
};
