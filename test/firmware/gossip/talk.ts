/** How specs of gossip speak with a board as NodeMCU's gossip does: in JSON, entries in few words. */
import type { Entry } from "../../../src/gossip/busy/entry";
import type { Gossip } from "../../../src/gossip/shell/shell";
import { type MockBoard, mockBoard } from "../mock/board";
import type { Sent } from "../mock/net";

export const OWN = "10.0.0.1";
export const OTHER = "10.0.0.2";
export const THIRD = "10.0.0.3";
/** Where the mock's network has its broadcasts go. */
export const ALL = "10.0.0.255";
/** Milliseconds of a round. */
export const ROUND = 10000;

/** A datagram as sjson decodes it. */
export interface Datagram {
  type: string;
  [ip: string]: unknown;
}

/** A board that has made itself known. */
export function begun(
  config: Parameters<Gossip["setConfig"]>[0] = {},
  ip = OWN,
): { board: MockBoard; gossip: Gossip } {
  const board = mockBoard(ip);
  const gossip = board.gossip();
  gossip.setConfig(config);
  gossip.start();
  board.tmr.advance(0);
  return { board, gossip };
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

/** Forgets what the board sent so far; what it sends from now on is in `board.net.sent`. */
export function forgetSent(board: MockBoard): void {
  while (board.net.sent.length > 0) table.remove(board.net.sent);
}

/** The datagrams that the board sent whose first byte is this one. */
export function sentOf(board: MockBoard, first: number): Sent[] {
  const found: Sent[] = [];
  for (const datagram of board.net.sent) {
    if (string.byte(datagram.data) === first) table.insert(found, datagram);
  }
  return found;
}

/** The datagrams of JSON that the board sent to an address, decoded; null in them stays what it is. */
export function saidTo(board: MockBoard, ip: string): Datagram[] {
  const found: Datagram[] = [];
  for (const datagram of sentOf(board, 0x7b)) {
    if (datagram.ip === ip) table.insert(found, sjson.decode(datagram.data) as Datagram);
  }
  return found;
}

/** What is dropped by cause, as `cause=n` words in order. */
export function dropped(board: MockBoard): string {
  const words: string[] = [];
  for (const [cause, n] of board.gossip().stats.dropped) table.insert(words, `${cause}=${n}`);
  table.sort(words);
  return table.concat(words, " ");
}
