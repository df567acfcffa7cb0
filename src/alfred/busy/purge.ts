/** Letting records expire. */
import type { Shell } from "../shell";
import { bury } from "./grave";
import { ageOf, Size } from "./record";
import { first, put } from "./records";
import { tell } from "./tell";

const { sub } = string;

/** Records a step that expire at most. */
const STEP = 5;

/** Lets records of others expire, some at a time; returns whether there are no more of them. */
export function purge(shell: Shell): boolean {
  const now = tmr.time();
  for (const _ of $range(1, STEP)) {
    const oldest = first(shell.heard);
    // Ages are whole seconds: one more, lest a record go early.
    if (oldest === undefined || ageOf(oldest, now)[0] < shell.dataTimeout + 1) {
      const grave = first(shell.gone);
      if (grave === undefined || ageOf(grave, now)[0] < shell.dataTimeout + shell.serverTimeout) return true;
      put(shell.gone, sub(grave, 1, Size.KEY));
    } else {
      bury(shell, oldest);
      put(shell.heard, sub(oldest, 1, Size.KEY));
      tell(shell, "expired", oldest);
    }
  }
  return false;
}
