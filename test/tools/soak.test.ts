import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, runDays } from "../../tools/bench/soak-fleet.ts";

const BOARDS = 12;

test("twelve boards for three virtual hours: nothing goes wrong while all their clocks begin again", () => {
  const result = runDays(BOARDS, 1 / 8, 1);
  const message = JSON.stringify(result);
  assert.deepEqual(problemsOf(result), [], message);
  assert.deepEqual([result.rounds, result.timeWraps], [1080, BOARDS], message);
  // Each 35.8 minutes.
  assert.equal(result.nowWraps, 5 * BOARDS, message);
});
