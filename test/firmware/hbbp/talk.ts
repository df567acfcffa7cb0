/** How specs of hbbp speak with a board. */

import type { Hbbp, Settings } from "../../../src/hbbp/shell";
import { type MockBoard, mockBoard } from "../mock/board";
import { refusalOf } from "../user";

export const OWN = "10.0.0.1";
export const OTHER = "10.0.0.2";
/** Where the mock's network has its broadcasts go. */
export const ALL = "10.0.0.255";
export const PORT = 4950;
/** How often a board looks whether its address changed, in milliseconds. */
export const LOOK = 10000;

/** A board on which hbbp is started. */
export function begun(settings?: Settings): { board: MockBoard; hbbp: Hbbp } {
  const board = mockBoard(OWN);
  const hbbp = board.hbbp();
  hbbp.start(settings);
  return { board, hbbp };
}

/** What a handler was called with, a line a call: `payload|ip|key`. */
export function noting(heard: string[]): (payload: string | undefined, ip: string, key: string) => void {
  return (payload, ip, key) => {
    table.insert(heard, `${payload ?? "none"}|${ip}|${key}`);
  };
}

/** What is dropped by cause, as `cause=n` words in order. */
export function dropped(hbbp: Hbbp): string {
  const words: string[] = [];
  for (const [cause, n] of pairs(hbbp.stats.dropped)) table.insert(words, `${cause as string}=${n}`);
  table.sort(words);
  return table.concat(words, " ");
}

/** The error of a call that cannot be, with `hbbp`, `one` and `two` in it: see {@link refusalOf}. */
export function refusal(call: string, hbbp: Hbbp, one?: unknown, two?: unknown): string {
  return refusalOf("hbbp", call, hbbp, one, two);
}
