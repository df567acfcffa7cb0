/** What 68 years do to a board. Loaded now and then, and let go of at once. */
import { use } from "../../lib/modules";
import { numberAt } from "../busy/number";
import type * as Own from "../busy/own";
import type { Core } from "../core";
import { At, bytes, Condition, find, Size } from "../table";

/** Begins a new life if the up time has begun again at 0. */
export function age(core: Core): void {
  const mine = find(core.table, core.own);
  if (mine === undefined || bytes(core.uptime()) >= string.sub(mine, At.HEARTBEAT, Size.ENTRY)) return;
  use<typeof Own>("gossip.busy.own").assert(core, numberAt(mine, At.REVISION), 0, Condition.COMPACT);
}
