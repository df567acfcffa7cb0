/** What others tell, the fourth step: what is newer is taken. The first one is sift.ts. */
import { hand } from "../../lib/modules";
import { At, find, Size } from "../table";
import { put } from "./put";
import { Mark, type Step } from "./sift";

const { byte, char, sub } = string;

/** All is compared once more: a datagram may hold two entries of one address. */
export const answer: Step = (core, from, kind, datagram, entries, marks, below, next) => {
  const members = core.table;
  const tick = core.tick;
  for (const i of $range(1, marks.length)) {
    const marked = byte(marks, i);
    const at = entries + (i - 1) * Size.ENTRY;
    const address = sub(datagram, at, at + (Size.ADDRESS - 1));
    const order = sub(datagram, at + Size.ADDRESS, at + (At.CONDITION - 1));
    const mine = find(members, address) ?? "";
    const known = sub(mine, At.REVISION, At.CONDITION);
    // Who was there when all was sifted may have made room since, for one that comes after.
    if (marked % 2 === 1 && order >= known && (mine !== "" || members.count < core.config.maxMembers)) {
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
      // float ok: a multiple of 128 is divided, of 24 digits in binary at most
      if (order > known) stamp = char(((tick - (tick % 128)) / 128) % 256);
      put(members, address, address + order + held + heartbeat + stamp);
    }
  }
  if (next === "") return $multi();
  return hand(below, next, core, from, kind, datagram, entries, marks, below);
};
