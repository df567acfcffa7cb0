/** How specs of facts speak with a board, as its server does. */

import type { Facts, Settings } from "../../../src/facts/shell";
import { type MockBoard, mockBoard } from "../mock/board";
import { refusalOf } from "../user";

export const SERVER = "ws://10.0.0.9:8675/client";
export const ID = "iuUIZWia";

export interface Talk {
  board: MockBoard;
  facts: Facts;
}

/** What was sent to a server, taken apart. */
export interface Told {
  kind: number;
  data: string;
  id: string;
}

function four(n: number): string {
  return string.char(n % 256, math.floor(n / 256), 0, 0);
}

function reversed(hex: string): string {
  return string.reverse(bytes(hex));
}

/** Bytes of hexadecimal digits; blanks are left out. */
export function bytes(hex: string): string {
  const [packed] = string.gsub(hex, " ", "");
  return string.gsub(packed, "..", (pair: string) => string.char(tonumber(pair, 16)!))[0];
}

/** Hexadecimal digits of bytes. */
export function hex(text: string): string {
  return string.gsub(text, ".", (one: string) => string.format("%02x", string.byte(one)))[0];
}

/** A message as a server sends it. */
export function message(kind: number, data: string, id: string): string {
  const fill = string.rep("\0", -data.length % 4);
  return (
    bytes("14000000 0000 0e00 1000 0c00 0000 0b00 0800 0400 0e000000 0c000000") +
    string.char(kind, 0, 0, 2) +
    four(data.length + fill.length + 8) +
    four(data.length) +
    data +
    fill +
    four(16) +
    id
  );
}

/** The id of a server's message: 2025-11-22 08:00:00 UTC and so many hexadecimal microseconds. */
export const NOW = `${bytes("6442a51166000000")}autosrvr`;

/** Microseconds since 1970 of {@link NOW}, in hexadecimal digits. */
export const NOW_MICROS = "06442a51166000";

/** Five seconds, a minute, in nanoseconds. */
export const FIVE = "000000012a05f200";
export const MINUTE = "0000000df8475800";
export const OFF = "0000000000000000";

/** What a ClientConf says. */
export interface ConfOf {
  id?: string;
  memory?: string;
  net?: string;
  cpu?: string;
  acknowledges?: boolean;
}

/** The ClientConf of a server; of one that acknowledges, unless told. */
export function conf({ id = ID, memory = OFF, net = OFF, cpu = OFF, acknowledges = true }: ConfOf): string {
  const table_ =
    bytes("1c000000 1800 2400 0400 0000 0000 0000 0000 0000 0800 1000 1800 2000") +
    bytes("18000000 20000000") +
    reversed(memory) +
    reversed(net) +
    reversed(cpu) +
    string.char(acknowledges ? 1 : 0, 0, 0, 0);
  return table_ + four(8) + id;
}

export const EOT = message(1, "", NOW);

/** A board whose facts have started, with a server that has not answered yet. */
export function begun(settings?: Partial<Settings>, board = mockBoard("10.0.0.1")): Talk {
  board.random = (low) => low;
  const facts = board.facts();
  const all: Settings = { server: SERVER };
  for (const [name, value] of pairs(settings ?? {}))
    (all as unknown as Record<string, unknown>)[name as string] = value;
  facts.start(all);
  return { board, facts };
}

export function pass(talk: Talk, ms: number): void {
  talk.board.tmr.advance(ms);
}

/** The server takes the board, and says how it is to behave. */
export function greet(talk: Talk, said: ConfOf = {}): void {
  // Until it tries.
  for (const _ of $range(1, 700)) if (talk.board.websocket.url === undefined) pass(talk, 100);
  talk.board.websocket.accept();
  // As over a network: until then the id is under way.
  pass(talk, 20);
  talk.board.websocket.deliver(message(6, conf(said), NOW));
  talk.board.websocket.deliver(EOT);
}

/** What the board has sent in binary since it was asked last. */
export function told(talk: Talk): Told[] {
  const all: Told[] = [];
  const mock = talk.board.websocket;
  if (mock.lost > 0) error("a message was sent while another one was under way");
  for (const { data, opcode } of mock.sent) {
    if (opcode === 2) {
      const size = string.byte(data, 37) + 256 * string.byte(data, 38);
      const kind = string.byte(data, 29);
      if (data.length !== 60 + size + (-size % 4)) error(`${data.length} bytes for ${size} of data`);
      table.insert(all, { kind, data: string.sub(data, 41, 40 + size), id: string.sub(data, -16) });
    } else table.insert(all, { kind: -1, data, id: "" });
  }
  mock.sent = [];
  return all;
}

/** The same in words: `kind`, or `kind data` of what is text. */
export function words(talk: Talk): string[] {
  const all: string[] = [];
  for (const { kind, data } of told(talk)) {
    if (kind === 2 || kind === 3) table.insert(all, `${kind} ${data}`);
    else table.insert(all, kind === -1 ? `text ${data}` : `${kind}`);
  }
  return all;
}

/** The server says that it has stored some messages. */
export function acknowledge(talk: Talk, one: string, two = "", three = ""): void {
  talk.board.websocket.deliver(message(3, `ack${one}${two}${three}`, NOW));
}

/** Answers whatever the board sends for so many ms, unless it is not to arrive, and gives that. */
export function storing(talk: Talk, ms: number, arrives?: (this: void, one: Told) => boolean): Told[] {
  const all: Told[] = [];
  let left = ms;
  while (left > 0) {
    for (const one of told(talk)) {
      table.insert(all, one);
      // As from a network: a moment later.
      pass(talk, 10);
      left -= 10;
      if (one.kind !== 3 && one.kind !== -1 && (arrives === undefined || arrives(one)))
        acknowledge(talk, one.id);
    }
    pass(talk, 50);
    left -= 50;
  }
  return all;
}

/** What is dropped by cause, as `cause=n` words in order. */
export function dropped(facts: Facts): string {
  const all: string[] = [];
  for (const [cause, n] of pairs(facts.stats.dropped)) table.insert(all, `${cause as string}=${n}`);
  table.sort(all);
  return table.concat(all, " ");
}

/** The error of a call that cannot be, with `facts`, `one` and `two` in it: see {@link refusalOf}. */
export function refusal(call: string, facts: Facts, one?: unknown, two?: unknown): string {
  return refusalOf("facts", call, facts, one, two);
}

/** A fact that counts, each second. */
export function counting(talk: Talk, from = 1): void {
  let n = from - 1;
  talk.facts.define("n", () => (n += 1), 1);
}

/** The values of the facts named `n`, and what else is told in words, in order. */
export function values(all: { kind: number; data: string }[]): string {
  const found: string[] = [];
  for (const { kind, data } of all) {
    const [value] = string.match(data, '^{"name":"n",.*{"value":(%d+)}}$');
    if (kind === 2) table.insert(found, value ?? string.gsub(data, ',"time":%d+', "")[0]);
  }
  return table.concat(found, " ");
}

/** The times that they bear, in microseconds since 1970. */
export function times(all: { kind: number; data: string }[]): string[] {
  const found: string[] = [];
  for (const { kind, data } of all) {
    const [time] = string.match(data, '"time":(%d+)000,');
    if (kind === 2) table.insert(found, time!);
  }
  return found;
}
