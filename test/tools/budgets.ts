/** Whether what a bench measures is within its budgets. */
import type { Figure } from "../../tools/bench/figure.ts";

/** A budget in the figure's unit. */
function atMost(budget: string): number {
  return budget.endsWith(" KB") ? 1024 * Number.parseInt(budget, 10) : Number(budget);
}

/** The figures that are not within their budgets. */
export function over(figures: readonly Figure[]): Figure[] {
  return figures.filter(
    ({ value, budget }) => budget !== undefined && !(value >= 0 && value <= atMost(budget)),
  );
}
