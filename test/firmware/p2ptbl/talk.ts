/** How specs of p2ptbl speak with a board. */

import type { Stepper } from "../../../src/lib/gzip";
import type { Options, P2ptbl } from "../../../src/p2ptbl/shell";
import { type MockBoard, mockBoard } from "../mock/board";
import { refusalOf } from "../user";

export const OTHER = "10.0.0.2";
/** The table of most specs, its file, and its messages. */
export const TABLE = "lamps";
export const FILE = "p2ptbl/lamps";
const PORT = 4950;

/** A module of lua_out, not of the folder that the spec stands in. */
export function firmware<M>(name: string): M {
  return require(name) as M;
}

export interface Life {
  board: MockBoard;
  p2ptbl: P2ptbl;
}

/** A board that has just started: what it had in flash is there, and hbbp speaks unless told. */
export function life(board: MockBoard, options?: Options, silent?: boolean): Life {
  board.restart();
  if (!silent) board.hbbp().start();
  const p2ptbl = firmware<P2ptbl>("p2ptbl");
  p2ptbl.init(TABLE, options);
  return { board, p2ptbl };
}

/** A new board with a table, of whose file this is the text. */
export function begun(text?: string, options?: Options, silent?: boolean): Life {
  const board = mockBoard();
  if (text !== undefined) board.file.files.set(FILE, text);
  return life(board, options, silent);
}

/** All rows that are there, as `key=field,field` words in order. */
export function shown(p2ptbl: P2ptbl, name = TABLE): string {
  const words: string[] = [];
  const following = p2ptbl.show(name);
  for (;;) {
    const fields = [...following()];
    const key = table.remove(fields, 1);
    if (key === undefined) break;
    table.insert(words, `${key}=${table.concat(fields, ",")}`);
  }
  table.sort(words);
  return table.concat(words, " ");
}

/** The lines of a text, in order. */
export function sorted(text: string): string[] {
  const lines: string[] = [];
  for (const [line] of string.gmatch(text, "([^\n]*)\n")) table.insert(lines, line!);
  table.sort(lines);
  return lines;
}

/** The rows as they stand in flash once all is saved, in order. */
export function saved(board: MockBoard): string[] {
  board.tmr.advance(10000);
  return sorted(board.file.files.get(FILE) ?? "");
}

/** What is dropped by cause, as `cause=n` words in order. */
export function dropped(p2ptbl: P2ptbl): string {
  const words: string[] = [];
  for (const [cause, n] of pairs(p2ptbl.stats.dropped)) table.insert(words, `${cause as string}=${n}`);
  table.sort(words);
  return table.concat(words, " ");
}

type Gzip = { [way in "inflate" | "deflate"]: (this: void, bytes: string, limit: number) => Stepper };

function through(way: keyof Gzip, bytes: string): string {
  const work = firmware<Gzip>("lib.gzip")[way](bytes, 65536);
  for (;;) {
    const result = work.step(1000);
    if (result !== undefined) return result;
  }
}

/** A payload that says these rows, as routers make them: with nothing in its header. */
export function zipped(rows: string): string {
  return through("deflate", rows);
}

/** Hands a payload to the board, and lets it work for so many milliseconds. */
export function tell(board: MockBoard, payload: string, ms = 0, name = TABLE): void {
  board.net.deliver(`p2ptbl/${name}\0${payload}`, OTHER, PORT);
  board.tmr.advance(ms);
}

/** The payloads that the board has sent for a table; it forgets them. */
export function payloads(board: MockBoard, name = TABLE): string[] {
  const all: string[] = [];
  const head = `p2ptbl/${name}\0`;
  for (const { data, ip, port } of board.net.sent) {
    if (string.sub(data, 1, head.length) === head) {
      if (ip !== "10.0.0.255" || port !== PORT || data.length > 1231) error(`${data.length} bytes to ${ip}`);
      table.insert(all, string.sub(data, head.length + 1));
    }
  }
  board.net.sent = [];
  return all;
}

/** The rows that the board has told, a text of lines for each datagram. */
export function told(board: MockBoard): string[] {
  const all: string[] = [];
  for (const payload of payloads(board)) table.insert(all, through("inflate", payload));
  return all;
}

/** The error of a call that cannot be, with `p2ptbl`, `one` and `two` in it: see {@link refusalOf}. */
export function refusal(call: string, p2ptbl: P2ptbl, one?: unknown, two?: unknown): string {
  return refusalOf("p2ptbl", call, p2ptbl, one, two);
}

/** Has tasks wait; what comes back runs so many of them, and all there are if no number is given. */
export function holdTasks(): (count?: number) => void {
  const tasks: ((this: void) => void)[] = [];
  (node.task as unknown as { post: unknown }).post = (task: (this: void) => void) =>
    table.insert(tasks, task);
  return (count = 100000) => {
    for (const _ of $range(1, count)) {
      const task = table.remove(tasks, 1);
      if (task === undefined) return;
      task();
    }
  };
}
