/** The figures of what a fleet is put through (tools/fleet/scenarios.ts): the definitions, to the letter. */
import { QUIET, SETTLE, SCENARIOS as TOLD } from "../fleet/scenarios.ts";
import { type BenchFleet, ROUND } from "./bench-fleet.ts";
import { BenchStage, type Played } from "./bench-stage.ts";
import type { Measured } from "./measured.ts";

/** Plays its scenario with a fleet that was just started. */
export type Play = (bench: BenchFleet) => Measured[];

/** Bytes a board and round while nothing happens. */
export function quiet(bench: BenchFleet): Measured {
  bench.pass(SETTLE);
  const before = bench.lan.traffic.bytesSent;
  bench.pass(QUIET);
  return quietly((bench.lan.traffic.bytesSent - before) / QUIET / bench.boards.length);
}

function quietly(value: number): Measured {
  return { what: "quiet", value, unit: "bytes a board and round" };
}

/** Plays a scenario; `figures` makes its figures of what that gave, and they follow that of all knowing all. */
function measured(name: keyof typeof TOLD, figures: (bench: BenchFleet, played: Played) => Measured[]): Play {
  return (bench) => {
    const played = new BenchStage(bench).play(TOLD[name].play);
    return [took(played, "all know all"), ...figures(bench, played)];
  };
}

/** The rounds until something became true. */
function took({ waits }: Played, what: string): Measured {
  return { what, value: waits.get(what)!, unit: "rounds" };
}

function falseDowns(bench: BenchFleet): Measured {
  const target = { atMost: 0 };
  return { what: "false", value: bench.views.falseDowns.total, unit: "views", target, of: "most" };
}

/** The table's columns: all know all, a quiet time, one board's death and return, live boards down. */
export const table = measured("table", (bench, played) => [
  quietly(played.waits.get("quiet")!),
  took(played, "death"),
  took(played, "return"),
  falseDowns(bench),
]);

/** Half of the fleet cut off for 20 rounds, and healed. */
export const heal = measured("heal", (bench, played) => [
  { ...took(played, "all up again"), target: { atMost: 3 } },
  { what: "members lost", value: bench.views.missing, unit: "views", target: { atMost: 0 }, of: "most" },
  falseDowns(bench),
]);

/** A tenth of the boards restarts in every round, for 30 rounds. */
export const churn = measured("churn", (bench, played) => [
  took(played, "all up after the last"),
  {
    what: "longest wrongly down",
    value: bench.views.longestWrong() / ROUND,
    unit: "rounds",
    target: { atMost: 1 },
    of: "most",
  },
  { what: "false", value: bench.views.falseDowns.total, unit: "views", of: "most" },
]);

/** One board that hears little, then is hardly heard. */
export const oneWay = measured("one-way", (_bench, { doubts }) => doubts);

/** All boards lose power at once, and are switched on within the same second. */
export const power = measured("power", (bench, played) => [
  took(played, "all know all again"),
  falseDowns(bench),
]);

/** One board that stops for two seconds again and again. */
export const slow = measured("slow", (_bench, { doubts }) => doubts);
