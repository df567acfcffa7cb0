/** What has changed from one picture to the next: the counterpart of `apply` (tools/page/delta.ts). */
import { isDeepStrictEqual } from "node:util";
import type { BoardInfo, Delta, FactInfo, Picture, TableInfo, TableRowInfo } from "../page/protocol.ts";

/** About so many bytes of JSON tell a single cell, where a whole row has one for each board. */
const CELL = 10;

/**
 * What makes the one picture the other, but for the order of tables, rows and facts, which means nothing.
 * Nothing at all if nothing has changed: `{}`. Undefined where no difference can tell it: boards or a table
 * are gone, as in another fleet.
 */
export function difference(before: Picture, after: Picture): Delta | undefined {
  if (after.boards.length < before.boards.length || after.views.length < before.views.length)
    return undefined;
  const tables = tablesThat(before.tables, after.tables);
  if (!tables) return undefined;
  const delta: Delta = { ...viewsThat(before.views, after.views) };
  if (!isDeepStrictEqual(before.now, after.now)) delta.now = after.now;
  if (!isDeepStrictEqual(before.fleet, after.fleet)) delta.fleet = after.fleet;
  const boards = boardsThat(before.boards, after.boards);
  if (boards.length > 0) delta.boards = boards;
  if (tables.length > 0) delta.tables = tables;
  const facts = changes(before.facts, after.facts, ({ id }) => id);
  if (facts) delta.facts = facts;
  const told = before.happenings.at(-1)?.id ?? Number.NEGATIVE_INFINITY;
  const happenings = after.happenings.filter(({ id }) => id > told);
  if (happenings.length > 0) delta.happenings = happenings;
  const measured = before.samples.at(-1)?.round ?? Number.NEGATIVE_INFINITY;
  const samples = after.samples.filter(({ round }) => round > measured);
  if (samples.length > 0) delta.samples = samples;
  const recoveries = changes(before.recoveries, after.recoveries, ({ id }) => id)?.changed ?? [];
  if (recoveries.length > 0) delta.recoveries = recoveries;
  return delta;
}

function boardsThat(before: BoardInfo[], after: BoardInfo[]): NonNullable<Delta["boards"]> {
  const changed: NonNullable<Delta["boards"]> = [];
  for (const [index, board] of after.entries()) {
    const old = before[index];
    if (!old) changed.push([index, board]);
    else {
      const fields = Object.entries(board).filter(([name, value]) => old[name as keyof BoardInfo] !== value);
      if (fields.length > 0) changed.push([index, Object.fromEntries(fields)]);
    }
  }
  return changed;
}

/** Single cells, or the whole row where that is shorter. */
function viewsThat(before: Picture["views"], after: Picture["views"]): Pick<Delta, "views" | "cells"> {
  const views: NonNullable<Delta["views"]> = [];
  const cells: NonNullable<Delta["cells"]> = [];
  for (const [observer, row] of after.entries()) {
    const old = before[observer];
    if (row === old) continue;
    const changed = row && old && row.length === old.length ? cellsThat(old, row) : undefined;
    if (!changed || changed.length * CELL > row!.length) views.push([observer, row]);
    else for (const board of changed) cells.push(observer, board, row![board]!);
  }
  return { ...(views.length > 0 ? { views } : {}), ...(cells.length > 0 ? { cells } : {}) };
}

function cellsThat(before: string, after: string): number[] {
  const changed: number[] = [];
  for (let board = 0; board < after.length; board++) if (before[board] !== after[board]) changed.push(board);
  return changed;
}

/** Undefined: a table is gone. */
function tablesThat(before: TableInfo[], after: TableInfo[]): NonNullable<Delta["tables"]> | undefined {
  const names = new Set(after.map(({ name }) => name));
  if (before.some(({ name }) => !names.has(name))) return undefined;
  const olds = new Map(before.map((table) => [table.name, table.rows]));
  return after.flatMap(({ name, rows }) => {
    const old = olds.get(name);
    const rowsChanged = changes<TableRowInfo>(old ?? [], rows, ({ key }) => key);
    if (!rowsChanged && old) return [];
    return [{ name, ...(rowsChanged ?? { changed: [], removed: [] }) }];
  });
}

/** Which of a list are new or other than before, and which are gone, by what tells them apart. */
function changes<T extends TableRowInfo | FactInfo | object>(
  before: T[],
  after: T[],
  keyOf: (one: T) => string | number,
): { changed: T[]; removed: string[] } | undefined {
  const olds = new Map(before.map((one) => [keyOf(one), one]));
  const changed = after.filter((one) => !isDeepStrictEqual(olds.get(keyOf(one)), one));
  for (const one of after) olds.delete(keyOf(one));
  const removed = [...olds.keys()].map(String);
  return changed.length > 0 || removed.length > 0 ? { changed, removed } : undefined;
}
