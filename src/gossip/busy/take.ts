/** What others tell, the third step: what is newer is taken. The first one is sift.ts. */
import { hand } from "../../lib/modules";
import type { Core } from "../core";
import { At, find, Size } from "../table";
import { put } from "./put";
import { Mark } from "./sift";

const { byte, char, sub } = string;

/**
 * As `answer` of sift.ts. All is compared once more: a datagram may hold two entries of one address.
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
  const members = core.table;
  for (const i of $range(1, marks.length)) {
    const marked = byte(marks, i);
    const at = entries + (i - 1) * Size.ENTRY;
    const address = sub(datagram, at, at + (Size.ADDRESS - 1));
    const order = sub(datagram, at + Size.ADDRESS, at + (At.CONDITION - 1));
    const mine = find(members, address) ?? "";
    const known = sub(mine, At.REVISION, At.CONDITION);
    if (marked % 2 === 1 && order >= known) {
      let [held, heartbeat, stamp] = [
        "\0",
        sub(datagram, at + (At.HEARTBEAT - 1), at + (Size.ENTRY - 1)),
        sub(mine, At.STAMP),
      ];
      if (sub(order, 1, 4) === sub(known, 1, 4)) {
        held = sub(mine, At.VERSION, At.VERSION);
        const before = sub(mine, At.HEARTBEAT, Size.ENTRY);
        // Of those who sleep it says when they wake.
        if (heartbeat < before && marked < Mark.ASLEEP) heartbeat = before;
      }
      if (marked >= Mark.NEWS) stamp = char(math.floor(core.tick / 128) % 256);
      put(members, address, address + order + held + heartbeat + stamp);
    }
  }
  return hand(below, "gossip.busy.spread", core, from, kind, datagram, entries, marks, below, rest);
}
