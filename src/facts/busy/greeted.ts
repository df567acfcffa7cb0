/** The greeting is over: from now on facts may go. */
import { Below, letGo, use } from "../../lib/modules";
import { Kind, Phase } from "../phase";
import type { Shell } from "../shell";
import type * as Records from "./records";
import type * as SysInfo from "./sys_info";

/** Says what this board is, and what was lost meanwhile. */
export function greeted(shell: Shell): void {
  const { stats } = shell.facts;
  shell.phase = Phase.UP;
  shell.tries = 0;
  shell.lostAt = -1;
  shell.problem = undefined;
  shell.gaveUp = false;
  shell.sent = 0;
  shell.clear = 0;
  shell.storedAt = shell.ticks;
  stats.connections += 1;
  const info = use<typeof SysInfo>("facts.busy.sys_info", true).sysInfo(shell);
  letGo(Below.SHORT);
  const { put, remove } = use<typeof Records>("facts.busy.records");
  // What it was at an earlier connection is of no use any more.
  for (const place of $range(shell.records.length, 1, -1)) {
    if (string.byte(shell.records[place - 1]!) === Kind.SYS_INFO) {
      remove(shell, place);
      stats.collected -= 1;
    }
  }
  const { lost } = stats;
  if (lost !== shell.told) {
    shell.told = lost;
    put(shell, Kind.GENERIC, `facts\0{"dropped":${lost},"buffered":${shell.records.length}}`);
  }
  // Last, so that nothing else takes its place where there is none left.
  put(shell, Kind.SYS_INFO, info);
  // What goes from the file now is to have the same ids if a restart has it read again.
  if (shell.timeless) {
    shell.saved = -1;
    shell.spillDue = 0;
  }
}
