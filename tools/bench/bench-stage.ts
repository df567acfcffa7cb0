/** A measured fleet as the stage of a scenario: time goes on to the very moment that something becomes true. */
import type { Scenario, Stage } from "../fleet/scenarios.ts";
import { type BenchFleet, ROUND } from "./bench-fleet.ts";
import type { Measured } from "./measured.ts";

/** What a scenario gave. */
export interface Played {
  /** By the waits' names: the rounds until something became true (null: it did not); of others, bytes a board and round. */
  waits: ReadonlyMap<string, number | null>;
  /** Who was doubted while a single board was bad. */
  doubts: Measured[];
}

export class BenchStage implements Stage {
  readonly round = ROUND;
  readonly views;
  private readonly doubts: Measured[] = [];

  constructor(private readonly bench: BenchFleet) {
    this.views = bench.views;
  }

  get boards(): number {
    return this.bench.boards.length;
  }

  /** Plays it to its end. */
  play(scenario: (stage: Stage) => Scenario): Played {
    const { bench, doubts } = this;
    const waits = new Map<string, number | null>();
    const playing = scenario(this);
    for (let step = playing.next(null); !step.done; ) {
      const { value: wait } = step;
      let value: number | null = null;
      if ("until" in wait) value = bench.until(wait.until, wait.limit);
      else {
        const before = bench.lan.traffic.bytesSent;
        bench.pass(wait.pass);
        value = (bench.lan.traffic.bytesSent - before) / wait.pass / this.boards;
      }
      if (wait.what !== undefined) waits.set(wait.what, value);
      step = playing.next(value);
    }
    return { waits, doubts };
  }

  now(): number {
    return this.bench.lan.clock.now();
  }

  random(): number {
    return this.bench.random();
  }

  powerOff(board: number): void {
    this.bench.powerOff(board);
  }

  powerOn(board: number): void {
    this.bench.powerOn(board);
  }

  restart(board: number): void {
    this.bench.powerOff(board);
    this.bench.powerOn(board);
  }

  stall(board: number, duration: number): void {
    this.bench.boards[board]!.pause(duration / 1_000_000);
  }

  cut(boards: readonly number[]): void {
    const { bench } = this;
    const side = new Set(boards);
    const { weather } = bench.lan;
    if (side.size === 0) weather.partition();
    else weather.partition(boards.map((index) => bench.boards[index]!.ip));
    bench.views.apart = (one, other) => side.has(one) !== side.has(other);
  }

  setLinkLoss(from: number, to: number, loss: number | undefined): void {
    const { boards, lan } = this.bench;
    lan.weather.setLinkLoss(boards[from]!.ip, boards[to]!.ip, loss);
  }

  after(rounds: number, fn: () => void): void {
    this.bench.after(rounds, fn);
  }

  tell(): void {
    // Nobody watches.
  }

  watch(bad: number): (name: string) => void {
    const marks = this.suspects(bad);
    return (name) => this.doubts.push(...marks(name));
  }

  /** Who is doubted from now on; what it gives, called afterwards, gives the figures, named after what the board did. */
  private suspects(bad: number): (name: string) => Measured[] {
    const { falseDowns, suspicions } = this.bench.views;
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
}
