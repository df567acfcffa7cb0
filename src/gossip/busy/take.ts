/** What others tell, the second step: what is newer is taken. The first one is sift.ts. */
import { hand, use } from "../../lib/modules";
import type { Core } from "../core";
import { At, Condition, find, Size } from "../table";
import type * as Aside from "./aside";
import { put } from "./put";

const { byte, char, sub } = string;

/**
 * As `answer` of sift.ts. All is compared once more: a datagram may hold two entries of one address.
 *
 * @param marks what is to be done about each entry, a byte each
 * @param below as {@link hand} takes it
 * @param more whether follow.ts has something to do
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
): LuaMultiReturn<[first?: number, sums?: string]> {
  const members = core.table;
  for (const i of $range(1, marks.length)) {
    const at = entries + (i - 1) * Size.ENTRY;
    const entry = sub(datagram, at, at + Size.ENTRY - 1);
    const address = sub(entry, 1, Size.ADDRESS);
    const order = sub(entry, At.REVISION, At.CONDITION);
    const mine = find(members, address) ?? "";
    const known = sub(mine, At.REVISION, At.CONDITION);
    if (byte(marks, i) % 2 === 1 && order >= known) {
      let [held, heartbeat, stamp] = ["\0", sub(entry, At.HEARTBEAT), sub(mine, At.STAMP)];
      const asleep = byte(order, 6) % 4 >= Condition.ASLEEP;
      if (asleep) heartbeat = use<typeof Aside>("gossip.busy.aside").wakes(core, heartbeat);
      if (mine === "") core.grown = core.tick;
      else if (sub(order, 1, 4) === sub(known, 1, 4)) {
        held = sub(mine, At.VERSION, At.VERSION);
        const before = sub(mine, At.HEARTBEAT, Size.ENTRY);
        if (heartbeat < before && !asleep) heartbeat = before;
      }
      if (order > known) {
        core.changed = core.tick;
        stamp = char(math.floor(core.tick / 128) % 256);
      }
      put(members, address, address + order + held + heartbeat + stamp);
    }
  }
  if (!more) return $multi();
  return hand(below, "gossip.busy.follow", core, from, kind, datagram, entries, marks);
}
