/**
 * The board's revision in flash, in the file and the form of NodeMCU's gossip module. Loaded when
 * it is read or written, and let go of at once.
 */

import { Limit, whole } from "../../lib/busy/whole";
import { use } from "../../lib/modules";
import type * as SafeFile from "../../lib/safe_file";
import { numberAt } from "../busy/number";
import { report } from "../busy/report";
import { At, find } from "../table";
import type { Shell } from "./shell";

const FILE = "gossip/rev.dat";

function safeFile(): typeof SafeFile {
  return use<typeof SafeFile>("lib.safe_file", true);
}

/** Writes a revision; says so where flash is full. */
function write(shell: Shell, revision: number): void {
  if (!safeFile().save(FILE, string.format("%d", revision))) {
    report(shell, `${FILE} could not be written (flash full?)`);
  }
}

/** Saves the board's revision. */
export function save(shell: Shell): void {
  const core = shell.core;
  write(shell, numberAt(find(core.table, core.own)!, At.REVISION));
  // Not before: what raises for want of heap is tried again in the next round.
  shell.core.unsaved = false;
}

/** As {@link Gossip.setRevFileValue}. */
export function set(shell: Shell, revision: unknown): void {
  const n = whole(revision, Limit.WHOLE - 1);
  if (n === undefined) shell.log("gossip: please give a whole number from 0 as revision");
  else write(shell, n);
}

/** Begins a new life: its revision is one more than the last one's, 0 for the first, and saved. */
export function begin(shell: Shell): number {
  const last = whole(tonumber(safeFile().load(FILE) ?? ""), Limit.WHOLE - 1);
  const revision = last === undefined ? 0 : last + 1;
  write(shell, revision);
  return revision;
}
