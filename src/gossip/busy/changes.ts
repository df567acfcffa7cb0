/** What has changed: told to the user, once the code that found it out is done. */
import { guard } from "../../lib/guard";
import type { Shell } from "../shell/shell";
import { At, find, Size } from "../table";
import { type Entries, State } from "./entry";
import { report } from "./report";
import { unpacked } from "./unpacked";

/** A member changed: lets go of the data of a life that is over, and calls the user back. */
function changed(shell: Shell, record: string): void {
  const gossip = shell.gossip;
  const core = shell.core;
  const data = shell.data;
  const address = string.sub(record, 1, Size.ADDRESS);
  const now = find(core.table, address);
  const gone = now === undefined;
  // What it is now counts: data may have come since.
  if (gone || string.byte(now, At.VERSION) === 0) data?.delete(address);
  const callback = gossip.updateCallback ?? gossip.callbackFunction;
  if (callback === undefined) return;
  const said = (problem: string) => report(shell, problem);
  const entry = unpacked(shell, now ?? record);
  if (gone) {
    entry.state = State.REMOVE;
    guard(said, callback)(entry);
  } else {
    const update: Entries = new LuaTable();
    update.set(shell.textOf(address), entry);
    guard(said, callback)(update);
  }
}

/** Goes through the records that have changed. */
export function tell(shell: Shell): void {
  const records = shell.pending;
  shell.pending = "";
  for (const at of $range(1, records.length, Size.RECORD)) {
    changed(shell, string.sub(records, at, at + Size.RECORD - 1));
  }
}
