/** Taking part no more. Loaded when the user says so, and let go of at once. */
import { use } from "../../lib/modules";
import type * as Watch from "../../lib/watch";
import type * as Leave from "./leave";
import type * as Release from "./release";
import type * as Revision from "./revision";
import type { Shell } from "./shell";

/** As {@link Gossip.stop}. */
export function stop(shell: Shell): void {
  const gossip = shell.gossip;
  if (shell.wanted) use<typeof Watch>("lib.watch", true).unwatch(shell.onAddress!);
  if (gossip.started && gossip.ip !== undefined) {
    // Where the heap is short for it the others find out by themselves.
    pcall(() => use<typeof Leave>("gossip.shell.leave", true).goodbye(shell));
  }
  use<typeof Release>("gossip.shell.release", true).release(shell);
  gossip.ip = undefined;
  shell.wanted = false;
  shell.early = undefined;
  // The next start would take a revision that this life has used already.
  if (shell.core.unsaved) pcall(use<typeof Revision>("gossip.shell.revision", true).save, shell);
}
