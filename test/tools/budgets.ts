/** Whether what a bench measures is within its budgets. */
import type { Figure } from "../../tools/bench/figure.ts";

/** A budget in the figure's unit: "50", "14 KB", or "16 + 9 + 10 KB". */
function atMost(budget: string): number {
  const sum = budget.split("+").reduce((total, part) => total + Number.parseInt(part, 10), 0);
  return budget.endsWith(" KB") ? 1024 * sum : sum;
}

/** The figures that are not within their budgets. */
export function over(figures: readonly Figure[]): Figure[] {
  return figures.filter(
    ({ value, budget }) => budget !== undefined && !(value >= 0 && value <= atMost(budget)),
  );
}
