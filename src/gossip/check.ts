/**
 * The door: a datagram is checked whole before any of it is applied, and a bad one is refused
 * with the cause that it is counted under.
 */

import type * as Ipv4 from "../lib/ipv4";
import { use } from "../lib/modules";
import type * as Data from "./data";
import { type Entries, type Entry, hasData, Limit, State, whole } from "./entry";

/** A datagram that a board can receive; it holds 30 entries with the shortest addresses. */
const enum Most {
  BYTES = 1472,
}

/** Checks one entry and makes its numbers integers; returns the cause if it is bad. */
function checkEntry(entry: Entry, maxData: number): string | undefined {
  const revision = whole(entry.revision, Limit.WHOLE);
  const heartbeat = whole(entry.heartbeat, Limit.WHOLE);
  const state = whole(entry.state, State.REMOVE);
  if (revision === undefined || heartbeat === undefined) return "number";
  if (state === undefined) return "state";
  entry.revision = revision;
  entry.heartbeat = heartbeat;
  entry.state = state;
  if (hasData(entry) && use<typeof Data>("gossip.data").dataBytes(entry) > maxData) return "data";
  return undefined;
}

/**
 * Checks a datagram.
 *
 * @param known entries by address: an address in it is known to be good
 * @param maxData bytes that an entry's further fields may take as JSON
 * @returns the entries and `"SYN"` or `"ACK"`; or nil and the cause: `"size"` (longer than a
 *   board can receive), `"json"` (not a JSON object), `"type"` (neither SYN nor ACK), `"entry"`
 *   (a value that is no entry), `"address"`, `"number"` (revision or heartbeat), `"state"`,
 *   `"data"` (too much), `"memory"` (more than the heap can hold)
 */
export function check(
  text: string,
  known: Entries,
  maxData: number,
): LuaMultiReturn<[entries: Entries | undefined, kind: string]> {
  if (string.len(text) > Most.BYTES) return $multi(undefined, "size");
  const [decoded, value] = pcall(sjson.decode, text);
  if (!decoded && value === "not enough memory") return $multi(undefined, "memory");
  if (!decoded || type(value) !== "table") return $multi(undefined, "json");
  const entries = value as Entries;
  const kind = entries.get("type") as unknown;
  if (kind !== "SYN" && kind !== "ACK") return $multi(undefined, "type");
  entries.delete("type");
  let ipv4: typeof Ipv4 | undefined;
  for (const [ip, entry] of entries) {
    if (type(entry) === "table") {
      if (!known.has(ip)) {
        ipv4 ??= use<typeof Ipv4>("lib.ipv4", true);
        if (!ipv4.isAddress(ip)) return $multi(undefined, "address");
      }
      const cause = checkEntry(entry, maxData);
      if (cause !== undefined) return $multi(undefined, cause);
    } else if (type(entry) === "string") {
      // Not for us: every version skips the texts on the top level that it does not know.
      entries.delete(ip);
    } else return $multi(undefined, "entry");
  }
  return $multi(entries, kind);
}
