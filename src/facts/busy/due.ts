/** Something is due. */
import { use } from "../../lib/modules";
import type { Shell } from "../shell";
import type * as Average from "./average";
import type * as Collect from "./collect";
import type * as Link from "./link";
import type * as Spill from "./spill";

/** Sees to it, and to when something is due next. */
export function due(shell: Shell): void {
  const now = shell.ticks;
  if (now >= shell.averageDue) use<typeof Average>("facts.busy.average").average(shell);
  if (now >= shell.collectDue) use<typeof Collect>("facts.busy.collect").collect(shell);
  if (now >= shell.linkDue) use<typeof Link>("facts.busy.link").look(shell);
  if (now >= shell.spillDue) use<typeof Spill>("facts.busy.spill").spill(shell);
  shell.next = math.min(shell.averageDue, shell.collectDue, shell.linkDue, shell.spillDue);
}
