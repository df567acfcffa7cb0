/** How specs of gossip speak with a board as boards of this project do: see docs/protocol.md. */
import type { MockBoard } from "../mock/board";

/** The first byte of a datagram. */
export const enum Kind {
  PING = 129,
  ACK = 130,
  ASK = 131,
  HEARD = 132,
  UNHEARD = 133,
  NEWS = 134,
  JOIN = 135,
  GIVE = 136,
  MEMBERS = 137,
  PULL = 139,
  DATA = 140,
}

/** What is told of a member; what is left out is 0. */
export interface Told {
  ip: string;
  revision?: number;
  incarnation?: number;
  /** 0 UP, 2 SUSPECT, 3 DOWN, 4 left. */
  state?: number;
  asleep?: boolean;
  /** Whether it speaks JSON only. */
  json?: boolean;
  version?: number;
  /** Asleep: the seconds that it still sleeps. */
  heartbeat?: number;
}

/** An address in 4 bytes. */
export function packed(ip: string): string {
  const [a, b, c, d] = string.match(ip, "^(%d+)%.(%d+)%.(%d+)%.(%d+)$");
  return string.char(tonumber(a)!, tonumber(b)!, tonumber(c)!, tonumber(d)!);
}

/** A number in 4 bytes. */
export function bytes(n: number): string {
  let text = "";
  let left = n;
  for (const _ of $range(1, 4)) {
    text = string.char(left % 256) + text;
    left = math.floor((left - (left % 256)) / 256);
  }
  return text;
}

/** The number in 4 bytes. */
export function numberOf(text: string): number {
  let n = 0;
  for (const i of $range(1, string.len(text))) n = n * 256 + string.byte(text, i);
  return n;
}

/** An entry as it travels. */
export function told(of: Told): string {
  const condition = (of.state ?? 0) * 16 + (of.asleep ? 2 : 0) + (of.json ? 0 : 1);
  return (
    packed(of.ip) +
    bytes(of.revision ?? 0) +
    string.char(of.incarnation ?? 0, condition, of.version ?? 0) +
    bytes(of.heartbeat ?? 0)
  );
}

/** The entries in a text of them. */
export function read(text: string): Told[] {
  const list: Told[] = [];
  for (const at of $range(1, string.len(text), 15)) {
    const [incarnation, condition, version] = string.byte(text, at + 8, at + 10);
    table.insert(list, {
      ip: string.format("%d.%d.%d.%d", ...string.byte(text, at, at + 3)),
      revision: numberOf(string.sub(text, at + 4, at + 7)),
      incarnation,
      state: math.floor((condition! - (condition! % 16)) / 16),
      asleep: condition! % 4 >= 2,
      json: condition! % 2 === 0,
      version,
      heartbeat: numberOf(string.sub(text, at + 11, at + 14)),
    });
  }
  return list;
}

/** What the board holds, as others compare it: 3 bytes. */
export function digestOf(board: MockBoard): string {
  return string.sub(bytes(board.gossip().core.table.sum), 2);
}

/** Delivers news from a board that holds the same as this one, the news apart. */
export function tell(board: MockBoard, from: string, ...members: Told[]): void {
  let text = string.char(Kind.NEWS) + digestOf(board);
  for (const member of members) text += told(member);
  board.net.deliver(text, from);
}

/** Delivers a ping from a board that holds the same as this one. */
export function ping(board: MockBoard, from: string): void {
  board.net.deliver(string.char(Kind.PING) + digestOf(board), from);
}

/** Delivers an ack. */
export function ack(board: MockBoard, from: string, heartbeat = 0): void {
  board.net.deliver(string.char(Kind.ACK) + bytes(heartbeat), from);
}

/** The data of a member as it travels. */
export function data(ip: string, revision: number, version: number, text: string): string {
  const length = string.len(text);
  return (
    packed(ip) +
    bytes(revision) +
    string.char(version, math.floor((length - (length % 256)) / 256), length % 256) +
    text
  );
}

/** The last of what the board has told of an address by news or as it joined; nil if it has not. */
export function lastOf(board: MockBoard, ip: string): Told | undefined {
  let last: Told | undefined;
  for (const { data: datagram } of board.net.sent) {
    const kind = string.byte(datagram);
    if (kind === Kind.NEWS || kind === Kind.JOIN) {
      for (const member of read(string.sub(datagram, 5))) if (member.ip === ip) last = member;
    }
  }
  return last;
}

/** Lets time pass, a tenth of a round at a time, in which all these live and say so. */
export function liveAll(board: MockBoard, ms: number, others: string[]): void {
  for (const _ of $range(1, math.floor(ms / 1000))) {
    board.tmr.advance(1000);
    for (const other of others) ping(board, other);
  }
}

/** {@link liveAll} of a few. */
export function live(board: MockBoard, ms: number, ...others: string[]): void {
  liveAll(board, ms, others);
}

/** How many records the board holds, its own included: counted one by one. */
export function countOf(board: MockBoard): number {
  let count = 0;
  for (const _ of board.gossip().members() as unknown as LuaIterable<string>) count += 1;
  return count;
}
