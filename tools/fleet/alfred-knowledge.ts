/**
 * What boards hold of alfred's records, read from outside as {@link membersOf} reads gossip: it costs a board next to
 * no heap and changes nothing, where `alfred.request` would load code, and a secondary ask the air.
 */
import { isUtf8 } from "node:buffer";
import type { Board } from "../board/board.ts";
import type { FactInfo } from "../page/protocol.ts";
import { loadedTable } from "./knowledge.ts";

/** Where packed records (tools/build/packed.ts) hold what is read here: src/alfred/shell.d.ts, busy/records.ts. */
export const PLACES = { own: 11, heard: 12, pieces: 1 } as const;

/** Bytes of a record, and where its parts stand in them: src/alfred/busy/record.ts. */
const RECORD = { type: 6, version: 7, length: 8, data: 10, tail: 4 };

/** A record of alfred's. */
export interface AlfredRecord {
  /** The MAC address of who has set it, "5c:cf:7f:01:02:03". */
  mac: string;
  type: number;
  version: number;
  data: Buffer;
  /** Whether this board has set it itself. */
  own: boolean;
}

/** The records that a board holds, its own first; undefined while it is off, or alfred is not loaded. */
export function recordsOf(board: Board): AlfredRecord[] | undefined {
  const own = piecesOf(board, PLACES.own);
  const heard = piecesOf(board, PLACES.heard);
  if (!own || !heard) return undefined;
  return [...own.flatMap((piece) => unpack(piece, true)), ...heard.flatMap((piece) => unpack(piece, false))];
}

function piecesOf(board: Board, records: number): Buffer[] | undefined {
  const pieces = loadedTable(board, "alfred", "shell", records, PLACES.pieces);
  return pieces && [...pieces.values()].map((piece) => Buffer.from(String(piece), "latin1"));
}

function unpack(piece: Buffer, own: boolean): AlfredRecord[] {
  const records: AlfredRecord[] = [];
  for (let at = 0; at + RECORD.data + RECORD.tail <= piece.length; ) {
    const end = at + RECORD.data + piece.readUInt16BE(at + RECORD.length);
    records.push({
      mac: [...piece.subarray(at, at + RECORD.type)]
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join(":"),
      type: piece[at + RECORD.type]!,
      version: piece[at + RECORD.version]!,
      data: piece.subarray(at + RECORD.data, end),
      own,
    });
    at = end + RECORD.tail;
  }
  return records;
}

/** What a record holds, for people: as text, or in hexadecimal where it is none. */
export function dataText(data: Buffer): string {
  const text = isUtf8(data) ? data.toString("utf8") : undefined;
  return text === undefined || /[^\P{Cc}\t\n]/u.test(text) ? data.toString("hex") : text;
}

/**
 * The records of all boards as one list, by type and then by whose they are. Where boards hold different data under
 * one key, it is that of who has set it, else what most hold; `holders` says how many boards hold just that.
 */
export function alfredFacts(boards: Iterable<Board>): FactInfo[] {
  const versions = new Map<string, Map<string, { record: AlfredRecord; holders: number; own: boolean }>>();
  for (const board of boards) {
    for (const record of recordsOf(board) ?? []) {
      const id = `alfred ${record.type} ${record.mac}`;
      const held = versions.get(id) ?? new Map();
      versions.set(id, held);
      const text = `${record.version} ${record.data.toString("latin1")}`;
      const one = held.get(text) ?? { record, holders: 0, own: false };
      held.set(text, { ...one, holders: one.holders + 1, own: one.own || record.own });
    }
  }
  const facts = [...versions].map(([id, held]) => {
    const [best] = [...held.values()].sort((a, b) => Number(b.own) - Number(a.own) || b.holders - a.holders);
    const { record, holders } = best!;
    return { id, fact: record, holders };
  });
  return facts
    .sort((a, b) => a.fact.type - b.fact.type || (a.fact.mac < b.fact.mac ? -1 : 1))
    .map(({ id, fact: { type, mac, version, data }, holders }) => ({
      ...{ id, source: "alfred", type: String(type), from: mac, value: dataText(data), holders, version },
    }));
}
