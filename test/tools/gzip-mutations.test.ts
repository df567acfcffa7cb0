import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, runMembers } from "../../tools/bench/gzip-mutations.ts";

const COUNT = 5_000;

test(`of ${COUNT} changed members each gives what zlib gives or is refused, and heap is as before`, () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`@@note changed gzip members: seed ${seed} (SEED=${seed} repeats them)`);
  const result = runMembers(COUNT, seed);
  assert.deepEqual(problemsOf(result), [], `seed ${seed}: ${JSON.stringify(result)}`);
});
