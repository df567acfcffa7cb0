import assert from "node:assert/strict";
import { test } from "node:test";
import { alfredFigures } from "../../tools/bench/alfred.ts";
import { over } from "./budgets.ts";

test("on a board of 44 KB 200 records are taken, pushed, and asked for within the budgets, nothing is dropped", () => {
  const figures = alfredFigures();
  assert.deepEqual(over(figures), []);
  assert.ok(figures.find(({ what }) => what === "free of 44 KB at the worst")!.value > 0);
});
