/** Telling the user what has changed. */
import { guard } from "../lib/guard";
import { listOf } from "./busy/fields";
import { find } from "./busy/rows";
import type { Shell, State } from "./shell";

/** Calls the listener of a table for each key that has changed since. */
export function notify(shell: Shell, state: State): void {
  const changed = state.changed;
  for (const _ of $range(1, changed.length)) {
    // Where that takes more heap than there is, the key is still among those that have changed.
    const fields = listOf(find(state.rows, changed[0]!));
    const key = table.remove(changed, 1)!;
    // A listener may take itself, or another one in its place.
    const listener = state.listener;
    if (listener !== undefined) guard(shell.report, listener)(key, fields);
  }
  // What listeners have changed.
  if (changed.length > 0) shell.post(() => shell.notify(state));
}
