/** Saying what a member is from now on. */
import type { Core } from "../core";
import { At, Size } from "../table";
import { callFor } from "./call";
import { settle } from "./settle";

const { byte, char, sub } = string;

/** Sets what a member is from now on, and has all hear it. */
export function judge(core: Core, record: string, condition: number, times: number): void {
  const compact = byte(record, At.CONDITION) % 2;
  settle(
    core,
    sub(record, 1, At.INCARNATION) + char(condition + compact) + sub(record, At.VERSION, Size.ENTRY),
  );
  callFor(core, sub(record, 1, Size.ADDRESS), times);
}
