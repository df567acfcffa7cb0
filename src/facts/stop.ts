/** No more. Loaded when the user says so, and let go of at once. */
import { use } from "../lib/modules";
import type * as Link from "./busy/link";
import type * as Spill from "./busy/spill";
import { Phase } from "./phase";
import type { Shell } from "./shell";

/** Lets go of what the hardware has been told, whatever of that there is. */
export function halt(shell: Shell): void {
  shell.facts.started = false;
  shell.phase = Phase.OFF;
  shell.sent = 0;
  if (shell.timer !== undefined) shell.timer.unregister();
  shell.timer = undefined;
  use<typeof Link>("facts.busy.link").release(shell);
}

/** As `stop` of facts: what is held stays so, and is in the file, if there is one. */
export function stop(shell: Shell): void {
  if (!shell.facts.started) return;
  halt(shell);
  use<typeof Spill>("facts.busy.spill").save(shell);
}
