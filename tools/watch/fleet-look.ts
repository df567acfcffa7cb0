/** A fleet of virtual boards as the page shows it: from what each board says, and what is known from outside. */

import type { TableSeen } from "../fleet/table.ts";
import type { Row } from "../fleet/view.ts";
import { type BoardInfo, SEEN, type TableInfo } from "../page/protocol.ts";
import type { Places } from "./places.ts";

/** Each board at its place. */
export function boardsOf(rows: readonly Row[], places: Places): BoardInfo[] {
  return Array.from({ length: places.size }, (_, index) => {
    const board = places.boardAt(index);
    const row = board === undefined ? undefined : rows[board];
    return row ? virtual(row, rows) : heard(places.ip(index)!, rows);
  });
}

function virtual(row: Row, rows: readonly Row[]): BoardInfo {
  const { board, condition, uptime, heap, datagrams, bytes } = row;
  const runs = board.board.vm !== undefined;
  return {
    ...{
      ip: board.ip,
      kind: "virtual",
      name: board.board.air.hostname ?? null,
      mac: board.board.mac,
      condition,
    },
    revision: row.revision ?? latest(board.ip, rows)?.revision ?? null,
    uptime: runs ? Math.floor(uptime) : null,
    heap: runs ? heap : null,
    ...{ datagrams, bytes },
  };
}

function heard(ip: string, rows: readonly Row[]): BoardInfo {
  const known = latest(ip, rows);
  return {
    ...{
      ip,
      kind: "heard",
      name: null,
      mac: null,
      condition: "heard",
      heap: null,
      datagrams: null,
      bytes: null,
    },
    revision: known?.revision ?? null,
    uptime: known?.heartbeat ?? null,
  };
}

/** The latest that boards tell of somebody; undefined: none knows it. */
function latest(ip: string, rows: readonly Row[]): { revision: number; heartbeat: number } | undefined {
  let best: { revision: number; heartbeat: number } | undefined;
  for (const { members } of rows) {
    const one = members.get(ip);
    if (!one) continue;
    const newer = !best || one.revision > best.revision;
    if (newer || (one.revision === best!.revision && one.heartbeat > best!.heartbeat)) best = one;
  }
  return best;
}

/** How each board sees each other, in its own words. */
export function viewsOf(rows: readonly Row[], places: Places): (string | null)[] {
  return Array.from({ length: places.size }, (_, index) => {
    const board = places.boardAt(index);
    const row = board === undefined ? undefined : rows[board];
    if (!row || row.revision === undefined) return null;
    const seen = new Array<string>(places.size).fill(SEEN.UNKNOWN);
    for (const [ip, { state }] of row.members) {
      const at = places.indexOf(ip);
      if (at !== undefined) seen[at] = String(state);
    }
    return seen.join("");
  });
}

/** The table that the boards share, and who holds which row. */
export function tableOf(
  { name, newest, tables }: TableSeen,
  rows: readonly Row[],
  places: Places,
): TableInfo {
  const text = (bytes: string) => Buffer.from(bytes, "latin1").toString();
  const holders = (key: string, row: string) =>
    Array.from({ length: places.size }, (_, index) => {
      const board = places.boardAt(index);
      const table = board === undefined || rows[board]?.condition === "off" ? undefined : tables[board];
      return table ? (table.get(key)?.text === row ? "1" : "0") : ".";
    }).join("");
  return {
    name,
    rows: [...newest].map(([key, row]) => ({
      key: text(key),
      version: String(row.version),
      fields: row.fields === "" ? [] : text(row.fields).split("\t"),
      holders: holders(key, row.text),
    })),
  };
}
