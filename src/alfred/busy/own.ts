/** Putting this board's own records in, and taking them out. */
import { use } from "../../lib/modules";
import type { Event, Shell } from "../shell";
import type * as Grave from "./grave";
import { isOver } from "./over";
import { Mark, Size, tail } from "./record";
import { get, put } from "./records";
import type * as Room from "./room";
import type * as Tell from "./tell";

/** Tells who listens. The original's update command does not run for this either. */
function tell(shell: Shell, kind: Event["kind"], record: string): void {
  if (shell.onEvent !== undefined) use<typeof Tell>("alfred.busy.tell").tell(shell, kind, record, true);
}

function set(shell: Shell, key: string, record: string): void {
  const [own, heard, gone] = [shell.own, shell.heard, shell.gone];
  const known = get(own, key) ?? get(heard, key);
  const records = known === undefined ? 1 : 0;
  const more = record.length + Size.TAIL - (known === undefined ? 0 : known.length);
  let out = "";
  if (isOver(shell, records, more)) {
    out =
      use<typeof Room>("alfred.busy.room").room(shell, records, more, key) ??
      error(
        `alfred.set: there is no room for it: raise maxRecords (${shell.maxRecords}) or maxBytes (${shell.maxBytes})`,
        0,
      );
  }
  put(own, key, record + tail(tmr.time(), Mark.LOCAL));
  // What others say of it is of no use any more.
  put(heard, key);
  put(gone, key);
  if (out !== "") use<typeof Room>("alfred.busy.room").tellGone(shell, out);
  if (known === undefined) tell(shell, "added", record);
  else if (string.sub(known, 1, -Size.TAIL - 1) !== record) tell(shell, "changed", record);
}

function unset(shell: Shell, key: string): void {
  const record = get(shell.own, key);
  if (record === undefined) return;
  // Others push it for a while still.
  use<typeof Grave>("alfred.busy.grave").bury(shell, record);
  put(shell.own, key);
  tell(shell, "expired", record);
}

/** Sets a record, as it travels; without one, takes that of a key out. */
export function answer(shell: Shell, key: string, record?: string): void {
  if (record === undefined) unset(shell, key);
  else set(shell, key, record);
}
