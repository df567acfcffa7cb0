/** Numbers in records. */
import type { Core } from "../core";
import { At, bytes } from "../table";

export const enum Longest {
  /** Seconds that a sleep lasts: some more than the chip can sleep. */
  SLEEP = 16384,
}

const { byte } = string;

/** The number in 4 bytes of a text. */
export function numberAt(text: string, at: number): number {
  const [a, b, c, d] = byte(text, at, at + 3);
  return ((a! * 256 + b!) * 256 + c!) * 256 + d!;
}

/** The seconds for which somebody who sleeps still does; 0 if it should be back. */
export function sleepOf(core: Core, record: string): number {
  // The moment when it wakes may lie beyond the one at which up time begins again.
  const left = numberAt(bytes(numberAt(record, At.HEARTBEAT) - core.uptime()), 1);
  return left > Longest.SLEEP ? 0 : left;
}
