/** Taking what was heard: inflated, checked whole, and then merged, a bounded amount of work at a time. */
import { inflate } from "../lib/gzip/busy/inflate";
import { Below, letGo, use } from "../lib/modules";
import type * as Merge from "./merge";
import type { Job, Shell, State } from "./shell";

/** Units of work a step, as lib/gzip counts them. */
const BUDGET = 24;

/** Begins to take a datagram's payload. */
export function take(shell: Shell, state: State, payload: string): Job {
  // A peer's table may be no larger than this one may become.
  const inflating = inflate(payload, state.maxBytes);
  return () => {
    const [fine, parts] = pcall(inflating.step, BUDGET);
    if (!fine) {
      const problem = tostring(parts);
      if (string.find(problem, "gzip: ", 1, true)[0] !== 1) error(problem, 0);
      shell.drop("gzip");
      return true;
    }
    if (parts === undefined) return false;
    // The code that inflates goes before the code that merges comes.
    shell.job = () => {
      letGo(Below.LONG);
      shell.job = use<typeof Merge>("p2ptbl.merge", true).merge(shell, state, parts as string[]);
      return false;
    };
    return false;
  };
}
