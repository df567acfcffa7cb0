/**
 * What a board knows of the fleet, and the rules by which that changes: a value that knows no
 * socket, clock or file. {@link Fleet.state} is the table that users see as networkState. How
 * members come and go, which happens seldom, stands in members.ts.
 */

import { use } from "../lib/modules";
import type * as Data from "./data";
import { type Entries, type Entry, hasData, Limit, newer, State } from "./entry";
import type * as Members from "./members";
import type * as Share from "./share";

/** How much a fleet may grow, and how long it remembers. */
export interface Bounds {
  /** Addresses kept, the board's own and those remembered as gone included. */
  maxMembers: number;
  /** Rounds after which a member in REMOVE is forgotten. */
  forgetAfter: number;
}

export interface Fleet {
  /** Whether this board wants to take part, and whether it has an address to do so. */
  wanted: boolean;
  online: boolean;
  /** Whether the board's own revision is still to be saved, and the round in which that was last tried. */
  unsaved: boolean;
  saved?: number;
  /** Whether anybody was heard to share data. */
  shares: boolean;
  /** The board's own address; nil until it has one. */
  own?: string;
  state: Entries;
  /** Whom a SYN may go to: the seeds that the user named, then the members. */
  contacts: string[];
  /** How many of the contacts the user named; those stay. */
  seeds: number;
  /** Changes to tell first: how many more datagrams each goes into. */
  news: LuaTable<string, number>;
  /** The round in which a member went to REMOVE; stays while it is in {@link past}. */
  gone: LuaTable<string, number>;
  /** The last word of those forgotten: only something newer brings them back. */
  past: Entries;
  /**
   * Addresses in `state` and `past`: what {@link Bounds.maxMembers} bounds. It grows only once one
   * is in: memory may run out in the middle of a change, and it must be right then, too.
   */
  count: number;
  round: number;
  /**
   * Entries whose data found no room; the keys are weak, and nil while there are none. They are
   * not passed on: whoever heard one would refuse the whole one, which is not newer.
   */
  stripped?: LuaTable<Entry, boolean>;
  /** Where in the contacts the telling of old news goes on. */
  cursor: number;
}

/** A change goes into this many datagrams ahead of what changed less recently. */
const NEWS_SENDS = 8;
/** So many changes at once are told first; more of them have their turn like everything else. */
const MAX_NEWS = 8;

/** Makes a change news. */
function tellFirst(fleet: Fleet, ip: string): void {
  let count = 0;
  for (const [_] of fleet.news) count += 1;
  if (count < MAX_NEWS) fleet.news.set(ip, NEWS_SENDS);
}

/** A fleet of nobody yet. `contacts` is kept, not copied. */
export function createFleet(contacts: string[]): Fleet {
  return {
    wanted: false,
    online: false,
    unsaved: false,
    shares: false,
    state: new LuaTable(),
    contacts,
    seeds: 0,
    news: new LuaTable(),
    gone: new LuaTable(),
    past: new LuaTable(),
    count: 0,
    round: 0,
    cursor: 0,
  };
}

/** Sets what a member is thought to be, and notes the round in which it is gone. */
export function setState(fleet: Fleet, ip: string, entry: Entry, state: State): void {
  // A TICK and its end happen at every SYN and ACK.
  if (state !== entry.state && (state > State.TICK || entry.state > State.TICK)) {
    tellFirst(fleet, ip);
  }
  entry.state = state;
  fleet.gone.set(ip, (state === State.REMOVE ? (fleet.gone.get(ip) ?? fleet.round) : undefined)!);
}

/**
 * Sets the board's own heartbeat. Where up time went back (its counter wraps after 68 years)
 * the revision rises, since the fleet would take the new heartbeat for an old one.
 */
export function beat(fleet: Fleet, uptime: number): void {
  const own = fleet.state.get(fleet.own!);
  if (uptime < own.heartbeat) {
    own.revision = math.min(own.revision, Limit.WHOLE - 1) + 1;
    fleet.unsaved = true;
  }
  own.heartbeat = uptime;
}

/**
 * Holds what others believe of this board against the truth. A belief that is no older raises
 * the truth above it; a TICK of this very second does not: the next heartbeat answers it.
 */
function defend(own: Entry, belief: Entry): boolean {
  const same = belief.revision === own.revision && belief.heartbeat === own.heartbeat;
  if (same ? belief.state < State.SUSPECT : !newer(belief, own)) return false;
  const risen = math.min(belief.revision, Limit.WHOLE - 1) + 1;
  // Nothing is above the largest number: to answer would bring the same belief back for ever.
  if (risen === own.revision) return false;
  own.revision = risen;
  return true;
}

/** Makes a member a contact, unless it is one already, as seeds are. */
export function addContact(fleet: Fleet, ip: string): void {
  for (const contact of fleet.contacts) {
    if (contact === ip) return;
  }
  table.insert(fleet.contacts, ip);
}

/** Lets a newcomer in, or one back whom the board had forgotten. Returns false when there is no room. */
function admit(fleet: Fleet, bounds: Bounds, ip: string): boolean {
  if (fleet.past.has(ip)) {
    fleet.past.delete(ip);
    fleet.gone.delete(ip);
    fleet.count -= 1;
  }
  if (fleet.count >= bounds.maxMembers) {
    const [loaded, members] = pcall(use, "gossip.members", true);
    if (!loaded || !(members as typeof Members).makeRoom(fleet, bounds)) return false;
  }
  addContact(fleet, ip);
  return true;
}

