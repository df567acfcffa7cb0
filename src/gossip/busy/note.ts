/** Having it told that a member came or changed: to others, and to the user. */
import type { Core } from "../core";
import { position, Size } from "../table";

const enum Most {
  /** Bytes of addresses whose changes ride on pings and acks, 5 for each. */
  RUMOURS = 40,
}

export const enum Told {
  /** Follows an address in the list of what changed; in that of a record this byte is never so large. */
  CHANGED = 255,
}

const { char, sub } = string;

/** Has a change told on: the first few, more is left to comparing. */
export function note(core: Core, address: string): void {
  let rumours = core.rumours;
  const told = position(rumours, address, Size.ADDRESS + 1);
  if (told > 0) rumours = sub(rumours, 1, told - 1) + sub(rumours, told + Size.ADDRESS + 1);
  if (rumours.length < Most.RUMOURS) rumours += address + char(3);
  core.changes(address + char(Told.CHANGED));
  core.rumours = rumours;
}
