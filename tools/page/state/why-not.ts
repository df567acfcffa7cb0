/** Why a command cannot be given now. */
import { reason } from "../core/reasons.ts";
import type { Command } from "../protocol.ts";
import { can, connection, control, fleet } from "./store.ts";

/** In words, with the remedy; undefined: it can. */
export function whyNot(what: Command["do"]): string | undefined {
  if (can(what)) return undefined;
  return reason(what, { open: connection.value === "open", control: control.value, fleet: fleet.value });
}
