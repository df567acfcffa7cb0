/** A virtual clock that goes by itself: at real time, at a multiple of it, and not faster than the machine can. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { VirtualClock } from "../../tools/lan/virtual-clock.ts";

const MS = 1000;

/** Has something happen each virtual millisecond; gives the times of all that did. */
function ticking(clock: VirtualClock): number[] {
  const times: number[] = [];
  const tick = () => {
    times.push(clock.now());
    clock.after(MS, tick);
  };
  clock.after(MS, tick);
  return times;
}

/** Virtual milliseconds that go by at a rate within some 100 of the machine's: a loaded one may take longer. */
async function passed(clock: VirtualClock, rate: number): Promise<{ virtual: number; wall: number }> {
  const [from, began] = [clock.now(), performance.now()];
  clock.start(rate);
  await sleep(100);
  return { virtual: (clock.now() - from) / MS, wall: performance.now() - began };
}

test("at a rate of ten, ten virtual seconds go by in one; it can change while it runs, and stop", async (t) => {
  const clock = new VirtualClock();
  t.after(() => clock.clear());
  const times = ticking(clock);
  const fast = await passed(clock, 10);
  assert.ok(fast.virtual > 300 && fast.virtual <= fast.wall * 10, JSON.stringify(fast));
  const before = clock.now();
  const slow = await passed(clock, 1);
  // What had been due at the other rate, up to the moment of the change, is worked off, too.
  assert.ok(slow.virtual <= slow.wall + 500, JSON.stringify(slow));
  assert.ok(clock.now() >= before);
  clock.stop();
  const at = clock.now();
  await sleep(20);
  assert.equal(clock.now(), at);
  const gaps = times.slice(1).map((time, index) => time - times[index]!);
  assert.ok(
    gaps.every((gap) => gap === MS),
    "what is asked for within an event counts from that event",
  );
});

test("what cannot be caught up with is given up: time goes as fast as the machine can", async (t) => {
  const clock = new VirtualClock();
  t.after(() => clock.clear());
  let turns = 0;
  // A millisecond of work for each virtual one, at ten times real time: ten times too much.
  const work = () => {
    const end = performance.now() + 1;
    while (performance.now() < end);
    turns++;
    clock.after(MS, work);
  };
  clock.after(0, work);
  clock.start(10);
  let others = 0;
  const letIn = setInterval(() => others++, 5);
  await sleep(400);
  clearInterval(letIn);
  const fromOutside = clock.now();
  assert.ok(others >= 5, `others came to their turn ${others} times only`);
  let came: number | undefined;
  clock.after(0, () => {
    came = clock.now();
  });
  while (came === undefined) await sleep(5);
  assert.ok(came - fromOutside < 2_000 * MS, "what comes from outside waits for what is long past");
  assert.ok(turns > 20);
});

test("starting where time stands is going on from there", async (t) => {
  const clock = new VirtualClock();
  t.after(() => clock.clear());
  clock.run(5_000 * MS);
  clock.start();
  let came = 0;
  clock.after(10 * MS, () => {
    came = clock.now();
  });
  while (came === 0) await sleep(2);
  assert.ok(came >= 5_010 * MS && came < 7_000 * MS, String(came));
});
