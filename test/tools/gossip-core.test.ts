import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds, noteSeed } from "./core/cases.ts";
import { happen, stories } from "./core/story.ts";
import { faultsOf } from "./core/views.ts";
import { ROUND, World } from "./core/world.ts";

noteSeed("stories of gossip's core");

/** How often views are looked at once all is quiet, in ticks. */
const LOOK = 16;
/** After so many ticks of quiet nobody who is on is DOWN to anybody, or behind what others hold of it … */
const REFUTED = 3 * ROUND;
/** … and after so many all views are the truth. */
const AGREED = 20 * ROUND;
/** For how long they are watched from then on. */
const WATCH = 6 * ROUND;

test("after any story the refutation bound holds, and all views come to the truth", () => {
  holds(100, stories(fc.integer({ min: 20, max: 192 })), (told) => {
    const world = new World(told);
    for (const event of told.events) {
      happen(world, event);
      assert.deepEqual(faultsOf(world).figures, []);
    }
    world.calm();
    let right = 0;
    for (let ticks = LOOK; right < WATCH; ticks += LOOK) {
      world.run(LOOK);
      const { figures, down, older, views } = faultsOf(world);
      const wrong = [...down, ...older];
      right = wrong.length + views.length === 0 ? right + LOOK : 0;
      assert.deepEqual(figures, []);
      if (ticks >= REFUTED) assert.deepEqual(wrong, [], `after ${ticks} ticks of quiet`);
      if (ticks >= AGREED) assert.deepEqual(views, [], `after ${ticks} ticks of quiet`);
    }
  });
});

test("where there is no room for all, nothing raises, and no table holds more than it may", () => {
  const ROOM = 4;
  holds(30, stories(fc.constant(ROOM)), (told) => {
    const world = new World(told);
    for (const event of told.events) happen(world, event);
    world.calm();
    world.run(REFUTED);
    assert.deepEqual(faultsOf(world).figures, []);
    for (const i of world.boards.keys()) {
      const records = world.cores.call("records", i) as string;
      // Its own former address needs none.
      assert.ok(records.length <= (ROOM + 1) * 16, `board ${i} holds ${records.length / 16}`);
    }
  });
});
