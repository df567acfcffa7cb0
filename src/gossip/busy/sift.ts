/**
 * What others tell, the first of six steps: an entry counts if it is newer, and a board answers for
 * itself. The order of revision, incarnation and condition is that of SWIM (Das, Gupta, Motivala 2002), the
 * revision being how often the board has started.
 *
 * Here it is found out what is to be done. doze.ts reckons when those wake who sleep, spread.ts has news told on,
 * take.ts takes what is newer, miss.ts notes whose data is lacking, follow.ts does what else there is: each step
 * comes only if it has something to do, and when the code of the one before has gone, if the datagram is large or
 * heap short. Where heap does not suffice for a step, those after it are left off: so nothing is taken that is not
 * told on.
 */
import { Below, hand, use } from "../../lib/modules";
import { type Core, Kind } from "../core";
import { At, Condition, find, Size } from "../table";
import type * as Room from "./room";
import { Heap } from "./room";

const { byte, char, sub } = string;

/** What is to be done about an entry. The first four may come together. */
export const enum Mark {
  NOTHING,
  /** It is newer than what is known, if only its heartbeat: for take.ts. */
  TAKE,
  /** This board lacks its data: for miss.ts. */
  MISS,
  /** It is news, of which others and the user are told: for spread.ts. */
  NEWS = 4,
  /** It is news of somebody who sleeps: for doze.ts. */
  ASLEEP = 8,
  /** From here on for follow.ts: the sender has not heard it. */
  UNHEARD = 16,
  /** The sender believes to be gone who is up here. */
  CONTRADICT = 32,
  /** The sender does not know what the fleet knows of it. */
  CORRECT = 48,
}

/**
 * What each further step is: it goes through the entries, and goes on in the one that comes then.
 *
 * @param entries where they begin
 * @param marks what is to be done about each entry, a byte each, see {@link Mark}
 * @param below as {@link hand} takes it
 * @param next the module that goes on when all is taken; none if ""
 * @returns as `answer` does here
 */
export type Step = (
  this: void,
  core: Core,
  from: string,
  kind: number,
  datagram: string,
  entries: number,
  marks: string,
  below: number,
  next: string,
) => LuaMultiReturn<[first?: number, sums?: string]>;

const enum Most {
  /** Bytes of a datagram beside which the code of all steps may stay on a board with the usual heap. */
  SMALL = 400,
}

/** Newcomers of the datagram for whom there is room. */
let coming = 0;

/** What is to be done about an entry. */
function mark(core: Core, entry: string, from: string, kind: number): Mark {
  const address = sub(entry, 1, Size.ADDRESS);
  if (address === core.own) {
    // Later, when this code may go.
    core.accused = entry;
    return Mark.NOTHING;
  }
  const [condition, version] = byte(entry, At.CONDITION, At.VERSION);
  const gone = condition! >= Condition.DOWN;
  if (!gone && condition! >= Condition.SUSPECT) return Mark.UNHEARD;
  const members = core.table;
  const mine = find(members, address);
  // Who tells all repeats what it holds: a board that is up here is not taken for gone because of that.
  const hearsay = gone && kind === Kind.MEMBERS;
  let [held, before] = [0, ""];
  if (mine !== undefined) {
    const order = sub(entry, At.REVISION, At.CONDITION);
    const known = sub(mine, At.REVISION, At.CONDITION);
    if (sub(order, 1, 4) === sub(known, 1, 4)) {
      if (order < known) return Mark.NOTHING;
      if (hearsay && order > known && byte(order, 5) === byte(known, 5)) {
        return byte(known, 6) < Condition.DOWN ? Mark.CONTRADICT : Mark.NOTHING;
      }
      held = byte(mine, At.VERSION);
      if (order === known) before = sub(mine, At.HEARTBEAT, Size.ENTRY);
    } else if (order < known) return address === from ? Mark.CORRECT : Mark.NOTHING;
  } else if (hearsay) {
    // Else boards would remind each other for ever of who is gone for long.
    return Mark.NOTHING;
  } else if (
    (members.count + coming >= core.config.maxMembers || core.heap() < 2 * Heap.RESERVE) &&
    !use<typeof Room>("gossip.busy.room").hasRoom(core, !gone, coming)
  ) {
    core.drop("full");
    return Mark.NOTHING;
  } else {
    coming += 1;
    core.grown = core.tick;
  }
  const asleep = condition! % 4 >= Condition.ASLEEP;
  let marked = version === held ? Mark.NOTHING : Mark.MISS;
  if (before === "") {
    core.changed = core.tick;
    core.probes.delete(address);
    if (core.doubted === address) core.doubted = undefined;
    marked += Mark.TAKE + Mark.NEWS + (asleep ? Mark.ASLEEP : Mark.NOTHING);
  } else if (!asleep && sub(entry, At.HEARTBEAT) > before) marked += Mark.TAKE;
  return marked;
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
  let marks = "";
  coming = 0;
  let next = kind === Kind.MEMBERS || kind === Kind.JOIN ? "gossip.busy.follow" : "";
  let [takes, news, sleepers, lacking] = [false, false, false, false];
  for (const at of $range(entries, datagram.length, Size.ENTRY)) {
    const marked = mark(core, sub(datagram, at, at + Size.ENTRY - 1), from, kind);
    marks += char(marked);
    if (marked >= Mark.UNHEARD) next = "gossip.busy.follow";
    else {
      if (marked % 2 === 1) takes = true;
      if (marked >= Mark.NEWS) news = true;
      if (marked >= Mark.ASLEEP) sleepers = true;
      if (marked % Mark.NEWS >= Mark.MISS) lacking = true;
    }
  }
  if (lacking) next = "gossip.busy.miss";
  let first = next;
  if (sleepers) first = "gossip.busy.doze";
  else if (news) first = "gossip.busy.spread";
  else if (takes) first = "gossip.busy.take";
  if (first === "") return $multi();
  const below = datagram.length > Most.SMALL ? Below.LONG : Below.STEP;
  return hand(below, first, core, from, kind, datagram, entries, marks, below, next);
}
