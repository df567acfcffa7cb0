/** What others tell, the fifth step: data that they have and this board lacks. The first one is sift.ts. */
import { hand } from "../../lib/modules";
import { type Core, Kind } from "../core";
import { At, find, position, Size } from "../table";
import { Mark, type Step } from "./sift";
import { isAhead } from "./version";

const enum Most {
  /** Addresses whose data is asked of one board at once. */
  ASKED = 32,
}

const { byte, sub } = string;

/** Notes that a member has newer data than this board holds, and who has it, if its entry is of the life that is known. */
function miss(core: Core, from: string, entry: string): void {
  const address = sub(entry, 1, Size.ADDRESS);
  const mine = find(core.table, address);
  if (mine === undefined) return;
  const newer = isAhead(byte(entry, At.VERSION), byte(mine, At.VERSION));
  if (!newer || sub(entry, At.REVISION, At.CONDITION) !== sub(mine, At.REVISION, At.CONDITION)) return;
  core.missing ??= new LuaTable();
  const asked = (core.missing.get(from) as string | undefined) ?? "";
  if (asked.length < Most.ASKED * Size.ADDRESS && position(asked, address, Size.ADDRESS) === 0) {
    core.missing.set(from, asked + address);
  }
}

export const answer: Step = (core, from, kind, datagram, entries, marks, below) => {
  let more = kind === Kind.MEMBERS || kind === Kind.JOIN;
  for (const i of $range(1, marks.length)) {
    const mark = byte(marks, i);
    if (mark >= Mark.UNHEARD) more = true;
    if (mark % Mark.NEWS >= Mark.MISS) {
      const at = entries + (i - 1) * Size.ENTRY;
      miss(core, from, sub(datagram, at, at + Size.ENTRY - 1));
    }
  }
  if (!more) return $multi();
  return hand(below, "gossip.busy.follow", core, from, kind, datagram, entries, marks);
};
