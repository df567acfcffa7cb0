import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, runFromServer } from "../../tools/bench/facts-mutations.ts";

const COUNT = 5_000;

test(`${COUNT} mutated messages of a server do a board no harm: nothing is raised, and no heap is kept`, () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`@@note mutated messages to boards of facts: seed ${seed} (SEED=${seed} repeats them)`);
  const result = runFromServer(COUNT, seed);
  assert.deepEqual(problemsOf(result), [], `seed ${seed}: ${JSON.stringify(result)}`);
});
