/** What others tell, the last step: what else is to be done. The first one is sift.ts. */
import { use } from "../../lib/modules";
import { type Core, Kind, Time } from "../core";
import { digest, find, Size } from "../table";
import type * as Aside from "./aside";
import type * as Correct from "./correct";
import { Next } from "./give";
import { Mark, type Step } from "./sift";

const { byte, sub } = string;

const enum Most {
  /** Bytes of a datagram that is about full. */
  FEW = 1300,
}

/** Does what is to be done about an entry that was marked. */
function follow(core: Core, from: string, entry: string, mark: Mark): void {
  const address = sub(entry, 1, Size.ADDRESS);
  if (mark === Mark.UNHEARD) {
    // Who suspects it has not heard it either.
    use<typeof Aside>("gossip.busy.aside").isUnheard(core, address, from);
  } else if (mark === Mark.CONTRADICT) use<typeof Aside>("gossip.busy.aside").contradict(core, entry);
  else {
    // It does not know what the fleet knows of it: the revision of a life that its flash forgot, say.
    const mine = find(core.table, address);
    if (mine !== undefined) use<typeof Correct>("gossip.busy.correct").correct(core, from, Kind.NEWS, mine);
  }
}

export const answer: Step = (core, from, kind, datagram, entries, marks) => {
  for (const i of $range(1, marks.length)) {
    const mark = byte(marks, i);
    const at = entries + (i - 1) * Size.ENTRY;
    if (mark >= Mark.UNHEARD) follow(core, from, sub(datagram, at, at + Size.ENTRY - 1), mark);
  }
  if (kind === Kind.MEMBERS) {
    core.wanted = byte(datagram, 2);
    if (core.changed === core.tick && core.asked !== core.tick) {
      // There may be more of that.
      core.asked = core.tick;
      if (datagram.length > Most.FEW) return $multi(Next.ASK);
    }
  } else if (kind === Kind.JOIN && core.tick > Time.SETTLED && sub(datagram, 2, 4) !== digest(core)) {
    // By lot, three of the fleet do.
    if (core.random(1, core.table.alive) <= 3) return $multi(core.random(0, 255), "");
  }
  return $multi();
};
