/** Taking data. Loaded when some comes, and let go of at once. */
import { use } from "../../lib/modules";
import { hold } from "../busy/hold";
import { Part } from "../busy/part";
import type * as Room from "../busy/room";
import { isAhead } from "../busy/version";
import type { Shell } from "../shell/shell";
import { At, find, Size } from "../table";

/** Takes the data of one member, if it is of this life of it and newer. */
function takeOne(shell: Shell, one: string): void {
  const core = shell.core;
  const address = string.sub(one, 1, Size.ADDRESS);
  const record = find(core.table, address);
  const version = string.byte(one, At.INCARNATION);
  if (record === undefined || address === core.own) return;
  if (
    string.sub(record, At.REVISION, At.INCARNATION - 1) !== string.sub(one, At.REVISION, At.INCARNATION - 1)
  )
    return;
  if (isAhead(version, string.byte(record, At.VERSION)))
    hold(shell, record, version, string.sub(one, Part.HEAD + 1));
}

/** Takes a good datagram, of which the parts end there. */
export function take(shell: Shell, datagram: string, ends: number[]): void {
  let at = 2;
  for (const end of ends) {
    const [taken, problem] = pcall(takeOne, shell, string.sub(datagram, at, end - 1));
    if (!taken) use<typeof Room>("gossip.busy.room").refuse(shell.core, problem);
    at = end;
  }
}
