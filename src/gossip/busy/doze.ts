/** What others tell, the second step, if some of them sleep: when they wake. The first one is sift.ts. */
import { hand } from "../../lib/modules";
import type { Core } from "../core";
import { At, bytes, Size } from "../table";
import { Longest, numberAt } from "./number";
import { Mark } from "./sift";

const { byte, sub } = string;

/**
 * As `answer` of sift.ts. In place of the seconds that somebody still sleeps, which it says in its heartbeat, the
 * datagram gets the moment when that is over, in this board's time.
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
}
