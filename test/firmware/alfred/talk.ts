/** How specs of alfred speak with a board. */

import type { Alfred, Event, Facts, Settings } from "../../../src/alfred/shell";
import { type MockBoard, mockBoard } from "../mock/board";
import { refusalOf } from "../user";

export const OWN = "10.0.0.1";
export const OTHER = "10.0.0.2";
export const THIRD = "10.0.0.3";
export const GROUP = "224.0.0.66";
export const PORT = 16962;
/** The boards' MAC addresses, as text and as they travel. */
export const OWN_MAC = "5c:cf:7f:00:00:01";
export const MAC = string.char(0x5c, 0xcf, 0x7f, 0, 0, 1);
export const OTHER_MAC = "\x02\0\0\0\0\x02";
export const THIRD_MAC = "\x02\0\0\0\0\x03";

export interface Talk {
  board: MockBoard;
  alfred: Alfred;
}

/** A board on which alfred is started, and speaks a second later for the first time. */
export function begun(settings?: Settings): Talk {
  const board = mockBoard(OWN);
  board.random = (low) => low;
  const alfred = board.alfred();
  alfred.start(settings);
  return { board, alfred };
}

function two(n: number): string {
  return string.char(math.floor(n / 256), n % 256);
}

/** A packet as any peer makes it. */
export function packet(type: number, content: string, version = 0): string {
  return string.char(type, version) + two(content.length) + content;
}

export const ANNOUNCE = packet(1, "");

/** A record as it travels. */
export function record(source: string, type: number, data: string, version = 0): string {
  return source + string.char(type, version) + two(data.length) + data;
}

/** A PUSH packet of a transaction. */
export function push(id: number, number: number, records: string): string {
  return packet(0, two(id) + two(number) + records);
}

/** The end of a transaction of so many packets. */
export function end(id: number, count: number): string {
  return packet(3, two(id) + two(count));
}

/** What asks for a type. */
export function question(type: number, id: number): string {
  return packet(2, string.char(type) + two(id));
}

let transactions = 1000;

/** Somebody pushes records, in one packet, and the board takes them; in a transaction of that id, if it is given. */
export function pushes(talk: Talk, ip: string, records: string, id?: number): void {
  transactions += 1;
  const which = id ?? transactions;
  talk.board.net.deliver(push(which, 0, records), ip, PORT);
  talk.board.net.deliver(end(which, 1), ip, PORT);
  talk.board.tmr.advance(0);
}

/** The id of a transaction in which a board with that MAC address pushes its own: docs/alfred.md. */
export function signed(mac: string, lot: number): number {
  let sum = lot;
  for (const at of $range(1, 6)) sum = (sum * 7 + string.byte(mac, at)) % 256;
  return lot * 256 + sum;
}

/** Somebody announces itself as a primary. */
export function announces(talk: Talk, ip: string): void {
  talk.board.net.deliver(ANNOUNCE, ip, PORT);
}

/** Lets seconds go by. */
export function pass(talk: Talk, seconds: number): void {
  talk.board.tmr.advance(seconds * 1000);
}

/** Lets seconds go by, in each of which what is given happens. */
export function passWith(talk: Talk, seconds: number, what: () => void): void {
  for (const _ of $range(1, seconds)) {
    what();
    pass(talk, 1);
  }
}

/** A text's bytes in hexadecimal digits, where they cannot be printed. */
function shown(text: string): string {
  return string.gsub(text, "[^ -~]", (byte: string) => string.format("\\x%02x", string.byte(byte)))[0];
}

/** What was sent meanwhile, a word each: to whom, and what in short. The board's list of it is empty then. */
export function said(talk: Talk): string[] {
  const words: string[] = [];
  for (const { ip, port, data } of talk.board.net.sent) {
    if (port !== PORT || data.length > 1400) error(`${data.length} bytes to port ${port}`);
    const [type, , , , a, b, c, d] = string.byte(data, 1, 8);
    let text = `type ${type}`;
    if (type === 0) text = `push ${c! * 256 + d!}: ${recordsIn(data)}`;
    else if (type === 1) text = "announce";
    else if (type === 2) text = `request ${a}`;
    else if (type === 3) text = `end ${c! * 256 + d!}`;
    table.insert(words, `${ip} ${type === 2 && b === undefined ? "cut " : ""}${text}`);
  }
  talk.board.net.sent = [];
  return words;
}

/** The records of a PUSH packet, as `<end of the source>/<type>=<data>` words in order. */
export function recordsIn(data: string): string {
  const words: string[] = [];
  let at = 9;
  while (at <= data.length) {
    const [mac, type, , high, low] = string.byte(data, at + 5, at + 9);
    const length = high! * 256 + low!;
    table.insert(words, `${mac}/${type}=${shown(string.sub(data, at + 10, at + 9 + length))}`);
    at += 10 + length;
  }
  table.sort(words);
  return table.concat(words, " ");
}

/** Records of a type, as `<source>=<data>(version, origin)` words in order. */
export function held(alfred: Alfred, type: number): string {
  let words: string[] = [];
  const mode = alfred.status().mode;
  const read = (records: Facts | undefined) => {
    words = factsIn(records!);
  };
  // A secondary would ask.
  alfred.shell.primary = true;
  alfred.request(type, read);
  alfred.shell.primary = mode === "primary";
  return table.concat(words, " ");
}

export function factsIn(records: Facts): string[] {
  const words: string[] = [];
  for (const [mac, { data, version, source }] of records) {
    table.insert(words, `${string.sub(mac, -2)}=${shown(data)}(${version}, ${source})`);
  }
  table.sort(words);
  return words;
}

/** What the listener of events is told, as `kind type source` words. */
export function events(alfred: Alfred): string[] {
  const heard: string[] = [];
  alfred.onEvent(({ kind, type, source }: Event) =>
    table.insert(heard, `${kind} ${type} ${string.sub(source, -2)}`),
  );
  return heard;
}

/** What is dropped by cause, as `cause=n` words in order. */
export function dropped(alfred: Alfred): string {
  const words: string[] = [];
  for (const [cause, n] of pairs(alfred.stats.dropped)) table.insert(words, `${cause as string}=${n}`);
  table.sort(words);
  return table.concat(words, " ");
}

/** The error of a call that cannot be, with `alfred`, `one` and `two` in it: see {@link refusalOf}. */
export function refusal(call: string, alfred: Alfred, one?: unknown, two?: unknown): string {
  return refusalOf("alfred", call, alfred, one, two);
}
