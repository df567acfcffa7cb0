/**
 * Records in flash, over a restart: a byte that says how, the up time of then, and each record behind its length in 2
 * bytes. Where the time is known they have it, and so their ids, before they are written: what is sent afterwards and
 * read again after a restart is the same to the server.
 */
import { use } from "../../lib/modules";
import type * as SafeFile from "../../lib/safe_file";
import { Ticks } from "../phase";
import type { Shell } from "../shell";
import { offset, uptime } from "./clock";
import { insert, stamped } from "./records";
import { bytesOf, numberOf, sum } from "./wide";

const enum Size {
  /** What stands before the records. */
  HEAD = 8,
  /** Bytes that are written at once, at least. */
  PIECE = 512,
}

const { sub } = string;

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

/** Writes what is held now; takes the file away, if nothing is. */
export function save(shell: Shell): void {
  const name = shell.file;
  if (name === undefined) return;
  const any = shell.records.length > 0;
  const { collected } = shell.facts.stats;
  // What has only become less is as good: the server knows what it has.
  if (any ? shell.spilled && collected === shell.saved : !shell.spilled) return;
  shell.timeless = any && !stampAll(shell);
  shell.spilled = any;
  shell.saved = collected;
  if (!any) file.remove(name);
  else if (!use<typeof SafeFile>("lib.safe_file", true).save(name, pieces(shell)))
    shell.report(`${name} cannot be written`);
}

/** Its time has come: what the server does not take soon goes to flash, before it is as old as it may be. */
export function spill(shell: Shell): void {
  const half = math.floor(shell.spillEvery / 2);
  shell.spillDue = shell.file === undefined ? Ticks.NEVER : shell.ticks + half;
  if (shell.records.length === 0 || shell.ticks - shell.heldSince >= half) save(shell);
}

/**
 * Reads what an earlier life has left. What has its time is as it was; what that life never knew the time of was right
 * before this one: at up times before 0.
 */
export function load(shell: Shell): void {
  const name = shell.file!;
  const text = use<typeof SafeFile>("lib.safe_file", true).load(name);
  if (text === undefined) return;
  shell.spilled = true;
  if (text.length < Size.HEAD || sub(text, 1, 1) !== "\x01") {
    shell.report(`${name} holds no facts`);
    return;
  }
  const then = sub(text, 2, Size.HEAD);
  let at: number = Size.HEAD + 1;
  while (at + 1 < text.length) {
    const size = numberOf(text, at, at + 1);
    const record = sub(text, at + 2, at + 1 + size);
    at += 2 + size;
    if (record.length < size || size < 18) return;
    const placed = stamped(record, sum("\0\0\0\0\0\0\0", then, true), "\0\0\0\0\0\0\0\0");
    if (placed !== record) shell.timeless = true;
    insert(shell, placed, shell.records.length + 1);
  }
}
