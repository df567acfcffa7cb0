/** Forgetting keys that are gone, once nobody should hold them any more. */
import { put } from "./busy/rows";
import type { Shell } from "./shell";

/** Forgets those of all tables whose time is over. */
export function forget(shell: Shell, now: number): void {
  for (const [, state] of shell.tables) {
    for (const [key, since] of state.gone) {
      if (now - since >= state.forgetAfter) {
        put(state.rows, key);
        state.gone.delete(key);
        state.saveAt ??= now;
      }
    }
  }
}
