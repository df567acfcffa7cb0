/** No more. Loaded when the user says so, and let go of at once. */
import { Below, hand, use } from "../lib/modules";
import type * as Link from "./busy/link";
import { Phase } from "./phase";
import type { Shell } from "./shell";

/** Lets go of what the hardware has been told, whatever of that there is. */
export function halt(shell: Shell): void {
  shell.facts.started = false;
  shell.phase = Phase.OFF;
  shell.stoppedAt = tmr.time();
  shell.sent = 0;
  if (shell.timer !== undefined) shell.timer.unregister();
  shell.timer = undefined;
  use<typeof Link>("facts.busy.link").release(shell);
}

/** As `stop` of facts: what is held stays so, and is in the file, if there is one. */
export function stop(shell: Shell): LuaMultiReturn<[]> {
  // It is called once more where the heap did not suffice.
  if (shell.facts.started) halt(shell);
  return hand(Below.SHORT, "facts.busy.save", shell);
}
