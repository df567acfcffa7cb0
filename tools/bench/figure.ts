/** A measured figure beside what it is compared with. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** The same of NodeMCU's own module, where it is known. */
  original?: number;
  /** The budget that the figure has to meet, where there is one. */
  budget?: string;
}

/** A table of figures as text, a line each. */
export function table(title: string, figures: readonly Figure[]): string {
  const compared = figures.some(({ original }) => original !== undefined);
  const rows = [
    ["", "measured", ...(compared ? ["original"] : []), "budget"],
    ...figures.map(({ what, value, unit, original, budget }) => [
      what,
      `${value.toLocaleString("en")} ${unit}`.trim(),
      ...(original === undefined ? (compared ? [""] : []) : [`${original.toLocaleString("en")} ${unit}`]),
      budget ?? "",
    ]),
  ];
  return `${title}\n${columns(rows, 1)}`;
}

/** Rows of cells as lines of text, columns under each other: the first `left` at the left, the others at the right. */
export function columns(rows: readonly (readonly string[])[], left: number): string {
  const count = Math.max(...rows.map((row) => row.length));
  // A row that is a heading and nothing else makes no column wider.
  const full = rows.filter((row) => row.length === count);
  const widths = Array.from({ length: count }, (_, at) => Math.max(...full.map((row) => row[at]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at < left ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}
