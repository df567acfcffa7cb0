/** Why something cannot be done right now: what a disabled control says. */
import { reason } from "../../core/reasons.ts";
import type { Command } from "../../protocol.ts";
import { can, connection, control, fleet } from "../../state/store.ts";

/** In words, with the remedy where there is one; undefined: it can be done. */
export function whyNot(what: Command["do"]): string | undefined {
  if (can(what)) return undefined;
  return reason(what, { open: connection.value === "open", control: control.value, fleet: fleet.value });
}
