/** Telling the user what has changed. */
import { guard } from "../lib/guard";
import { listOf } from "./busy/fields";
import { find } from "./busy/rows";
import type { Shell, State } from "./shell";

/** Calls the listener of a table for each key that has changed since. */
export function notify(shell: Shell, state: State): void {
  const changed = state.changed;
  const listener = state.listener;
  state.changed = [];
  if (listener === undefined) return;
  for (const key of changed) guard(shell.report, listener)(key, listOf(find(state.rows, key)));
}
