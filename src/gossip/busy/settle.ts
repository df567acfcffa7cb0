/** A member that came or changed. */
import type { Core } from "../core";
import { Size } from "../table";
import { note } from "./note";
import { put } from "./put";

/**
 * Puts a member in that came or changed, and has it told on.
 *
 * @param entry the record without its stamp, which is now: in units of four rounds, modulo 256
 */
export function settle(core: Core, entry: string): void {
  const address = string.sub(entry, 1, Size.ADDRESS);
  note(core, address);
  // The last step that needs heap: where it fails, all is as it was.
  put(core.table, address, entry + string.char(math.floor(core.tick / 128) % 256));
  core.changed = core.tick;
}
