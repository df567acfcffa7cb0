/**
 * How members come and go: who is let in, who makes room, who is forgotten, and where this board
 * itself stands. Loaded when that happens, and let go of at once.
 */
import { type Entry, State } from "./entry";
import { addContact, type Bounds, type Fleet, setState } from "./fleet";

/**
 * Drops a member, its place among the contacts too unless the user named it. The caller sees to
 * {@link Fleet.gone}, which it may be going through.
 */
function drop(fleet: Fleet, ip: string): void {
  const contacts = fleet.contacts;
  for (const i of $range(fleet.seeds, contacts.length - 1)) {
    if (contacts[i] === ip) {
      contacts[i] = contacts[contacts.length - 1]!;
      table.remove(contacts);
      break;
    }
  }
  fleet.state.delete(ip);
  fleet.news.delete(ip);
  fleet.count -= 1;
}

/** Forgets the last word of somebody who is in {@link Fleet.past}; harmless for others. */
function dropPast(fleet: Fleet, ip: string): void {
  if (!fleet.past.has(ip)) return;
  fleet.past.delete(ip);
  fleet.gone.delete(ip);
  fleet.count -= 1;
}

/** Makes room for one more: whoever is gone for longest goes. Returns false if nobody is. */
export function makeRoom(fleet: Fleet, bounds: Bounds): boolean {
  while (fleet.count >= bounds.maxMembers) {
    let oldest: string | undefined;
    for (const [ip, round] of fleet.gone) {
      if (oldest === undefined || round < fleet.gone.get(oldest)) oldest = ip;
    }
    if (oldest === undefined) return false;
    if (fleet.past.has(oldest)) dropPast(fleet, oldest);
    else {
      drop(fleet, oldest);
      fleet.gone.delete(oldest);
    }
  }
  return true;
}

/** Forgets those long gone, except the last word of them. */
export function forget(fleet: Fleet, bounds: Bounds): void {
  for (const [ip, since] of fleet.gone) {
    const entry = fleet.state.get(ip) as Entry | undefined;
    if (entry !== undefined && fleet.round - since >= bounds.forgetAfter) {
      drop(fleet, ip);
      fleet.past.set(ip, { revision: entry.revision, heartbeat: entry.heartbeat, state: entry.state });
      fleet.count += 1;
    }
  }
}

/**
 * Gives the board's own entry its address. An entry under another address moves, and the fleet
 * learns that nobody is at the old one any more.
 */
export function settle(fleet: Fleet, bounds: Bounds, ip: string): Entry {
  const left = fleet.own;
  const before = left === undefined ? undefined : (fleet.state.get(left) as Entry | undefined);
  const own = before ?? { revision: 0, heartbeat: 0, state: State.UP };
  if (left === ip) return own;
  dropPast(fleet, ip);
  if (fleet.state.has(ip)) drop(fleet, ip);
  // First, or it could be the one to make room, and be dropped twice.
  fleet.gone.delete(ip);
  makeRoom(fleet, bounds);
  const empty: Entry = { revision: own.revision, heartbeat: own.heartbeat, state: State.UP };
  // Should memory run out at any of these, the board still has an entry of its own.
  fleet.state.set(ip, own);
  fleet.count += 1;
  fleet.own = ip;
  if (left !== undefined) {
    fleet.state.set(left, empty);
    addContact(fleet, left);
    setState(fleet, left, empty, State.REMOVE);
  }
  return own;
}
