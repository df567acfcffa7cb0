/**
 * Records in flash, over a restart: a byte that says how, the up time of then, and each record behind its length in 2
 * bytes. Where the time is known they have it, and so their ids, before they are written: what is sent afterwards and
 * read again after a restart is the same to the server.
 */
import { use } from "../../lib/modules";
import type * as SafeFile from "../../lib/safe_file";
import type { Shell } from "../shell";
import { offset, uptime } from "./clock";
import { stamped } from "./records";
import { bytesOf } from "./wide";

export const enum Size {
  /** What stands before the records. */
  HEAD = 8,
  /** Bytes that are written at once, at least. */
  PIECE = 512,
}

/** The file in pieces: nil at the end. */
function pieces(shell: Shell): (this: void, index: number) => string | undefined {
  const head = `\x01${uptime(shell)}`;
  const records = shell.records;
  let at = 0;
  return (index) => {
    if (index === 1) at = 0;
    let piece = index === 1 ? head : "";
    while (piece.length < Size.PIECE && at < records.length) {
      const record = records[at]!;
      piece += bytesOf(record.length, 2) + record;
      at += 1;
    }
    return piece === "" ? undefined : piece;
  };
}

/** Gives all records their time and sender, if these are known; whether they are. */
function stampAll(shell: Shell): boolean {
  const known = shell.id === "" ? undefined : offset(shell);
  if (known === undefined) return false;
  const records = shell.records;
  for (const at of $range(1, records.length)) records[at - 1] = stamped(records[at - 1]!, known, shell.id);
  return true;
}

/** Forgets what is in flash. */
function forget(shell: Shell): void {
  use<typeof SafeFile>("lib.safe_file", true).remove(shell.file!);
  shell.spilled = false;
  shell.timeless = false;
}

/** Writes what is held now; takes the file away, if nothing is. */
export function answer(shell: Shell): LuaMultiReturn<[]> {
  const name = shell.file;
  if (name === undefined) return $multi();
  const any = shell.records.length > 0;
  const { collected } = shell.facts.stats;
  // What has only become less is as good: the server knows what it has.
  if (any ? shell.spilled && collected === shell.saved : !shell.spilled) return $multi();
  if (!any) {
    forget(shell);
    return $multi();
  }
  const known = stampAll(shell);
  const write = () => use<typeof SafeFile>("lib.safe_file", true).save(name, pieces(shell));
  let [fine, whole] = pcall(write);
  if (!(fine && whole) && shell.timeless && known) {
    // Read again after a restart, it would have other times, and so other ids, than what is sent from now on.
    forget(shell);
    [fine, whole] = pcall(write);
  }
  if (!fine) error(whole, 0);
  if (whole) {
    shell.spilled = true;
    shell.timeless = !known;
    shell.saved = collected;
  } else shell.report(`${name} cannot be written`);
  return $multi();
}
