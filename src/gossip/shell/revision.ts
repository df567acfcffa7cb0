/**
 * The board's revision in flash, in the file and the form of NodeMCU's gossip module. Loaded when
 * it is read or written, and let go of at once.
 */
import { use } from "../../lib/modules";
import type * as SafeFile from "../../lib/safe_file";
import { Limit, whole } from "../entry";
import type { Shell } from "./shell";

const FILE = "gossip/rev.dat";

function safeFile(): typeof SafeFile {
  return use<typeof SafeFile>("lib.safe_file", true);
}

/** Writes a revision; says so where flash is full. */
export function write(shell: Shell, revision: number): void {
  if (!safeFile().save(FILE, string.format("%d", revision))) {
    shell.report(`${FILE} could not be written (flash full?)`);
  }
}

/** Saves the board's revision. */
export function save(shell: Shell): void {
  write(shell, shell.fleet.state.get(shell.fleet.own!).revision);
  // Not before: what raises for want of heap is tried again in the next round.
  shell.fleet.unsaved = false;
}

/** The revision of a new life: one more than the last one's, 0 for the first. */
export function following(): number {
  const last = whole(tonumber(safeFile().load(FILE) ?? ""), Limit.WHOLE - 1);
  return last === undefined ? 0 : last + 1;
}
