/**
 * Records, packed: strings of some records each, since a table apiece would take three times the heap. The one
 * that was put last stands last.
 */
import { sizeAt } from "./record";

/** Bytes of a piece, about: putting a record in or taking it out copies one. */
const PIECE = 512;

/** @packed */
export interface Records {
  pieces: string[];
  count: number;
  bytes: number;
}

const { find, sub } = string;

/** In which piece the record of a key is, from 1 on, and where; nil if there is none. */
function place(records: Records, key: string): LuaMultiReturn<[piece?: number, at?: number]> {
  const pieces = records.pieces;
  for (const i of $range(1, pieces.length)) {
    const piece = pieces[i - 1]!;
    let [found] = find(piece, key, 1, true);
    // The same bytes may be part of some data.
    let at = 1;
    while (found !== undefined) {
      while (at < found) at += sizeAt(piece, at);
      if (at === found) return $multi(i, at);
      [found] = find(piece, key, at, true);
    }
  }
  return $multi();
}

/** The record of a key; nil if there is none. */
export function get(records: Records, key: string): string | undefined {
  const [index, at] = place(records, key);
  if (index === undefined) return undefined;
  const piece = records.pieces[index - 1]!;
  return sub(piece, at!, at! + sizeAt(piece, at!) - 1);
}

/** Joins a piece with the one behind it, if both are small: each takes heap of its own. */
function join(pieces: string[], index: number): void {
  const [piece, behind] = [pieces[index - 1], pieces[index]];
  if (piece === undefined || behind === undefined || piece.length + behind.length > PIECE) return;
  pieces[index - 1] = piece + behind;
  table.remove(pieces, index + 1);
}

/** Puts a record in place of the one of its key, behind all others; takes that out if there is no record. */
export function put(records: Records, key: string, record?: string): void {
  const pieces = records.pieces;
  const [index, at] = place(records, key);
  const last = pieces.length;
  let [rest, gone] = ["", 0];
  if (index !== undefined) {
    const piece = pieces[index - 1]!;
    gone = sizeAt(piece, at!);
    rest = sub(piece, 1, at! - 1) + sub(piece, at! + gone);
  }
  // All that needs heap comes first: where that fails, all is as it was.
  if (record !== undefined) {
    const before = index === last ? rest : (pieces[last - 1] ?? "");
    if (last === 0 || before.length + record.length > PIECE) table.insert(pieces, record);
    else if (index === last) rest += record;
    else pieces[last - 1] = before + record;
    records.count += 1;
    records.bytes += record.length;
  }
  if (index !== undefined) {
    if (rest === "") table.remove(pieces, index);
    else pieces[index - 1] = rest;
    records.count -= 1;
    records.bytes -= gone;
    join(pieces, index);
  }
}

/** The record that was put longest ago; nil if there is none. */
export function first(records: Records): string | undefined {
  const piece = records.pieces[0];
  return piece === undefined ? undefined : sub(piece, 1, sizeAt(piece, 1));
}
