/** What happens to bytes on their way. */
import type { Random } from "../lan/random.ts";

/** At so many thousandths of their length, something. */
export interface Change {
  at: number;
  kind: (typeof KINDS)[number];
  value: number;
}

export const KINDS = ["flip", "flip", "set", "cut", "remove", "insert", "repeat"] as const;

/** A number of those below a limit. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** One of several. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)]!;
}

/** One to three changes. */
export function drawChanges(random: Random): Change[] {
  return Array.from({ length: 1 + below(random, 3) }, () => ({
    at: below(random, 1000),
    kind: oneOf(random, KINDS),
    value: below(random, 256),
  }));
}

export function changed(original: Buffer, list: readonly Change[]): Buffer {
  let now = original;
  for (const { at, kind, value } of list) {
    const place = Math.floor((now.length * at) / 1000);
    const [before, after] = [now.subarray(0, place), now.subarray(place)];
    const one = Buffer.from([value]);
    if (kind === "cut") now = before;
    else if (kind === "remove") now = Buffer.concat([before, after.subarray(1 + (value % 4))]);
    else if (kind === "insert") now = Buffer.concat([before, one, after]);
    else if (kind === "repeat") now = Buffer.concat([now, after]);
    else if (after.length > 0) {
      now = Buffer.from(now);
      now[place] = kind === "set" ? value : now[place]! ^ (1 << (value % 8));
    }
  }
  return now;
}
