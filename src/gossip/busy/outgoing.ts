/** Records as they travel. */
import type { Core } from "../core";
import { At, bytes, Condition, Size } from "../table";
import { sleepOf } from "./number";

const { byte, sub } = string;

/** A record as it travels: with a heartbeat that is now, or the seconds that it still sleeps. */
export function entryOf(core: Core, record: string): string {
  const asleep = byte(record, At.CONDITION) % 4 >= Condition.ASLEEP;
  if (asleep) return sub(record, 1, At.VERSION) + bytes(sleepOf(core, record));
  if (sub(record, 1, Size.ADDRESS) === core.own) return sub(record, 1, At.VERSION) + bytes(core.uptime());
  return sub(record, 1, Size.ENTRY);
}
