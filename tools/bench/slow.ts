/** The scenario of a board with a slow event loop. */
import { BenchFleet, type FleetSpec, ROUND } from "./bench-fleet.ts";
import type { Measured } from "./measured.ts";
import { joined, suspects } from "./scenarios.ts";

/** The slow board: not the first, whom all have as their seed. */
const SLOW = 1;
/** How long it does something else at a time, and how long it is itself in between. Microseconds. */
const PAUSE = 2_000_000;
const BETWEEN = [1_000_000, 5_000_000] as const;

/** A fleet of which one board, from all know all on, stops for two seconds again and again, for 30 rounds. */
export function slow(spec: FleetSpec): { bench: BenchFleet; play: () => Measured[] } {
  const bench = new BenchFleet(spec);
  const play = () => {
    const figures = [joined(bench)];
    bench.pass(5);
    const marks = suspects(bench, SLOW);
    const end = bench.lan.clock.now() + 30 * ROUND;
    while (bench.lan.clock.now() < end) {
      bench.boards[SLOW]!.pause(PAUSE / 1_000_000);
      const between = BETWEEN[0] + bench.random() * (BETWEEN[1] - BETWEEN[0]);
      bench.pass((PAUSE + between) / ROUND);
    }
    bench.pass(5);
    return [...figures, ...marks("is slow")];
  };
  return { bench, play };
}
