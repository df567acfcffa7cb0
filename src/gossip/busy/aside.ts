/** What entries bring now and then, besides news. */
import { use } from "../../lib/modules";
import { type Core, Kind, type Probe } from "../core";
import { At, bytes, digest, find, position, Size } from "../table";
import { Longest, numberAt } from "./number";
import type * as Put from "./put";

const { char, sub } = string;
const { min } = math;

/** Somebody else has not heard a member that this board probes. */
export function isUnheard(core: Core, address: string, by: string): void {
  const probe = core.probes.get(address) as Probe | undefined;
  // Six are enough, and who says so may be made up.
  if (
    probe !== undefined &&
    probe.unheard.length < 6 * Size.ADDRESS &&
    position(probe.unheard, by, Size.ADDRESS) === 0
  )
    probe.unheard += by;
}

/** Others hold that a member is gone which is up here: it is to say so itself, or to be probed. */
export function contradict(core: Core, entry: string): void {
  core.doubted = sub(entry, 1, Size.ADDRESS);
  core.send(core.doubted, char(Kind.NEWS) + digest(core) + entry);
}

/**
 * A board has said in its heartbeat how many seconds it still sleeps: its record, which has just been taken,
 * gets the moment when that is over, in this board's time.
 */
export function sleeps(core: Core, entry: string): void {
  const mine = find(core.table, sub(entry, 1, Size.ADDRESS));
  if (mine === undefined || sub(entry, At.REVISION, At.CONDITION) !== sub(mine, At.REVISION, At.CONDITION))
    return;
  core.sleepers = true;
  const until = bytes(core.uptime() + min(numberAt(entry, At.HEARTBEAT), Longest.SLEEP));
  const record = sub(mine, 1, At.HEARTBEAT - 1) + until + sub(mine, At.STAMP);
  use<typeof Put>("gossip.busy.put").put(core.table, sub(mine, 1, Size.ADDRESS), record);
}
