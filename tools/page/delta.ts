/** Applies what has changed to a picture: the page does so as it hears of it, and tests of the server. */
import {
  type BoardInfo,
  type Delta,
  type FactInfo,
  KEPT,
  type Picture,
  type Recovery,
  type TableInfo,
} from "./protocol.ts";

/** The picture with the changes; parts that have not changed are the very same objects, and `picture` stays as it was. */
export function apply(picture: Picture, delta: Delta): Picture {
  const { now, fleet, boards, tables, facts, happenings, samples, recoveries } = delta;
  return {
    fleet: fleet ?? picture.fleet,
    now: now ?? picture.now,
    boards: boards ? changedBoards(picture.boards, boards) : picture.boards,
    views: delta.views || delta.cells ? changedViews(picture.views, delta) : picture.views,
    tables: tables ? changedTables(picture.tables, tables) : picture.tables,
    facts: facts ? changedFacts(picture.facts, facts) : picture.facts,
    happenings: happenings
      ? latest([...picture.happenings, ...happenings], KEPT.happenings)
      : picture.happenings,
    samples: samples ? latest([...picture.samples, ...samples], KEPT.samples) : picture.samples,
    recoveries: recoveries ? changedRecoveries(picture.recoveries, recoveries) : picture.recoveries,
  };
}

/** The last so many. */
export function latest<T>(list: T[], most: number): T[] {
  return list.length > most ? list.slice(-most) : list;
}

function changedBoards(boards: BoardInfo[], changes: NonNullable<Delta["boards"]>): BoardInfo[] {
  const next = [...boards];
  for (const [index, changed] of changes) next[index] = { ...next[index], ...changed } as BoardInfo;
  return next;
}

function changedViews(views: Picture["views"], { views: rows = [], cells = [] }: Delta): Picture["views"] {
  const next = [...views];
  for (const [observer, row] of rows) next[observer] = row;
  for (let at = 0; at + 2 < cells.length; at += 3) {
    const [observer, board, seen] = cells.slice(at, at + 3) as [number, number, string];
    const row = next[observer] ?? "";
    next[observer] = row.slice(0, board) + seen + row.slice(board + 1);
  }
  return next;
}

function changedTables(tables: TableInfo[], changes: NonNullable<Delta["tables"]>): TableInfo[] {
  const next = new Map(tables.map((table) => [table.name, table]));
  for (const { name, changed, removed } of changes) {
    const rows = new Map((next.get(name)?.rows ?? []).map((row) => [row.key, row]));
    for (const row of changed) rows.set(row.key, row);
    for (const key of removed) rows.delete(key);
    next.set(name, { name, rows: [...rows.values()] });
  }
  return [...next.values()];
}

function changedFacts(facts: FactInfo[], { changed, removed }: NonNullable<Delta["facts"]>): FactInfo[] {
  const next = new Map(facts.map((fact) => [fact.id, fact]));
  for (const fact of changed) next.set(fact.id, fact);
  for (const id of removed) next.delete(id);
  return [...next.values()];
}

function changedRecoveries(recoveries: Recovery[], changes: Recovery[]): Recovery[] {
  const next = new Map(recoveries.map((one) => [one.id, one]));
  for (const one of changes) next.set(one.id, one);
  return latest([...next.values()], KEPT.recoveries);
}
