/** What others tell, the second step, if some of them sleep: when they wake. The first one is sift.ts. */
import { hand } from "../../lib/modules";
import { At, bytes, Size } from "../table";
import { Longest, numberAt } from "./number";
import { Mark, type Step } from "./sift";

const { byte, sub } = string;

/**
 * In place of the seconds that somebody still sleeps, which it says in its heartbeat, the datagram gets the
 * moment when that is over, in this board's time.
 */
export const answer: Step = (core, from, kind, datagram, entries, marks, below, next) => {
  let text = datagram;
  for (const i of $range(1, marks.length)) {
    if (byte(marks, i) % Mark.UNHEARD >= Mark.ASLEEP) {
      core.sleepers = true;
      const at = entries + (i - 1) * Size.ENTRY + At.HEARTBEAT - 1;
      const until = bytes(core.uptime() + math.min(numberAt(text, at), Longest.SLEEP));
      text = sub(text, 1, at - 1) + until + sub(text, at + 4);
    }
  }
  return hand(below, "gossip.busy.spread", core, from, kind, text, entries, marks, below, next);
};
