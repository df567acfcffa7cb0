import assert from "node:assert/strict";
import { test } from "node:test";
import { autofactoryFigures } from "../../tools/bench/autofactory.ts";

test("the load on autofactory: every fact that is measured is acknowledged", async () => {
  const figures = await autofactoryFigures({ clients: 20, warm: 0.5, seconds: 1, every: 0.2 });
  const named = (end: string) => figures.filter(({ what }) => what.endsWith(end)).map(({ value }) => value);
  const lost = named("without an acknowledgement");
  assert.deepEqual(lost, Array(lost.length).fill(0));
  assert.ok(lost.length > 0);
  // 100 facts a second, and 20 heartbeats.
  assert.ok(named("messages taken").every((value) => value > 50));
  assert.ok(named("median").every((value) => value > 0));
});
