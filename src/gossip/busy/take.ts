/**
 * Taking what others tell: an entry counts if it is newer, and a board answers for itself. The order
 * of revision, incarnation and condition is that of SWIM (Das, Gupta, Motivala 2002), the revision
 * being how often the board has started.
 */
import { use } from "../../lib/modules";
import { type Core, Kind, Time } from "../core";
import { At, Condition, digest, find, Size } from "../table";
import type * as Aside from "./aside";
import type * as Correct from "./correct";
import { Next } from "./give";
import type * as Room from "./room";
import { put, settle } from "./store";

const { byte, sub } = string;

const enum Most {
  /** Bytes of a datagram that is about full. */
  FEW = 1300,
}

/** Takes an entry, if it is newer than what is known. */
function take(core: Core, entry: string, from: string, kind: number): void {
  const address = sub(entry, 1, Size.ADDRESS);
  if (address === core.own) {
    // Later, when this code may go if heap is short.
    core.accused = entry;
    return;
  }
  const [condition, version] = byte(entry, At.CONDITION, At.VERSION);
  const gone = condition! >= Condition.DOWN;
  if (!gone && condition! >= Condition.SUSPECT) {
    // Who suspects it has not heard it either.
    use<typeof Aside>("gossip.busy.aside").isUnheard(core, address, from);
    return;
  }
  const mine = find(core.table, address);
  const order = sub(entry, At.REVISION, At.CONDITION);
  // Who tells all repeats what it holds: a board that is up here is not taken for gone because of that.
  const hearsay = gone && kind === Kind.MEMBERS;
  let [held, known] = [0, ""];
  let heartbeat = sub(entry, At.HEARTBEAT, Size.ENTRY);
  if (mine !== undefined) {
    known = sub(mine, At.REVISION, At.CONDITION);
    if (sub(order, 1, 4) === sub(known, 1, 4)) {
      held = byte(mine, At.VERSION);
      if (hearsay && order > known && byte(order, 5) === byte(known, 5)) {
        if (byte(known, 6) < Condition.DOWN) use<typeof Aside>("gossip.busy.aside").contradict(core, entry);
        return;
      }
      const before = sub(mine, At.HEARTBEAT, Size.ENTRY);
      if (heartbeat < before) heartbeat = before;
    } else if (order < known) {
      // It does not know what the fleet knows of it: the revision of a life that its flash forgot, say.
      if (address === from) use<typeof Correct>("gossip.busy.correct").correct(core, from, Kind.NEWS, mine);
      return;
    }
  } else if (hearsay) {
    // Else boards would remind each other for ever of who is gone for long.
    return;
  } else if (!use<typeof Room>("gossip.busy.room").hasRoom(core, !gone)) {
    core.drop("full");
    return;
  }
  const asleep = condition! % 4 >= Condition.ASLEEP;
  if (order > known) {
    if (mine === undefined) core.grown = core.tick;
    if (asleep) heartbeat = use<typeof Aside>("gossip.busy.aside").wakes(core, entry);
    core.probes.delete(address);
    if (core.doubted === address) core.doubted = undefined;
    settle(core, sub(entry, 1, At.CONDITION) + string.char(held) + heartbeat);
  } else if (order === known && !asleep) {
    put(core.table, address, sub(mine!, 1, At.VERSION) + heartbeat + sub(mine!, At.STAMP));
  }
  if (version !== held && order >= known) {
    use<typeof Aside>("gossip.busy.aside").miss(core, address, from, version!, held);
  }
}

/**
 * Takes the entries of a good datagram.
 *
 * @param entries where they begin
 * @returns if the sender is to be told what it does not know: from which bucket on, and what it said that
 *   its buckets add up to; if another one is to be asked for more, {@link Next.ASK}
 */
export function answer(
  core: Core,
  from: string,
  kind: number,
  datagram: string,
  entries: number,
): LuaMultiReturn<[first?: number, sums?: string]> {
  for (const at of $range(entries, datagram.length, Size.ENTRY)) {
    const [taken, problem] = pcall(take, core, sub(datagram, at, at + Size.ENTRY - 1), from, kind);
    if (!taken) use<typeof Room>("gossip.busy.room").refuse(core, problem);
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
}
