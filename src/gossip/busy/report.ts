/** Saying what went wrong. */
import type { Shell } from "../shell/shell";

/** Counts an error that was caught, and says it through `debugOutput`. */
export function report(shell: Shell, problem: string): void {
  const { config, stats } = shell.gossip;
  stats.errors += 1;
  config.debugOutput(`gossip: ${problem}`);
}
