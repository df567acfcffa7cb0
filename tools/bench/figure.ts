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
  const rows = [
    ["", "measured", "original", "budget"],
    ...figures.map(({ what, value, unit, original, budget }) => [
      what,
      `${value.toLocaleString("en")} ${unit}`,
      original === undefined ? "" : `${original.toLocaleString("en")} ${unit}`,
      budget ?? "",
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join("  ")
      .trimEnd(),
  );
  return [title, ...lines].join("\n");
}
