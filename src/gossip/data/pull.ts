/** Asking for data. Loaded when some is missing, and let go of at once. */
import { Kind } from "../core";
import type { Shell } from "../shell/shell";
import { Size } from "../table";

/** Addresses asked for at once. */
const ASKED = 32;

/** Asks for data that this board lacks. */
export function pull(shell: Shell): void {
  const core = shell.core;
  const missing = core.missing;
  core.missing = undefined;
  for (const [from, addresses] of missing!) {
    core.send(from, string.char(Kind.PULL) + string.sub(addresses, 1, ASKED * Size.ADDRESS));
  }
}
