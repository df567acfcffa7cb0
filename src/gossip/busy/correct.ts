/** Telling a member that is wrong. */
import { type Core, Kind } from "../core";
import { digest } from "../table";
import { entryOf } from "./outgoing";

/**
 * Tells a member that is wrong, or thought wrong, of itself what is known of it; where many could, by
 * lot, three of the fleet do.
 *
 * @param kind of the datagram from which that is seen: who broadcasts is heard by many
 */
export function correct(core: Core, from: string, kind: number, record: string): void {
  if (kind >= Kind.NEWS && core.random(1, math.max(core.table.alive, 1)) > 3) return;
  core.send(from, string.char(Kind.NEWS) + digest(core) + entryOf(core, record));
}
