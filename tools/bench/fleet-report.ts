/** Fleets' figures as text. */
import { columns } from "./figure.ts";
import { type Measured, meets, text } from "./measured.ts";
import type { Batch, BatchResult } from "./plan.ts";
import { COLUMNS, type References, references } from "./reference.ts";

const HEAD = `fleets in the simulated LAN: rounds (of 10 s), bytes a board and round, views of a live board as down;
medians over seeds; * misses the target`;

/** The batches of the scenario "table" in one table, with what they are compared with; then each other one. */
export function fleetReport(results: readonly BatchResult[]): string {
  const tables = results.filter(({ batch }) => batch.scenario === "table");
  const parts = tables.length > 0 ? [`${HEAD}\n${bigTable(tables)}`, limits(tables)] : [];
  for (const result of results) if (result.batch.scenario !== "table") parts.push(batchReport(result));
  return parts.join("\n\n");
}

/** Every figure of a batch, a line each. */
export function batchReport({ batch, figures, references: others, secondsARun }: BatchResult): string {
  const rows = figures.map((figure) => {
    const column = COLUMNS.indexOf(figure.what);
    const reference = (row: References["original"]) => words(row ?? [])[column] ?? "";
    return [
      figure.what,
      figure.value === null ? cell(figure) : `${cell(figure)} ${figure.unit}`.trim(),
      targetText(figure),
      ...(others ? [reference(others.original), reference(others.swim)] : []),
      figure.note ?? "",
    ];
  });
  const compared = others ? ["original", "SWIM + Lifeguard"] : [];
  const head = `${batch.scenario}, ${name(batch)} (${secondsARun.toFixed(1)} s a run)`;
  return `${head}\n${columns([["", "measured", "target", ...compared, ""], ...rows], 1)}`;
}

function name({ boards, loss, seeds }: Batch): string {
  const last = seeds.length > 1 ? `seeds ${seeds[0]} to ${seeds.at(-1)}` : `seed ${seeds[0]}`;
  return `${boards} boards, ${Math.round(loss * 100)} % loss, ${last}`;
}

function cell(figure: Measured): string {
  return `${text(figure.value)}${meets(figure) ? "" : " *"}`;
}

function targetText({ target }: Measured): string {
  if (!target) return "";
  return "atMost" in target ? `≤ ${text(target.atMost)}` : `≥ ${text(target.atLeast)}`;
}

function words(row: readonly (number | string)[]): string[] {
  return row.map((value) => (typeof value === "number" ? text(value) : value));
}

function bigTable(results: readonly BatchResult[]): string {
  const rows: string[][] = [["", ...COLUMNS]];
  for (const { batch, figures } of results) {
    const found = COLUMNS.map((column) => figures.find(({ what }) => what === column)!);
    const reference = references(batch.boards, batch.loss);
    rows.push([name(batch)]);
    if (reference?.original) rows.push(["  original", ...words(reference.original)]);
    if (reference) {
      rows.push(["  SWIM + Lifeguard", ...words(reference.swim)]);
      rows.push(["  target", ...found.map(targetText)]);
    }
    rows.push(["  hearsay", ...found.map(cell)]);
  }
  return columns(rows, 1);
}

/** What no board may exceed, whatever happens, and the time it took: a line for each batch. */
function limits(results: readonly BatchResult[]): string {
  const rest = (result: BatchResult) => result.figures.filter(({ what }) => !COLUMNS.includes(what));
  const heads = rest(results[0]!).map(({ what, unit }) => (unit === "" ? what : `${what}, ${unit}`));
  const lines = [...heads, "seconds a run"].map((head, row) => [
    head,
    ...results.map((result) => {
      const figure = rest(result)[row];
      return figure ? cell(figure) : result.secondsARun.toFixed(1);
    }),
    rest(results[0]!)[row] ? targetText(rest(results[0]!)[row]!) : "",
  ]);
  const names = results.map(({ batch }) => `${batch.boards} / ${Math.round(batch.loss * 100)} %`);
  return columns([["the worst of all runs; boards / loss", ...names, "target"], ...lines], 1);
}
