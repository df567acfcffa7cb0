/** Telling what has changed. */
import { type Core, Kind } from "../core";
import { digest, find, Size } from "../table";
import { entryOf } from "./outgoing";

const enum Most {
  BYTES = 1400,
  /** Entries that ride on a ping or an ack. */
  RUMOURS = 4,
}

const { byte, char, sub } = string;

/** The changes that ride on a ping or an ack, those first that have waited longest. */
export function rumours(core: Core): string {
  let text = "";
  // No change twice in one datagram.
  for (const _ of $range(1, math.min(Most.RUMOURS, math.floor(core.rumours.length / (Size.ADDRESS + 1))))) {
    const address = sub(core.rumours, 1, Size.ADDRESS);
    const left = byte(core.rumours, Size.ADDRESS + 1) - 1;
    const record = find(core.table, address);
    core.rumours = sub(core.rumours, Size.ADDRESS + 2);
    if (record !== undefined) {
      text += entryOf(core, record);
      if (left > 0) core.rumours += address + char(left);
    }
  }
  return text;
}

/** Broadcasts the changes that are this board's to tell. */
export function call(core: Core): void {
  let text = "";
  for (const [address, left] of core.calls) {
    const record = find(core.table, address);
    core.calls.set(address, (left > 1 && record !== undefined ? left - 1 : undefined)!);
    if (record !== undefined) text += entryOf(core, record);
    if (text.length + Size.ENTRY + 4 > Most.BYTES) break;
  }
  if (text === "") return;
  core.send(undefined, char(core.joins > 0 ? Kind.JOIN : Kind.NEWS) + digest(core) + text);
  core.joins = math.max(core.joins - 1, 0);
}
