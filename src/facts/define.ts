/** A fact of the user's own. Loaded when the user says so, and let go of at once. */
import { Ticks } from "./phase";
import type { Own, Shell } from "./shell";

const enum Most {
  /** Bytes of a name. */
  NAME = 64,
  /** Seconds of a period: as long as a timer of NodeMCU's runs. */
  PERIOD = 1000000,
}

/** As `define` of facts. */
export function define(shell: Shell, name: unknown, fn: unknown, period: unknown): void {
  if (type(name) !== "string" || string.find(name as string, '^[^#%c"\\][^%c"\\]*$')[0] === undefined)
    error(
      `facts.define: the name is ${tostring(name)}, and is to be a string without quotes and backslashes, not beginning with #`,
      0,
    );
  if ((name as string).length > Most.NAME)
    error(
      `facts.define: the name has ${(name as string).length} bytes, and is to have at most ${Most.NAME}`,
      0,
    );
  if (fn !== undefined && type(fn) !== "function")
    error(`facts.define: what tells ${tostring(name)} is ${type(fn)}, and is to be a function, or nil`, 0);
  const seconds = (period ?? 60) as number;
  if (type(seconds) !== "number" || !(seconds >= 1 && seconds <= Most.PERIOD))
    error(
      `facts.define: the period is ${tostring(period)}, and is to be seconds from 1 to ${Most.PERIOD}`,
      0,
    );
  for (const place of $range(1, shell.own.length)) {
    if (shell.own[place - 1]!.name === name) {
      table.remove(shell.own, place);
      break;
    }
  }
  if (fn === undefined) return;
  const ticks = math.floor(seconds * Ticks.SECOND);
  const own: Own = { name: name as string, fn: fn as Own["fn"], period: ticks, due: shell.ticks + ticks };
  table.insert(shell.own, own);
  shell.collectDue = math.min(shell.collectDue, own.due);
  shell.next = math.min(shell.next, own.due);
}
