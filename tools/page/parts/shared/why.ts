/** Why something cannot be done right now: what a disabled control says. */
import type { Command } from "../../protocol.ts";
import { can, connection, control, fleet } from "../../state/store.ts";

/** In words, with the remedy where there is one; undefined: it can be done. */
export function whyNot(what: Command["do"]): string | undefined {
  if (can(what)) return undefined;
  if (connection.value !== "open") return "There is no connection to hearsay right now.";
  if (!control.value)
    return "This page may only look: open the link that hearsay printed, which has the token.";
  if (fleet.value?.kind === "real") return "These are real boards: that is done at the board itself.";
  return "This fleet cannot do that.";
}
