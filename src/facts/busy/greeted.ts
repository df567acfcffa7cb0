/** The greeting is over: from now on facts may go. */
import { use } from "../../lib/modules";
import { Kind, Phase } from "../phase";
import type { Shell } from "../shell";
import type * as OwnFacts from "./own";
import { put } from "./records";
import type * as SysInfo from "./sys_info";

/** Says what this board is, and what was lost meanwhile. */
export function greeted(shell: Shell): void {
  const { stats } = shell.facts;
  shell.phase = Phase.UP;
  shell.tries = 0;
  shell.lostAt = -1;
  shell.gaveUp = false;
  shell.sent = 0;
  shell.clear = 0;
  shell.storedAt = shell.ticks;
  stats.connections += 1;
  put(shell, Kind.SYS_INFO, use<typeof SysInfo>("facts.busy.sys_info").sysInfo(shell));
  if (stats.lost === shell.told) return;
  const fields = new LuaTable<string, number | string>();
  fields.set("dropped", stats.lost);
  fields.set("buffered", shell.records.length);
  use<typeof OwnFacts>("facts.busy.own").tell(shell, "facts", fields);
  shell.told = stats.lost;
}
