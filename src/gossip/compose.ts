/**
 * Writes datagrams: at most 1,400 bytes of JSON, with what the fleet needs to hear first in
 * front.
 */
import { use } from "../lib/modules";
import type * as Data from "./data";
import { type Entries, type Entry, hasData, newer } from "./entry";
import type { Fleet } from "./fleet";

/** An ESP8266 sends 1,472 bytes at most; the rest is for whatever a path puts around it. */
const MAX_BYTES = 1400;

/**
 * A datagram of what this board knows: its own entry, then news, then what was told least
 * recently, as far as it fits.
 *
 * @param maxData bytes that the own entry's further fields may take as JSON
 * @param known what the receiver said that it knows: only what is newer goes in; nil for all
 */
export function compose(fleet: Fleet, kind: "SYN" | "ACK", maxData: number, known?: Entries): string {
  const { contacts, cursor, news, state, stripped } = fleet;
  const own = fleet.own!;
  const parts = [`{"type":"${kind}"`];
  let bytes = string.len(parts[0]!) + 1;

  /** Adds an entry if the receiver needs it. Returns false only if it did not fit. */
  function add(ip: string, entry: Entry | undefined): boolean {
    if (
      entry === undefined ||
      stripped?.has(entry) ||
      (known !== undefined && !newer(entry, known.get(ip) as Entry | undefined))
    ) {
      return true;
    }
    const part = `,"${ip}":${sjson.encode(entry)}`;
    bytes += string.len(part);
    if (bytes > MAX_BYTES) {
      bytes -= string.len(part);
      return false;
    }
    parts[parts.length] = part;
    return true;
  }

  const mine = state.get(own);
  add(own, hasData(mine) ? use<typeof Data>("gossip.data").sendable(mine, maxData) : mine);
  for (const [ip, left] of news) {
    const told = parts.length;
    // Who answers tells only what is needed: that uses news up only when it goes in.
    if (add(ip, state.get(ip)) && (known === undefined || parts.length > told)) news.set(ip, left - 1);
  }
  for (const i of $range(0, contacts.length - 1)) {
    const at = (cursor + i) % contacts.length;
    const ip = contacts[at]!;
    if (ip !== own && !news.has(ip) && !add(ip, state.get(ip))) {
      fleet.cursor = at;
      break;
    }
  }
  for (const [ip, left] of news) {
    if (left <= 0) news.delete(ip);
  }
  table.insert(parts, "}");
  return table.concat(parts);
}
