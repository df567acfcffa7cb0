import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, runFrames } from "../../tools/bench/autofactory-mutations.ts";

const COUNT = 5_000;

test(`${COUNT} hostile messages neither kill nor stall autofactory, and no memory is kept`, async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`@@note hostile messages at autofactory: seed ${seed} (SEED=${seed} repeats them)`);
  const result = await runFrames(COUNT, seed);
  assert.deepEqual(problemsOf(result), [], `seed ${seed}: ${JSON.stringify(result)}`);
});
