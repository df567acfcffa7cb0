import assert from "node:assert/strict";
import { test } from "node:test";
import { p2ptblFigures } from "../../tools/bench/p2ptbl.ts";

/** A budget in the figure's unit. */
function atMost(budget: string): number {
  return budget.endsWith(" KB") ? 1024 * Number.parseInt(budget, 10) : Number(budget);
}

test("on a board of 44 KB the largest datagram is taken and told within the budgets, nothing is dropped", () => {
  const figures = p2ptblFigures();
  const over = figures.filter(({ value, budget }) => budget !== undefined && value > atMost(budget));
  assert.deepEqual(over, []);
  assert.ok(figures.filter(({ budget }) => budget !== undefined).every(({ value }) => value >= 0));
});
