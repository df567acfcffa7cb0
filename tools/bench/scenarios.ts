/** What a fleet is put through, one function a scenario. The definitions, to the letter. */
import { type BenchFleet, ROUND } from "./bench-fleet.ts";
import type { Measured } from "./measured.ts";

/** Rounds until one gives up waiting. */
const LIMIT = 60;
/** Rounds in which what news there was dies down. */
const SETTLE = 5;
const QUIET = 30;

/** Plays its scenario with a fleet that was just started. */
export type Play = (bench: BenchFleet) => Measured[];

/** Every board on and known to every other; the rounds that it took from the start. */
export function joined(bench: BenchFleet): Measured {
  const value = bench.until(() => bench.views.allKnowAll, LIMIT);
  return { what: "all know all", value, unit: "rounds" };
}

/** Bytes a board and round while nothing happens. */
export function quiet(bench: BenchFleet): Measured {
  bench.pass(SETTLE);
  const before = bench.lan.traffic.bytesSent;
  bench.pass(QUIET);
  const bytes = bench.lan.traffic.bytesSent - before;
  return { what: "quiet", value: bytes / QUIET / bench.boards.length, unit: "bytes a board and round" };
}

/** Any board but the first, whom all have as their seed. */
export function anyOther(bench: BenchFleet): number {
  return 1 + Math.floor(bench.random() * (bench.boards.length - 1));
}

function falseDowns(bench: BenchFleet): Measured {
  const target = { atMost: 0 };
  return { what: "false", value: bench.views.falseDowns.total, unit: "views", target, of: "most" };
}

/** The table's columns: all know all, a quiet time, one board's death and return, live boards down. */
export function table(bench: BenchFleet): Measured[] {
  const { views } = bench;
  const known = joined(bench);
  const figures = [known, quiet(bench)];
  const victim = anyOther(bench);
  bench.powerOff(victim);
  const death = bench.until(() => views.goneForAll(victim), LIMIT);
  bench.pass(SETTLE);
  bench.powerOn(victim);
  const back = bench.until(() => views.backForAll(victim), LIMIT);
  bench.pass(SETTLE);
  figures.push(
    { what: "death", value: death, unit: "rounds" },
    { what: "return", value: back, unit: "rounds" },
  );
  return [...figures, falseDowns(bench)];
}

/** Half of the fleet cut off for 20 rounds, and healed. */
export function heal(bench: BenchFleet): Measured[] {
  const figures = [joined(bench)];
  bench.pass(SETTLE);
  const half = bench.boards.filter(({ index }) => index % 2 === 1).map(({ ip }) => ip);
  bench.lan.weather.partition(half);
  bench.views.apart = (one, other) => one % 2 !== other % 2;
  bench.pass(20);
  bench.lan.weather.partition();
  bench.views.apart = () => false;
  const value = bench.until(() => bench.views.allUp, LIMIT);
  bench.pass(SETTLE);
  figures.push(
    { what: "all up again", value, unit: "rounds", target: { atMost: 3 } },
    { what: "members lost", value: bench.views.missing, unit: "views", target: { atMost: 0 }, of: "most" },
  );
  return [...figures, falseDowns(bench)];
}

/** A tenth of the boards (one at least) restarts in every round, for 30 rounds, each at a moment of its own. */
export function churn(bench: BenchFleet): Measured[] {
  const figures = [joined(bench)];
  bench.pass(SETTLE);
  const { length } = bench.boards;
  for (let round = 0; round < 30; round++) {
    const order = bench.boards.map(({ index }) => ({ index, draw: bench.random() }));
    order.sort((a, b) => a.draw - b.draw);
    for (const { index } of order.slice(0, Math.max(1, Math.round(length / 10)))) {
      bench.after(bench.random(), () => {
        bench.powerOff(index);
        bench.powerOn(index);
      });
    }
    bench.pass(1);
  }
  const value = bench.until(() => bench.views.allUp, LIMIT);
  bench.pass(SETTLE);
  const wrong = bench.views.longestWrong() / ROUND;
  figures.push(
    { what: "all up after the last", value, unit: "rounds" },
    { what: "longest wrongly down", value: wrong, unit: "rounds", target: { atMost: 1 }, of: "most" },
    { what: "false", value: bench.views.falseDowns.total, unit: "views", of: "most" },
  );
  return figures;
}

/** One board hears a fifth of what the others send for 30 rounds; later they hear a fifth of what it sends. */
export function oneWay(bench: BenchFleet): Measured[] {
  const figures = [joined(bench)];
  bench.pass(SETTLE);
  const bad = anyOther(bench);
  const { ip } = bench.boards[bad]!;
  const lose = (inward: boolean, loss: number | undefined) => {
    for (const other of bench.boards) {
      bench.lan.weather.setLinkLoss(inward ? other.ip : ip, inward ? ip : other.ip, loss);
    }
  };
  for (const inward of [true, false]) {
    const marks = suspects(bench, bad);
    lose(inward, 0.8);
    bench.pass(30);
    lose(inward, undefined);
    bench.pass(10);
    figures.push(...marks(inward ? "hears little" : "is hardly heard"));
  }
  return figures;
}

/** All boards lose power at once, and are switched on within the same second. */
export function power(bench: BenchFleet): Measured[] {
  const figures = [joined(bench)];
  bench.pass(SETTLE);
  for (const { index } of bench.boards) bench.powerOff(index);
  bench.pass(1);
  for (const { index } of bench.boards) {
    bench.after((bench.random() * 1_000_000) / ROUND, () => bench.powerOn(index));
  }
  const value = bench.until(() => bench.views.allKnowAll, LIMIT);
  bench.pass(SETTLE);
  return [...figures, { what: "all know all again", value, unit: "rounds" }, falseDowns(bench)];
}

/**
 * Who is doubted while a single board is `bad`: call it before; what it gives, called afterwards,
 * gives the figures, named after what the board did.
 */
export function suspects(bench: BenchFleet, bad: number): (name: string) => Measured[] {
  const { falseDowns, suspicions } = bench.views;
  const count = () => [
    falseDowns.total - falseDowns.of(bad),
    suspicions.total - suspicions.of(bad),
    falseDowns.of(bad),
    suspicions.of(bad),
  ];
  const before = count();
  return (name) => {
    const [down, suspect, itDown, itSuspect] = count().map((now, index) => now - before[index]!);
    const none = { unit: "views", target: { atMost: 0 }, of: "most" } as const;
    return [
      { what: `one ${name}: others down`, value: down!, ...none },
      { what: `one ${name}: others suspect`, value: suspect!, ...none },
      { what: `one ${name}: it down`, value: itDown!, unit: "views", of: "most" },
      { what: `one ${name}: it suspect`, value: itSuspect!, unit: "views", of: "most" },
    ];
  };
}
