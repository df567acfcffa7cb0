/** What went wrong. Loaded then, and let go of at once. */
import type { Shell } from "./shell";

/** Prints and counts a problem; but what the heap does not suffice for is a message that is dropped, like what is bad. */
export function tell(shell: Shell, problem: string): void {
  const { stats } = shell.hbbp;
  if (string.find(problem, "not enough memory", 1, true)[0] === undefined) {
    stats.errors += 1;
    print(`hbbp: ${problem}`);
  } else stats.dropped.set("memory", (stats.dropped.get("memory") ?? 0) + 1);
}
