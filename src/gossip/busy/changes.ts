/** What has changed: told to the user, once the code that found it out is done. */
import { guard } from "../../lib/guard";
import { use } from "../../lib/modules";
import type { Shell } from "../shell/shell";
import { At, find, Size } from "../table";
import { type Entries, State } from "./entry";
import { Told } from "./note";
import type * as Report from "./report";
import { unpacked } from "./unpacked";

/** A member changed: lets go of the data of a life that is over, and calls the user back. */
function changed(shell: Shell, address: string, forgotten?: string): void {
  const gossip = shell.gossip;
  const data = shell.data;
  // What it is now counts: data may have come since.
  const now = find(shell.core.table, address);
  const gone = now === undefined;
  if (gone || string.byte(now, At.VERSION) === 0) data?.delete(address);
  const callback = gossip.updateCallback ?? gossip.callbackFunction;
  const record = now ?? forgotten;
  // Without one, there was no heap to take it.
  if (callback === undefined || record === undefined) return;
  const said = (problem: string) => use<typeof Report>("gossip.busy.report").report(shell, problem);
  const entry = unpacked(shell, record);
  if (gone) {
    entry.state = State.REMOVE;
    guard(said, callback)(entry);
  } else {
    const update: Entries = new LuaTable();
    update.set(shell.textOf(address), entry);
    guard(said, callback)(update);
  }
}

/** Goes through what has changed: addresses, and whole records of those who were forgotten. */
export function tell(shell: Shell): void {
  const changes = shell.pending;
  shell.pending = "";
  let at = 1;
  while (at < changes.length) {
    const address = string.sub(changes, at, at + Size.ADDRESS - 1);
    if (string.byte(changes, at + Size.ADDRESS) === Told.CHANGED) {
      at += Size.ADDRESS + 1;
      changed(shell, address);
    } else {
      at += Size.RECORD;
      changed(shell, address, string.sub(changes, at - Size.RECORD, at - 1));
    }
  }
}
