/**
 * The rows of a table, packed: texts of some rows each, just as they stand in its file. A row apiece would
 * take half as much heap again. The rows that changed last stand last.
 */

const enum Most {
  /** Bytes of a piece, about: putting a row in or taking it out copies one. */
  PIECE = 512,
}

const { find: search, sub } = string;

/**
 * A table's rows.
 *
 * @packed
 */
export interface Rows {
  /** Rows, each with a newline before it, and one after the last. */
  pieces: string[];
  count: number;
  /** Bytes that the file has. */
  bytes: number;
  /** How many of the last rows were not told since they changed. */
  fresh: number;
  /** What the rows add up to, see p2ptbl/digest; nil once one has changed. */
  digest?: string;
}

/** No rows. */
export function none(): Rows {
  return { pieces: [], count: 0, bytes: 0, fresh: 0 };
}

/** Which piece a key's row is in, from 0 on, and where its newline; nil if there is none. */
function place(rows: Rows, key: string): LuaMultiReturn<[piece?: number, at?: number]> {
  const sought = `\n${key}\t`;
  const pieces = rows.pieces;
  for (const i of $range(1, pieces.length)) {
    const [at] = search(pieces[i - 1]!, sought, 1, true);
    if (at !== undefined) return $multi(i - 1, at);
  }
  return $multi();
}

/** The row of a key: all that stands in its line; nil if there is none. */
export function find(rows: Rows, key: string): string | undefined {
  const [index, at] = place(rows, key);
  if (index === undefined) return undefined;
  const piece = rows.pieces[index]!;
  const [end] = search(piece, "\n", at! + 1, true);
  return sub(piece, at! + 1, end! - 1);
}

/** Puts a row in place of the one of its key, behind all others; takes that out if there is no row. */
export function put(rows: Rows, key: string, row?: string): void {
  const pieces = rows.pieces;
  const [index, at] = place(rows, key);
  const [before, of] = [pieces.length - 1, index ?? -1];
  let [rest, gone] = ["", 0];
  if (index !== undefined) {
    const piece = pieces[of]!;
    const [end] = search(piece, "\n", at! + 1, true);
    rest = sub(piece, 1, at!) + sub(piece, end! + 1);
    gone = end! - at!;
  }
  let last = of === before ? rest : (pieces[before] ?? "");
  // All that needs heap comes first: where that fails, all is as it was.
  if (row !== undefined) {
    if (last.length + row.length >= Most.PIECE || last === "") table.insert(pieces, `\n${row}\n`);
    else last += `${row}\n`;
    rows.count += 1;
    rows.bytes += row.length + 1;
  }
  if (before >= 0) pieces[before] = last;
  if (index !== undefined) {
    if (of !== before) pieces[of] = rest;
    if (pieces[of] === "\n") table.remove(pieces, of + 1);
    rows.count -= 1;
    rows.bytes -= gone;
  }
  if (row !== undefined) rows.fresh += 1;
  if (rows.fresh > rows.count) rows.fresh = rows.count;
  rows.digest = undefined;
}
