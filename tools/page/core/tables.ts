/** Tables that boards share: their rows in order, how far each has spread, and what can be a row. */
import type { TableInfo, TableRowInfo } from "../protocol.ts";

export interface Spread {
  held: number;
  /** Boards that could hold it: on, and with such a table. */
  of: number;
  /** Indexes of those that do not. */
  lacking: number[];
}

/** How far a row has spread. */
export function spreadOf({ holders }: TableRowInfo): Spread {
  const lacking: number[] = [];
  let held = 0;
  for (let board = 0; board < holders.length; board++) {
    if (holders[board] === "1") held += 1;
    else if (holders[board] === "0") lacking.push(board);
  }
  return { held, of: held + lacking.length, lacking };
}

const ORDER = new Intl.Collator("en", { numeric: true });

/** Rows by key, numbers in them as numbers; `gone`: also those of keys that are gone. */
export function sortRows(rows: readonly TableRowInfo[], gone: boolean): TableRowInfo[] {
  return rows
    .filter(({ fields }) => gone || fields.length > 0)
    .sort((a, b) => ORDER.compare(a.key, b.key) || (a.key < b.key ? -1 : 1));
}

/** "8 rows, 2 of them still spreading; 1 key is gone". */
export function tableSummary({ rows }: TableInfo): string {
  const there = rows.filter(({ fields }) => fields.length > 0).length;
  const gone = rows.length - there;
  const spreading = rows.filter((row) => spreadOf(row).lacking.length > 0).length;
  const words = [`${there} row${there === 1 ? "" : "s"}`];
  words.push(spreading > 0 ? `${spreading} still spreading` : "all of them at every board that is on");
  if (gone > 0) words.push(`${gone} key${gone === 1 ? " is" : "s are"} gone`);
  return words.join(", ");
}

/** The fields that a text holds, with tabs between them. */
export function fieldsOf(text: string): string[] {
  return text.split("\t");
}

/** Why a key cannot be one, in words; undefined: it can. */
export function keyProblem(key: string): string | undefined {
  if (key === "") return "A row has a key: write one.";
  if (/[\s\0]/.test(key)) return "A key holds no blanks: write it in one word.";
  return key.includes("\\") ? "A key holds no backslash: routers would garble it." : undefined;
}

/** Why these cannot be a row's fields, in words; undefined: they can. */
export function fieldsProblem(fields: readonly string[]): string | undefined {
  if (fields.every((field) => field === "")) return "A row has a field at least: write one.";
  if (fields[0] === "" || fields.at(-1) === "") return "The first and the last field are not empty.";
  if (fields.some((field) => field !== field.trim())) return "No field begins or ends with a blank.";
  if (fields.some((field) => /[\n\r\0\\]/.test(field))) return "A field holds no line breaks or backslashes.";
  return undefined;
}
