import assert from "node:assert/strict";
import { test } from "node:test";
import { pageFigures } from "../../tools/bench/page.ts";

test("what the page takes: its size, its server, what it is sent", async () => {
  const load = { boards: 4, interval: 300, pages: [0, 1, 3], seconds: 0.5, browser: false };
  const figures = new Map((await pageFigures(load)).map(({ what, value }) => [what, value]));
  const size = figures.get("the built page, gzipped")!;
  assert.ok(size > 20 && size <= 250, `${size} KB`);
  assert.ok(figures.get("a page is sent, first")! > 1);
  assert.ok(figures.get("a page is sent, then")! > 0);
  const shares = [...figures].filter(([what]) => what.endsWith("share of a core"));
  assert.equal(shares.length, process.platform === "linux" ? 3 : 0);
});
