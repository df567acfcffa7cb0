import assert from "node:assert/strict";
import { test } from "node:test";
import { runMutations } from "../../tools/bench/mutations.ts";

const COUNT = 5_000;
/** What newcomers and data must leave free, in bytes, to handle the largest datagram with data in. */
const LEAST_FREE = 7 * 1024;

test(`${COUNT} mutated datagrams raise nothing, leak nothing, and leave the heap within its bounds`, () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`@@note mutated datagrams: seed ${seed} (SEED=${seed} repeats them)`);
  const result = runMutations(COUNT, seed);
  const message = `seed ${seed}: ${JSON.stringify(result)}`;
  assert.equal(result.errors, 0, message);
  assert.deepEqual(result.leaks, [], message);
  assert.ok(result.dropped > COUNT / 4 && result.dropped < COUNT, message);
  assert.ok(result.leastFree > LEAST_FREE, message);
});
