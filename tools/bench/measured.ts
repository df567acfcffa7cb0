/** A figure of one run of a fleet, and how runs with several seeds become one. */

export interface Measured {
  what: string;
  /** Null: what was to happen did not, within the time it was given. */
  value: number | null;
  unit: string;
  /** Where and when, for a person. */
  note?: string;
  /** What it has to be. */
  target?: { atMost: number } | { atLeast: number };
  /** Which of several runs' values counts. Default: the median. */
  of?: "most" | "least";
}

/** Whether a figure is what it has to be. */
export function meets({ value, target }: Measured): boolean {
  if (!target) return true;
  if (value === null) return false;
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

/** The middle value (the mean of the two in the middle); what never happened is later than all else. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.map((value) => value ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  return Number.isFinite(middle) ? middle : null;
}

/** One figure for those that runs of the same scenario gave, in the same place of each. */
export function combine(runs: readonly (readonly Measured[])[]): Measured[] {
  return runs[0]!.map((figure, place) => {
    const figures = runs.map((run) => run[place]!);
    if (!figure.of) return { ...figure, value: median(figures.map(({ value }) => value)) };
    const later = (value: number | null) => value ?? Number.POSITIVE_INFINITY;
    const sorted = figures.toSorted((a, b) => later(a.value) - later(b.value));
    return sorted.at(figure.of === "most" ? -1 : 0)!;
  });
}

/** A value as a table shows it. */
export function text(value: number | null): string {
  if (value === null) return "never";
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toLocaleString("en", { maximumFractionDigits: Number.isInteger(value) ? 0 : digits });
}
