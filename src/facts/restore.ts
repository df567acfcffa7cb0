/** What an earlier life has left in flash. Loaded at the start, and let go of at once. */
import { Below, letGo, use } from "../lib/modules";
import type * as SafeReading from "../lib/safe_reading";
import { insert, Part, remove, stamped } from "./busy/records";
import { Size } from "./busy/save";
import { numberOf, sum } from "./busy/wide";
import type { Shell } from "./shell";

const enum Room {
  /** Bytes of heap that reading one more takes, and what begins once this code has gone. */
  LEAST = 1536,
}

const { sub } = string;

/** So many bytes, or what there is of them. */
function take(handle: file.File, size: number): string {
  let text = "";
  while (text.length < size) {
    const more = handle.read(size - text.length);
    if (more === undefined) break;
    text += more;
  }
  return text;
}

/** Puts one in that was in flash; where heap is short, in the place of the oldest ones. */
function hold(shell: Shell, record: string): void {
  while (shell.records.length > 0 && node.heap() < Room.LEAST) {
    letGo(Below.ALL);
    collectgarbage();
    if (node.heap() >= Room.LEAST) break;
    remove(shell, 1);
    shell.facts.stats.lost += 1;
  }
  insert(shell, record, shell.records.length + 1);
}

/** Reads the records, of which the first ones are the oldest, one after the other. */
function restoreAll(shell: Shell, handle: file.File): void {
  const head = take(handle, Size.HEAD);
  if (head.length < Size.HEAD || sub(head, 1, 1) !== "\x01") {
    shell.report(`${shell.file} holds no facts`);
    return;
  }
  // At up times before 0.
  const before = sum("\0\0\0\0\0\0\0", sub(head, 2), true);
  for (;;) {
    const length = take(handle, 2);
    if (length.length < 2) return;
    const size = numberOf(length, 1, 2);
    const record = take(handle, size);
    if (record.length < size || size < Part.DATA - 1) return;
    const placed = stamped(record, before, "\0\0\0\0\0\0\0\0");
    if (placed !== record) shell.timeless = true;
    hold(shell, placed);
  }
}

/** Reads it. What has its time is as it was; what that life never knew the time of was right before this one. */
export function restore(shell: Shell): void {
  const handle = use<typeof SafeReading>("lib.safe_reading", true).reading(shell.file!);
  if (handle === undefined) return;
  shell.spilled = true;
  const { lost } = shell.facts.stats;
  const [fine, problem] = pcall(restoreAll, shell, handle);
  handle.close();
  if (!fine) {
    // A part of them is not to be taken for all.
    shell.records = [];
    shell.bytes = 0;
    error(problem, 0);
  }
  const gone = shell.facts.stats.lost - lost;
  if (gone > 0) shell.report(`there is no room for ${gone} of the records in ${shell.file}`);
}
