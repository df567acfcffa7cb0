/** Something is due. */
import { Below, letGo, use } from "../../lib/modules";
import { Phase, Ticks } from "../phase";
import type { Shell } from "../shell";
import type * as Average from "./average";
import type * as Collect from "./collect";
import type * as Link from "./link";
import type * as Send from "./send";
import type * as Spill from "./spill";

/** Sees to it, and to when something is due next. Each part may have what heap there is. */
export function due(shell: Shell): void {
  const now = shell.ticks;
  // What fails, for want of heap, is tried again then, and not with each tick.
  const again = now + Ticks.SECOND;
  if (now >= shell.averageDue) use<typeof Average>("facts.busy.average", false, Below.SHORT).average(shell);
  if (now >= shell.collectDue) {
    shell.collectDue = again;
    letGo(Below.SHORT);
    use<typeof Collect>("facts.busy.collect").collect(shell);
  }
  // Before anything goes: what is in the file may have to get its time first.
  if (now >= shell.spillDue) {
    shell.spillDue = again;
    letGo(Below.SHORT);
    use<typeof Spill>("facts.busy.spill").spill(shell);
  }
  if (now >= shell.linkDue) {
    shell.linkDue = again;
    letGo(Below.SHORT);
    if (shell.phase === Phase.UP) use<typeof Send>("facts.busy.send").look(shell);
    else use<typeof Link>("facts.busy.link").look(shell);
  }
  shell.next = math.min(shell.averageDue, shell.collectDue, shell.linkDue, shell.spillDue);
}
