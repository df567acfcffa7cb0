import assert from "node:assert/strict";
import { test } from "node:test";
import { runDays } from "../../tools/bench/soak-fleet.ts";

test("twelve boards for four virtual hours: nobody panics or is thought dead, and heap stays flat", () => {
  const result = runDays(12, 1 / 6, 1, () => {});
  const message = JSON.stringify(result);
  assert.equal(result.rounds, 1440, message);
  assert.equal(result.panics + result.errors + result.falseDowns, 0, message);
  assert.ok(Math.abs(result.freeEarly - result.freeAtEnd) < 512, message);
});
