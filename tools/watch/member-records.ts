/** The tables and facts that a member holds, and what becomes of them, in words. */

import type { TableRow } from "../fleet/table-knowledge.ts";
import { rowWords } from "../fleet/table-words.ts";
import { amount } from "../fleet/words.ts";
import type { FactInfo, TableInfo } from "../page/protocol.ts";

/** If more than this have changed since the last look, they are counted and not named. */
const NAMED = 3;
/** Characters of a fact that are told. */
const VALUE = 60;

/** Bytes, one character each, as text. */
function textOf(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** A table as the page shows it, of which only the first of so many boards can be looked into. */
export function tableInfo(name: string, rows: ReadonlyMap<string, TableRow>, boards: number): TableInfo {
  const holders = `1${".".repeat(boards - 1)}`;
  return {
    name,
    rows: [...rows].map(([key, { version, fields }]) => ({
      ...{ key: textOf(key), version: String(version), holders },
      fields: fields === "" ? [] : textOf(fields).split("\t"),
    })),
  };
}

/** What has changed in a table from one look to the next. */
export function tableNews(
  name: string,
  before: ReadonlyMap<string, TableRow>,
  after: ReadonlyMap<string, TableRow>,
): string[] {
  const changed = [...after].filter(([key, { text }]) => before.get(key)?.text !== text);
  if (changed.length > NAMED) return [`${name}: ${amount(changed.length, "row")} changed`];
  return changed.map(([key, row]) => `${name}: ${rowWords(key, row)}`);
}

/** What has become of alfred's records from one look to the next. */
export function factNews(before: readonly FactInfo[], after: readonly FactInfo[]): string[] {
  const had = new Map(before.map((fact) => [fact.id, fact]));
  const has = new Set(after.map(({ id }) => id));
  const changed = after.filter((fact) => {
    const was = had.get(fact.id);
    return was === undefined || was.value !== fact.value || was.version !== fact.version;
  });
  const gone = before.filter(({ id }) => !has.has(id));
  const news =
    changed.length > NAMED
      ? [`${amount(changed.length, "record")} of alfred's changed`]
      : changed.map(({ type, from, value }) => `${from} tells alfred, as type ${type}: ${shortened(value)}`);
  if (gone.length > NAMED) news.push(`${amount(gone.length, "record")} of alfred's expired`);
  else news.push(...gone.map(({ type, from }) => `what ${from} told alfred as type ${type} has expired`));
  return news;
}

function shortened(value: string): string {
  const text = value.replaceAll(/\p{C}/gu, "?");
  return text.length > VALUE ? `${text.slice(0, VALUE)}…` : text;
}
