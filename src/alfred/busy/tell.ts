/** Telling the user what has become of a record. */
import { guard } from "../../lib/guard";
import type { Event, Shell } from "../shell";
import { macText } from "./mac";
import { Size } from "./record";

/** Tells of a record; `silent`: only who listens to events, as the original does of what is set there. */
export function tell(shell: Shell, kind: Event["kind"], record: string, silent?: boolean): void {
  const type = string.byte(record, Size.KEY);
  if (!silent && shell.onUpdate !== undefined) {
    shell.changed ??= new LuaTable();
    shell.changed.set(type, true);
  }
  if (shell.onEvent !== undefined)
    guard(shell.report, shell.onEvent)({ kind, type, source: macText(record) });
}
