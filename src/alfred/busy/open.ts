/** Transactions that have begun. */
import type { Shell, Transaction } from "../shell";

/** Takes one from those that are open, and no longer counts what it holds. */
export function close(shell: Shell, one: Transaction): void {
  for (const i of $range(1, shell.open.length)) {
    if (shell.open[i - 1] === one) {
      table.remove(shell.open, i);
      shell.bytes -= one.bytes;
      return;
    }
  }
}
