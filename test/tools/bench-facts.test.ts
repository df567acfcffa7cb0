import assert from "node:assert/strict";
import { test } from "node:test";
import { factsFigures } from "../../tools/bench/facts.ts";
import { over } from "./budgets.ts";

test("beside 8 KB of the user's own a board collects, holds and tells within the budgets, and loses nothing", () => {
  const figures = factsFigures();
  assert.deepEqual(over(figures), []);
  assert.ok(figures.find(({ what }) => /^free of 44 KB at the worst/.test(what))!.value > 0);
});
