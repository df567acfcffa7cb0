/**
 * Writes datagrams: at most 1,400 bytes of JSON, with what the fleet needs to hear first in
 * front.
 */
import { use } from "../lib/modules";
import type * as Data from "./data";
import { type Entries, type Entry, hasData, Limit, newer, State } from "./entry";
import type { Fleet } from "./fleet";

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
  // Not parts in a table: table.concat needs twice the heap.
  let text = `{"type":"${kind}"`;
  let most: number = Limit.BYTES;

  /** Adds an entry if the receiver needs it. Returns false only if it did not fit. */
  function add(ip: string, entry: Entry | undefined): boolean {
    if (
      entry === undefined ||
      (stripped?.has(entry) && entry.state === State.UP) ||
      (known !== undefined && !newer(entry, known.get(ip) as Entry | undefined))
    ) {
      return true;
    }
    const part = `,"${ip}":${sjson.encode(entry)}`;
    // Two with the most data there may be must fit.
    if (entry.data !== undefined && maxData <= 300) most = Limit.DATA_BYTES;
    if (string.len(text) + string.len(part) >= most) return false;
    text += part;
    return true;
  }

  const mine = state.get(own);
  add(own, hasData(mine) ? use<typeof Data>("gossip.data").sendable(mine, maxData) : mine);
  // What does not even fit beside the own entry must not keep the rest from its turn.
  const alone = text;
  for (const [ip, left] of news) {
    const before = text;
    const fits = add(ip, state.get(ip));
    // Who answers tells only what is needed: that uses news up only when it goes in.
    if (fits ? known === undefined || text !== before : before === alone) news.set(ip, left - 1);
  }
  for (const i of $range(0, contacts.length - 1)) {
    const at = (cursor + i) % contacts.length;
    const ip = contacts[at]!;
    if (ip !== own && !news.has(ip) && !add(ip, state.get(ip)) && text !== alone) {
      fleet.cursor = at;
      break;
    }
  }
  for (const [ip, left] of news) {
    if (left <= 0) news.delete(ip);
  }
  return `${text}}`;
}
