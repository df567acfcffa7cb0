/**
 * Records in flash, over a restart: a byte that says how, the up time of then, what was to be added to that for it to be
 * the time (zeros if that was not known), and each record behind its length in 2 bytes.
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
  HEAD = 15,
  /** Bytes that are written at once, at least. */
  PIECE = 512,
}

const UNKNOWN = "\0\0\0\0\0\0\0";
const { sub } = string;

/** The file in pieces: nil at the end. */
function pieces(shell: Shell): (this: void, index: number) => string | undefined {
  const head = `\x01${uptime(shell)}${(shell.id === "" ? undefined : offset(shell)) ?? UNKNOWN}`;
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

/** Writes what is held now; takes the file away, if nothing is. */
export function save(shell: Shell): void {
  const name = shell.file;
  if (name === undefined) return;
  const any = shell.records.length > 0;
  const { collected } = shell.facts.stats;
  // What has only become less is as good: the server knows what it has.
  if (any ? shell.spilled && collected === shell.saved : !shell.spilled) return;
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
 * Reads what an earlier life has left. What that one has sent is as it was; all else gets the time that it knew; and if
 * it knew none, it was right before this life: at up times before 0.
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
  const [then, known] = [sub(text, 2, 8), sub(text, 9, Size.HEAD)];
  let at: number = Size.HEAD + 1;
  while (at + 1 < text.length) {
    const size = numberOf(text, at, at + 1);
    const record = sub(text, at + 2, at + 1 + size);
    at += 2 + size;
    if (record.length < size || size < 18) return;
    const placed =
      known !== UNKNOWN && shell.id !== ""
        ? stamped(record, known, shell.id)
        : stamped(record, sum(UNKNOWN, then, true), "\0\0\0\0\0\0\0\0");
    insert(shell, placed, shell.records.length + 1);
  }
}
