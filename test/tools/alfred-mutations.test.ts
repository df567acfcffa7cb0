import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, runPackets } from "../../tools/bench/alfred-mutations.ts";

const COUNT = 5_000;

test(`of ${COUNT} mutated packets alfred takes what is good, nothing is raised, and no heap is kept`, () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`@@note mutated packets of alfred: seed ${seed} (SEED=${seed} repeats them)`);
  const result = runPackets(COUNT, seed);
  assert.deepEqual(problemsOf(result), [], `seed ${seed}: ${JSON.stringify(result)}`);
});
