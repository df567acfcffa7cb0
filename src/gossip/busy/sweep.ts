/** Looking for those who missed something, or whose time is over. */
import type { Core } from "../core";
import { At, Condition, Size } from "../table";
import { callFor } from "./call";
import { sleepOf } from "./number";
import { put } from "./put";

const { byte, sub } = string;
const { floor, max } = math;

/** Goes through one bucket: forgets who is gone for long, and wakes who should be back from its sleep. */
function sweep(core: Core, index: number): void {
  const bucket = core.table.buckets[index]!;
  const now = floor(core.tick / 128);
  for (const at of $range(1, bucket.length, Size.RECORD)) {
    const record = sub(bucket, at, at + Size.RECORD - 1);
    const condition = byte(record, At.CONDITION);
    const age = (now - byte(record, At.STAMP) + 256) % 256;
    if (condition >= Condition.DOWN && age * 4 >= core.config.forgetAfter) {
      put(core.table, sub(record, 1, Size.ADDRESS), "");
      core.changes(record);
    } else if (condition % 4 >= Condition.ASLEEP && sleepOf(core, record) === 0) {
      const address = sub(record, 1, Size.ADDRESS);
      if (!core.probes.has(address)) core.doubted = address;
    }
  }
}

/** Once a round: sweeps a bucket and, if `all`, asks everybody for those it does not know. */
export function look(core: Core, all: boolean): void {
  sweep(core, floor(core.tick / 32) % core.table.buckets.length);
  if (!all) return;
  callFor(core, core.own, 1);
  core.joins = max(core.joins, 1);
}
