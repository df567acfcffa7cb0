/** Making room for a newcomer. */
import type { Core } from "../core";
import { At, Condition, Size } from "../table";
import { put } from "./put";

/** Forgets whoever is gone for longest, to four rounds. */
export function evict(core: Core): void {
  const now = math.floor(core.tick / 128);
  let oldest: string | undefined;
  let most = -1;
  for (const bucket of core.table.buckets) {
    for (const at of $range(1, bucket.length, Size.RECORD)) {
      const condition = string.byte(bucket, at + At.CONDITION - 1);
      const stamp = string.byte(bucket, at + At.STAMP - 1);
      const age = (now - stamp + 256) % 256;
      if (condition >= Condition.DOWN && age > most) {
        most = age;
        oldest = string.sub(bucket, at, at + Size.RECORD - 1);
      }
    }
  }
  if (oldest === undefined) return;
  core.changes(oldest);
  put(core.table, string.sub(oldest, 1, Size.ADDRESS), "");
}
