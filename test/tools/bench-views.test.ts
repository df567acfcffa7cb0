/** What the fleet bench counts with: who holds whom for what, and what is sent in a second. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SendMeter } from "../../tools/bench/send-meter.ts";
import { Views } from "../../tools/bench/views.ts";

const [UP, SUSPECT, DOWN] = [0, 2, 3];

/** Three boards that run and know each other, at a time that the test moves. */
function three() {
  const clock = { now: 0 };
  const views = new Views(3, () => clock.now);
  for (const board of [0, 1, 2]) views.started(board);
  for (const viewer of [0, 1, 2]) for (const board of [0, 1, 2]) views.saw(viewer, board, UP);
  return { clock, views };
}

test("all know all when each running board holds each other for there, and a restart forgets", () => {
  const views = new Views(2, () => 0);
  views.started(0);
  views.saw(0, 1, UP);
  assert.equal(views.allKnowAll, false, "one is off");
  views.started(1);
  assert.equal(views.allKnowAll, false, "it knows nobody yet");
  views.saw(1, 0, SUSPECT);
  assert.deepEqual([views.allKnowAll, views.allUp], [true, false]);
  views.saw(1, 0, UP);
  assert.equal(views.allUp, true);
  views.started(1);
  assert.deepEqual([views.allKnowAll, views.missing, views.stateOf(1, 0)], [false, 1, undefined]);
  views.stopped(1);
  views.stopped(1);
  assert.equal(views.missing, 2);
});

test("a death is known when no running board holds it for there, a return when both ways are up", () => {
  const { views } = three();
  views.stopped(2);
  views.saw(0, 2, DOWN);
  assert.equal(views.goneForAll(2), false);
  views.saw(1, 2, DOWN);
  assert.equal(views.goneForAll(2), true);
  assert.equal(views.falseDowns.total, 0, "it was off");
  views.started(2);
  views.saw(0, 2, UP);
  views.saw(1, 2, UP);
  views.saw(2, 0, UP);
  assert.equal(views.backForAll(2), false, "it does not know all");
  views.saw(2, 1, UP);
  assert.equal(views.backForAll(2), true);
});

test("false downs and suspicions are counted once each, by board and viewer, not across a split", () => {
  const { views } = three();
  for (const state of [SUSPECT, SUSPECT, DOWN, DOWN, UP, DOWN]) views.saw(0, 1, state);
  assert.deepEqual([views.suspicions.of(1), views.falseDowns.of(1), views.falseDowns.by(0)], [1, 2, 2]);
  views.apart = () => true;
  views.saw(0, 2, DOWN);
  assert.deepEqual([views.falseDowns.of(2), views.falseDowns.total], [0, 2]);
});

test("the longest wrongly down counts only while the board runs, and what is open at the end", () => {
  const { clock, views } = three();
  views.saw(0, 1, DOWN);
  clock.now = 5;
  views.saw(0, 1, UP);
  views.stopped(2);
  views.saw(0, 2, DOWN);
  clock.now = 100;
  views.started(2);
  clock.now = 103;
  views.saw(0, 2, UP);
  assert.equal(views.longestWrong(), 5);
  views.saw(1, 0, DOWN);
  clock.now = 110;
  assert.equal(views.longestWrong(), 7);
});

test("the busiest second is that of one board, wherever it begins", () => {
  const meter = new SendMeter(2);
  const second = 1_000_000;
  meter.sent(0, 0.5 * second, 100);
  meter.sent(1, 1.2 * second, 900);
  meter.sent(0, 1.4 * second, 50);
  meter.sent(0, 1.5 * second, 10);
  assert.deepEqual(meter.datagrams, { amount: 2, board: 0, at: 1.4 * second });
  assert.deepEqual(meter.bytes, { amount: 900, board: 1, at: 1.2 * second });
  for (let count = 0; count < 1000; count++) meter.sent(0, 3 * second + (count * second) / 10, 1);
  assert.equal(meter.datagrams.amount, 10);
  assert.equal(meter.largest, 900);
});
