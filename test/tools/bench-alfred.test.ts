import assert from "node:assert/strict";
import { test } from "node:test";
import { alfredFigures } from "../../tools/bench/alfred.ts";
import { over } from "./budgets.ts";

test("on a board of 44 KB 200 records are taken, pushed, and asked for within the budgets, nothing is dropped", () => {
  const figures = alfredFigures();
  assert.deepEqual(over(figures), []);
  const value = (text: RegExp) => figures.find(({ what }) => text.test(what))!.value;
  assert.ok(value(/^free of 44 KB at the worst$/) > 0);
  // What docs/alfred.md promises to who has a program of their own.
  assert.ok(value(/^the same while 100 are taken that are all, beside 8 KB/) > 0);
});
