import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, runMutations } from "../../tools/bench/mutations.ts";

const COUNT = 5_000;

test(`${COUNT} mutated datagrams raise nothing, leak nothing, and leave the heap within its bounds`, () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`@@note mutated datagrams: seed ${seed} (SEED=${seed} repeats them)`);
  const result = runMutations(COUNT, seed);
  assert.deepEqual(problemsOf(result), [], `seed ${seed}: ${JSON.stringify(result)}`);
});
