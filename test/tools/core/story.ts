/** What may happen in a world, as fast-check draws it and cuts it down. */
import * as fc from "fast-check";
import { ROUND, type Start, type Weather, type World } from "./world.ts";

/** What happens; boards and datagrams are numbers, taken modulo how many there are. */
export type Event =
  | { do: "run"; ticks: number }
  | ({ do: "weather" } & Weather)
  | { do: "deliver" | "lose" | "repeat"; which: number }
  | { do: "tick" | "off" | "pause" | "resume" | "move" | "deaf" | "mute"; board: number }
  | { do: "push"; board: number; times: number }
  | { do: "on"; board: number; forgets: boolean }
  | { do: "leave"; board: number; seconds: number }
  | { do: "split"; sides: number[] }
  | { do: "heal" };

export interface Story extends Start {
  events: Event[];
}

/** The longest that a board sleeps, in seconds: three rounds. */
const MOST_ASLEEP = 30;
/** With plenty of heap code stays loaded; with little, which is enough for all, it comes and goes. */
const HEAPS = [40000, 8000];

const board = fc.nat(7);
const which = fc.nat(50);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("run" as const), ticks: fc.integer({ min: 1, max: 4 * ROUND }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("weather" as const),
      loss: fc.nat(95),
      twice: fc.nat(50),
      delay: fc.integer({ min: 1, max: 3 * ROUND }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("deliver", "lose", "repeat"), which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom("tick", "off", "pause", "resume", "move", "deaf", "mute"),
      board,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("on" as const), board, forgets: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("push" as const),
      board,
      times: fc.oneof(fc.nat(3), fc.nat(255)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("leave" as const),
      board,
      seconds: fc.oneof(fc.constant(0), fc.nat(MOST_ASLEEP)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("split" as const),
      sides: fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("heal" as const) }) },
);

/** Stories of 2 to 8 boards, each with room for so many. */
export const stories = (room: fc.Arbitrary<number>): fc.Arbitrary<Story> =>
  fc.record({
    seed: fc.integer({ min: 1, max: 0x7fffffff }),
    boards: fc.array(room, { minLength: 2, maxLength: 8, size: "max" }),
    heap: fc.constantFrom(...HEAPS),
    forgetAfter: fc.constantFrom(60, 8),
    events: fc.array(event, { maxLength: 60, size: "max" }),
  });

/** Lets something happen; what cannot (to whom is off, say) does not. */
export function happen(world: World, event: Event): void {
  const { boards, flights } = world;
  if ("board" in event) {
    const i = event.board % boards.length;
    if (event.do === "on") world.on(i, event.forgets);
    else if (event.do === "push") world.push(i, event.times);
    else if (event.do === "leave") world.leave(i, event.seconds);
    else if (event.do === "deaf" || event.do === "mute") boards[i]![event.do] = true;
    else world[event.do](i);
  } else if ("which" in event) {
    if (flights.length === 0) return;
    const at = event.which % flights.length;
    const flight = flights[at]!;
    if (event.do !== "repeat") flights.splice(at, 1);
    if (event.do !== "lose") world.deliver(flight);
  } else if (event.do === "run") world.run(event.ticks);
  else if (event.do === "weather") world.weather = event;
  else if (event.do === "split") world.sides = event.sides;
  else world.heal();
}
