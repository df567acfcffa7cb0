/** A board that restarts while its server is away: what its file held is held again, beside a program of the user's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BenchBoard } from "../../tools/bench/bench-board.ts";
import { FactsDouble } from "../../tools/bench/facts-double.ts";
import { SimServer } from "../../tools/bench/facts-server.ts";

/** A board whose server is away. */
function alone(): BenchBoard {
  const bench = new BenchBoard();
  new SimServer(bench.lan, new FactsDouble(() => 0, {})).up = false;
  return bench;
}

/** Starts facts, beside so many bytes of the user's own; gives what is held, and what was lost. */
function begin(bench: BenchBoard, mine: number, records: number, bytes: number): number[] {
  bench.lua(`mine = ("x"):rep(${mine}) facts = require("facts")
    facts.start{ server = "ws://10.9.9.9:8675/client",
      buffer = { records = ${records}, bytes = ${bytes}, file = "facts.log" } }`);
  bench.wait(3);
  return bench.lua("return facts.status().buffered, facts.stats.lost, facts.stats.errors") as number[];
}

for (const [mine, records, bytes] of [
  [8192, 100, 4096],
  [0, 1000, 8000],
] as const) {
  test(`${records} records, of at most ${bytes} bytes, beside ${mine} of the user's own are there after a restart`, () => {
    const bench = alone();
    begin(bench, mine, records, bytes);
    bench.lua('facts.define("n", function() return 5 end, 1)');
    bench.wait(600);
    bench.lua("facts.stop()");
    const held = bench.lua("return facts.status().buffered")[0];
    assert.ok(Number(held) >= 100, String(held));
    bench.board.restart();
    bench.wait(5);
    assert.deepEqual(begin(bench, mine, records, bytes), [held, 0, 0]);
    bench.close();
  });
}

test("what there is no heap for after a restart is counted, and the newest is kept", () => {
  const bench = alone();
  begin(bench, 0, 1000, 8000);
  bench.lua('n = 0 facts.define("n", function() n = n + 1 return n end, 1)');
  bench.wait(600);
  bench.lua("facts.stop()");
  const held = Number(bench.lua("return facts.status().buffered")[0]);
  bench.board.restart();
  bench.wait(5);
  bench.lua("said = '' local p = print print = function(...) said = said .. tostring((...)) p(...) end");
  const [left, lost, errors] = begin(bench, 16 * 1024, 1000, 8000) as [number, number, number];
  assert.ok(left < held && left > 10 && left + lost === held, `${held}: ${left} ${lost}`);
  assert.equal(errors, 1);
  assert.match(String(bench.lua("return said")[0]), /there is no room for \d+ of the records in facts\.log/);
  bench.close();
});
