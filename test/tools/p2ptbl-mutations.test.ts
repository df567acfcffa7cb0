import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, runMessages } from "../../tools/bench/p2ptbl-mutations.ts";

const COUNT = 5_000;

test(`of ${COUNT} mutated datagrams a table takes what is good, nothing is raised, and no heap is kept`, () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`@@note mutated datagrams of tables: seed ${seed} (SEED=${seed} repeats them)`);
  const result = runMessages(COUNT, seed);
  assert.deepEqual(problemsOf(result), [], `seed ${seed}: ${JSON.stringify(result)}`);
});
