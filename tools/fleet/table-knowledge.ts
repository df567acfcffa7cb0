/**
 * What a board holds of a table, and what its hbbp has sent, read from outside as {@link MemberReader} reads
 * gossip: it costs the board next to no heap and changes nothing, where `p2ptbl.show` would load code.
 */
import type { Board } from "../board/board.ts";
import { loadedTable } from "./knowledge.ts";

/** Where packed records (tools/build/packed.ts) hold what is read here: src/p2ptbl/shell.d.ts, busy/rows.ts. */
export const PLACES = { tables: 3, rows: 2, pieces: 1 } as const;

/** A row of a table; texts are one character a byte. */
export interface TableRow {
  version: bigint;
  /** With tabs between them; "" if the key is gone. */
  fields: string;
  /** All that stands in its line. */
  text: string;
}

/** A table's rows by key, in the order of its file, those of keys that are gone included; undefined where the board has no such table now. */
export function tableOf(board: Board, name: string): ReadonlyMap<string, TableRow> | undefined {
  const pieces = loadedTable(board, "p2ptbl", "shell", PLACES.tables, name, PLACES.rows, PLACES.pieces);
  if (!pieces) return undefined;
  const rows = new Map<string, TableRow>();
  const inOrder = [...pieces].sort(([a], [b]) => Number(a) - Number(b));
  for (const text of inOrder.flatMap(([, piece]) => String(piece).split("\n"))) {
    const [key, version, ...fields] = text.split("\t");
    if (key && version) rows.set(key, { version: BigInt(version), fields: fields.join("\t"), text });
  }
  return rows;
}

/** What the board's hbbp has sent since it was started; nothing where there is none. */
export function hbbpSent(board: Board): { datagrams: number; bytes: number } {
  const stats = loadedTable(board, "hbbp", "stats");
  return { datagrams: Number(stats?.get("datagramsOut") ?? 0), bytes: Number(stats?.get("bytesOut") ?? 0) };
}
