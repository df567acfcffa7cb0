/** Forgetting keys that are gone, once nobody should hold them any more. */
import { find, put } from "./busy/rows";
import type { Shell } from "./shell";

/** Forgets those of all tables whose time is over. */
export function forget(shell: Shell, now: number): void {
  for (const [, state] of shell.tables) {
    for (const [key, since] of state.gone) {
      // The clock begins anew after 68 years.
      if (now - since < 0) state.gone.set(key, now);
      else if (now - since >= state.forgetAfter) {
        // Where heap was short when it was to go, the row is still there.
        if (string.find(find(state.rows, key) ?? "", "^[^\t]*\t[^\t]*\t$")[0] !== undefined) {
          put(state.rows, key);
          state.saveAt ??= now + state.saveAfter;
        }
        state.gone.delete(key);
      }
    }
  }
}
