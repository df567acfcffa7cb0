/** Primary or secondary. Loaded when the user says so, and let go of at once. */
import { use } from "../lib/modules";
import type { Mode, Shell } from "./shell";
import type * as Stop from "./stop";

/** Raises an error if a mode is none. */
export function checkMode(where: string, mode: unknown): void {
  if (mode !== "primary" && mode !== "secondary")
    error(`alfred.${where}: the mode is ${tostring(mode)}, and is to be "primary" or "secondary"`, 0);
}

/** As `setMode` of alfred. */
export function setMode(shell: Shell, mode: unknown): void {
  checkMode("setMode", mode);
  if (((mode as Mode) === "primary") === shell.primary) return;
  shell.primary = !shell.primary;
  if (shell.alfred.started) use<typeof Stop>("alfred.stop", true).abandon(shell);
}
