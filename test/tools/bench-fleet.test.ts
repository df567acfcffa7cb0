/** The fleet bench as a module: one small fleet, its figures, and that a seed repeats them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type RunSpec, runFleet } from "../../tools/bench/fleet-run.ts";
import { meets } from "../../tools/bench/measured.ts";
import { readOptions } from "../../tools/bench/options.ts";
import { resultOf, runsOf } from "../../tools/bench/plan.ts";

const SMALL: RunSpec = { scenario: "table", boards: 8, loss: 0.1, seed: 3 };

function figure(run: ReturnType<typeof runFleet>, what: string): number | null {
  const found = run.figures.find((one) => one.what === what);
  assert.ok(found, `no figure "${what}"`);
  return found.value;
}

test("eight boards: every figure of the table comes out, and nothing goes wrong", () => {
  const run = runFleet(SMALL);
  const message = JSON.stringify(run);
  assert.ok(figure(run, "all know all")! > 0.1 && figure(run, "all know all")! < 30, message);
  assert.ok(figure(run, "quiet")! > 1 && figure(run, "quiet")! < 2000, message);
  assert.ok(figure(run, "death")! > 0.1, message);
  assert.ok(figure(run, "return")! > 0.01, message);
  for (const what of ["panics", "errors that gossip caught", "never left: too long", "views not told"]) {
    assert.equal(figure(run, what), 0, message);
  }
  assert.ok(figure(run, "largest datagram")! > 10 && figure(run, "largest datagram")! <= 1400, message);
  assert.ok(figure(run, "least free heap at rest")! > 8 * 1024, message);
});

test("a seed repeats a run, another seed is another run", () => {
  const { figures } = runFleet(SMALL);
  assert.deepEqual(runFleet(SMALL).figures, figures);
  assert.notDeepEqual(runFleet({ ...SMALL, seed: 4 }).figures, figures);
});

test("every scenario plays with a small fleet; a mixed one says what it needs", () => {
  for (const scenario of ["heal", "churn", "one-way", "slow", "power"] as const) {
    const run = runFleet({ scenario, boards: 4, loss: 0, seed: 1 });
    assert.ok(figure(run, "all know all")! > 0.1, JSON.stringify(run));
    assert.equal(figure(run, "panics"), 0, JSON.stringify(run));
  }
  assert.throws(() => runFleet({ scenario: "mixed", boards: 4, loss: 0, seed: 1 }), /--original FILE/);
});

test("the command line chooses one fleet, with medians over a range of seeds", () => {
  assert.deepEqual(
    [readOptions([])?.batches, readOptions([])?.of],
    [undefined, ["gossip", "p2ptbl", "alfred", "facts", "autofactory", "page"]],
  );
  const [batch] = readOptions(["gossip", "--boards", "254", "--loss", "25", "--seed", "7-9", "--heap", "44"])!
    .batches!;
  assert.deepEqual(batch, { scenario: "table", boards: 254, loss: 0.25, seeds: [7, 8, 9], heap: 45056 });
  assert.deepEqual(
    runsOf(batch!).map(({ seed }) => seed),
    [7, 8, 9],
  );
  for (const wrong of [
    ["hbbp"],
    ["--scenario", "x"],
    ["p2ptbl", "--scenario", "heal"],
    ["gossip", "--scenario", "rows"],
    ["--boards", "1"],
    ["--seed", "9-7"],
    ["--full", "--seed", "1"],
  ]) {
    assert.throws(() => readOptions(wrong), Error, wrong.join(" "));
  }
});

test("the command line chooses tables or facts alone; without a loss they travel with each that is usual", () => {
  assert.deepEqual(readOptions(["p2ptbl"])?.of, ["p2ptbl"]);
  const losses = (argv: string[]) =>
    readOptions(argv)!.batches!.map(({ scenario, boards, loss, seeds }) => [
      scenario,
      boards,
      loss,
      ...seeds,
    ]);
  assert.deepEqual(losses(["p2ptbl", "--seed", "2-3"]), [
    ["rows", 20, 0, 2, 3],
    ["rows", 20, 0.1, 2, 3],
    ["rows", 20, 0.25, 2, 3],
  ]);
  assert.deepEqual(losses(["p2ptbl", "--boards", "5", "--loss", "30"]), [["rows", 5, 0.3, 1]]);
  assert.deepEqual(losses(["alfred", "--seed", "3"]), [
    ["facts", 50, 0, 3],
    ["facts", 50, 0.25, 3],
  ]);
});

test("a table travels a small fleet within its targets, and nothing is dropped or goes wrong", () => {
  const run = runFleet({ scenario: "rows", boards: 3, loss: 0.1, seed: 5 });
  const message = JSON.stringify(run);
  assert.ok(figure(run, "100 rows at all boards")! > 0.01, message);
  assert.ok(figure(run, "an update at all boards")! > 0, message);
  assert.deepEqual(
    run.figures.filter((one) => !meets(one)),
    [],
    message,
  );
});

for (const loss of [0, 0.25]) {
  test(`facts reach the primaries of a small fleet, and nothing goes wrong, at a loss of ${loss}`, () => {
    const run = runFleet({ scenario: "facts", boards: 8, loss, seed: 5 });
    const message = JSON.stringify(run);
    assert.ok(figure(run, "32 records at all 3 primaries")! > 1, message);
    assert.ok(figure(run, "a change at all of them")! > 1, message);
    assert.ok(figure(run, "a secondary")! > 100, message);
    assert.deepEqual(
      run.figures.filter((one) => !meets(one)),
      [],
      message,
    );
  });
}

test("runs become medians, the worst where that counts, and get the table's targets", () => {
  const runs = [3, 1, null].map((known, index) => ({
    spec: { ...SMALL, seed: index },
    seconds: 2,
    figures: [
      { what: "all know all", value: known, unit: "rounds" },
      { what: "panics", value: index, unit: "", target: { atMost: 0 }, of: "most" as const },
    ],
  }));
  const { figures } = resultOf({ scenario: "table", boards: 254, loss: 0, seeds: [0, 1, 2] }, runs);
  assert.deepEqual(
    figures.map(({ value, target }) => [value, target]),
    [
      [3, { atMost: 1.3 }],
      [2, { atMost: 0 }],
    ],
  );
});
