/** Telling the user what has changed. */
import { guard } from "../lib/guard";
import { listOf } from "./busy/fields";
import { find } from "./busy/rows";
import type { Shell, State } from "./shell";

/** Calls the listener of a table for each key that has changed since. */
export function notify(shell: Shell, state: State): void {
  const changed = state.changed;
  state.changed = [];
  for (const key of changed) {
    // A listener may take itself, or another one in its place.
    const listener = state.listener;
    if (listener !== undefined) guard(shell.report, listener)(key, listOf(find(state.rows, key)));
  }
}
