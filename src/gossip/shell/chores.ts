/** What the board has to do now and then. Loaded when it is due, and let go of at once. */
import { letGo, use } from "../../lib/modules";
import type * as Pull from "../data/pull";
import type * as Greet from "../greet";
import type * as Age from "./age";
import type * as Revision from "./revision";
import type { Shell } from "./shell";

const enum Heap {
  /** Bytes that the largest of it may take. */
  SHORT = 8192,
}

/**
 * Asks for data that this board lacks, looks for seeds and at the board's age, saves the revision.
 *
 * @param seek whether to look for seeds, and at the age
 * @param due whether the revision may be saved: once a round at most, no peer may wear the flash out
 */
export function chores(shell: Shell, seek: boolean, due: boolean): void {
  letGo(Heap.SHORT);
  if (shell.core.missing !== undefined) use<typeof Pull>("gossip.data.pull", true).pull(shell);
  if (seek) {
    use<typeof Greet>("gossip.greet", true).greet(shell);
    use<typeof Age>("gossip.shell.age", true).age(shell.core);
  }
  if (due && shell.core.unsaved) use<typeof Revision>("gossip.shell.revision", true).save(shell);
}
