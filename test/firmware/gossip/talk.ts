/** How specs of gossip speak with a board: entries and datagrams in few words. */
import type { Entry } from "../../../src/gossip/entry";
import type { MockBoard } from "../mock/board";

/** A datagram as sjson decodes it. */
export interface Datagram {
  type: string;
  [ip: string]: unknown;
}

export function entry(revision: number, heartbeat: number, state: number, data?: unknown): Entry {
  return { revision, heartbeat, state, data };
}

/** Delivers a datagram of entries by address. */
export function say(board: MockBoard, from: string, type: string, entries: { [ip: string]: unknown }): void {
  const datagram: { [field: string]: unknown } = { type };
  for (const [ip, value] of pairs(entries)) datagram[ip as string] = value;
  board.net.deliver(sjson.encode(datagram), from);
}

/** The n-th newest datagram that the board sent (0: the newest), decoded. */
export function sent(board: MockBoard, back = 0): Datagram {
  const datagram = board.net.sent[board.net.sent.length - 1 - back];
  if (datagram === undefined) return error("the board has not sent that many datagrams");
  return sjson.decode(datagram.data) as Datagram;
}

/** What is dropped by cause, as `cause=n` words in order. */
export function dropped(board: MockBoard): string {
  const words: string[] = [];
  for (const [cause, n] of board.gossip().stats.dropped) table.insert(words, `${cause}=${n}`);
  table.sort(words);
  return table.concat(words, " ");
}
