import assert from "node:assert/strict";
import { test } from "node:test";
import { p2ptblFigures } from "../../tools/bench/p2ptbl.ts";
import { over } from "./budgets.ts";

test("on a board of 44 KB the largest datagram is taken and told within the budgets, nothing is dropped", () => {
  assert.deepEqual(over(p2ptblFigures()), []);
});