/**
 * Takes what is newer from a checked datagram: such an entry becomes the fleet's own.
 *
 * @param bytes how long the datagram was
 * @param heap tells the bytes of heap that are free, garbage counted
 * @returns whether any was taken; whether the board's own revision rose;
 *   and for how much there was no room: newcomers, and data that members had not
 */
export function apply(
  fleet: Fleet,
  bounds: Bounds,
  entries: Entries,
  bytes: number,
  heap: () => number,
): LuaMultiReturn<[taken: boolean, raised: boolean, full: number]> {
  let taken = false;
  let raised = false;
  let full = 0;
  let room: number | undefined;
  for (const [ip, entry] of entries) {
    const mine = fleet.state.get(ip) as Entry | undefined;
    const last = mine ?? (fleet.past.get(ip) as Entry | undefined);
    if (ip === fleet.own) {
      raised = defend(mine!, entry);
      if (raised) fleet.unsaved = true;
    } else if (newer(entry, last) && (mine !== undefined || entry.state !== State.REMOVE)) {
      let grows = 0;
      if (hasData(entry)) {
        fleet.shares = true;
        grows = use<typeof Data>("gossip.data").growth(entry, mine);
      }
      // What a member takes; who comes back from `past` takes no more than there.
      if (last === undefined) grows += 230;
      if (room === undefined && grows > 0) {
        collectgarbage();
        // What the largest datagram of so many members takes while it is handled must stay free (some
        // seven times its length, more with data); what this one takes decoded (some four times, six with
        // data) is free again soon. Until then there must be heap to answer.
        const peak = fleet.shares ? Limit.DATA_HEAP : math.min(fleet.count * 64, Limit.BYTES) * 7;
        room = heap() - math.max(peak - bytes * (fleet.shares ? 6 : 4), 4096);
      }
      const fits = grows === 0 || grows <= room!;
      let share: typeof Share | undefined;
      if (!fits && fleet.shares) {
        // Where not even the code for it finds room, all stays as it is.
        const [loaded, module] = pcall(use, "gossip.share", true);
        if (loaded) share = module as typeof Share;
      }
      // A member is worth more than another one's data.
      const stays = fits || (share !== undefined && (mine !== undefined || share.shed(fleet)));
      if (!stays || (mine === undefined && !admit(fleet, bounds, ip))) full += 1;
      else {
        if (share !== undefined) full += share.strip(fleet, entry);
        else if (grows > 0) room! -= grows;
        // A heartbeat that goes on is no news: nobody waits for it.
        if (mine === undefined || mine.revision !== entry.revision || mine.state !== entry.state) {
          tellFirst(fleet, ip);
        }
        fleet.state.set(ip, entry);
        if (mine === undefined) fleet.count += 1;
        setState(fleet, ip, entry, entry.state);
        taken = true;
      }
    }
  }
  return $multi(taken, raised, full);
}

/**
 * A SYN went to this address: until something comes back, it is a step nearer to REMOVE.
 *
 * @returns the entry if it went from DOWN to REMOVE
 */
export function tick(fleet: Fleet, ip: string): Entry | undefined {
  const entry = fleet.state.get(ip) as Entry | undefined;
  if (entry === undefined || ip === fleet.own || entry.state === State.REMOVE) return undefined;
  const state = entry.state + 1;
  setState(fleet, ip, entry, state);
  return state === State.REMOVE ? entry : undefined;
}

/** Whether this board knows nobody alive but itself. */
function isAlone(fleet: Fleet): boolean {
  for (const [ip, entry] of fleet.state) {
    if (ip !== fleet.own && entry.state < State.DOWN) return false;
  }
  return true;
}

/**
 * Whom to send this round's SYN to: a random contact; one thought dead only if the draw falls
 * on such a one twice, so that the living do not wait for the dead.
 *
 * A board that knows nobody alive tries all of the network every other round: its seeds may be
 * off, or have other addresses now. One that has forgotten somebody does so now and then: after a
 * long split of the network each half has forgotten the other, and would never ask for it again.
 *
 * @param random draws a whole number from `low` to `high`, both included
 * @returns nil for everybody, by broadcast
 */
export function pick(fleet: Fleet, random: (low: number, high: number) => number): string | undefined {
  const contacts = fleet.contacts;
  const round = fleet.round;
  if (
    contacts.length === 0 ||
    (round % 2 === 1 && isAlone(fleet)) ||
    (round % 32 === 31 && next(fleet.past)[0] !== undefined)
  ) {
    return undefined;
  }
  let choice: string | undefined;
  for (const _ of $range(1, 2)) {
    const at = random(1, contacts.length);
    choice = contacts[at - 1]!;
    if (choice === fleet.own) choice = contacts[at % contacts.length]!;
    const entry = fleet.state.get(choice) as Entry | undefined;
    if (entry === undefined || entry.state < State.DOWN) break;
  }
  return choice === fleet.own ? undefined : choice;
}
