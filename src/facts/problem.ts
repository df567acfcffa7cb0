/** What went wrong. Loaded then, and let go of at once. */
import type { Shell } from "./shell";

/** Prints and counts a problem; what the heap does not suffice for is dropped, like what is bad, and said once. */
export function tell(shell: Shell, problem: string): void {
  if (string.find(problem, "not enough memory", 1, true)[0] === undefined) {
    shell.facts.stats.errors += 1;
    print(`facts: ${problem}`);
  } else {
    if (shell.facts.stats.dropped.get("memory") === undefined)
      print("facts: the heap is too short; what that costs is counted in facts.stats.dropped.memory");
    shell.drop("memory");
  }
}
