/**
 * What a fleet can be put through, one generator a scenario: each does something to a {@link Stage}, and yields what is
 * to be waited for. The benchmark plays them as fast as it goes and measures; a fleet that is going plays them in its
 * own time, for people to watch.
 */

/** What is waited for: rounds that go by, or something to become true within so many. `what` names it, and what it took. */
export type Wait = { what?: string } & ({ pass: number } | { until: () => boolean; limit: number });

/** Is given the rounds that an `until` took; null: it did not become true. */
export type Scenario = Generator<Wait, void, number | null>;

/** Where a scenario is played. Boards are indexes. */
export interface Stage {
  /** How many boards there are. */
  readonly boards: number;
  /** A round, microseconds. */
  readonly round: number;
  /** The clock's time, microseconds. */
  now(): number;
  /** What is drawn by lot: 0 to 1. */
  random(): number;
  readonly views: {
    /** Whether every board runs, and each holds each other for there. */
    readonly allKnowAll: boolean;
    /** Whether every board runs, and each holds each other for up. */
    readonly allUp: boolean;
    /** Whether no running board holds this one for there. */
    goneForAll(board: number): boolean;
    /** Whether this board and all others that run hold each other for up. */
    backForAll(board: number): boolean;
  };
  powerOff(board: number): void;
  powerOn(board: number): void;
  restart(board: number): void;
  /** Its event loop stands still for so many microseconds. */
  stall(board: number, duration: number): void;
  /** These on one side, all others on the other; none: the network is whole. */
  cut(boards: readonly number[]): void;
  /** Loss of one direction, 0 to 1; undefined ends it. */
  setLinkLoss(from: number, to: number, loss: number | undefined): void;
  /** Calls `fn` so many rounds from now. */
  after(rounds: number, fn: () => void): void;
  /** Says what is done now, for people. Boards that it is about. */
  tell(step: string, boards?: readonly number[]): void;
  /** While one board alone is bad: who is doubted from now on until what this gives is called, with what the board did. */
  watch(bad: number): (name: string) => void;
}

/** Rounds until one gives up waiting. */
const LIMIT = 60;
/** Rounds in which what news there was dies down. */
export const SETTLE = 5;
export const QUIET = 30;

/** A slow board does something else for so long at a time, and is itself in between. Microseconds. */
const BUSY = 2_000_000;
const BETWEEN = [1_000_000, 5_000_000] as const;
/** The slow board: not the first, whom all have as their seed. */
const SLOW = 1;

const SECOND = 1_000_000;

function* joined(stage: Stage): Scenario {
  yield { what: "all know all", until: () => stage.views.allKnowAll, limit: LIMIT };
}

/** Any board but the first, whom all have as their seed. */
export function anyOther(stage: Pick<Stage, "boards" | "random">): number {
  return 1 + Math.floor(stage.random() * (stage.boards - 1));
}

function all(stage: Stage): number[] {
  return Array.from({ length: stage.boards }, (_, index) => index);
}

/** A quiet time, one board's death and its return. */
function* table(stage: Stage): Scenario {
  const { views } = stage;
  yield* joined(stage);
  stage.tell(`leaves all alone for ${SETTLE + QUIET} rounds`);
  yield { pass: SETTLE };
  yield { what: "quiet", pass: QUIET };
  const victim = anyOther(stage);
  stage.tell("switches a board off", [victim]);
  stage.powerOff(victim);
  yield { what: "death", until: () => views.goneForAll(victim), limit: LIMIT };
  yield { pass: SETTLE };
  stage.tell("switches it on again", [victim]);
  stage.powerOn(victim);
  yield { what: "return", until: () => views.backForAll(victim), limit: LIMIT };
  yield { pass: SETTLE };
}

function* heal(stage: Stage): Scenario {
  yield* joined(stage);
  yield { pass: SETTLE };
  const half = all(stage).filter((index) => index % 2 === 1);
  stage.tell("cuts off every second board for 20 rounds", half);
  stage.cut(half);
  yield { pass: 20 };
  stage.tell("joins both halves again", half);
  stage.cut([]);
  yield { what: "all up again", until: () => stage.views.allUp, limit: LIMIT };
  yield { pass: SETTLE };
}

/** A tenth of the boards, one at least, restarts in every round, each at a moment of its own. */
function* churn(stage: Stage): Scenario {
  yield* joined(stage);
  yield { pass: SETTLE };
  const tenth = Math.max(1, Math.round(stage.boards / 10));
  stage.tell(`restarts ${tenth === 1 ? "a board" : `${tenth} boards`} in every round, for 30 rounds`);
  for (let round = 0; round < 30; round++) {
    const order = all(stage).map((index) => ({ index, draw: stage.random() }));
    order.sort((a, b) => a.draw - b.draw);
    for (const { index } of order.slice(0, tenth)) stage.after(stage.random(), () => stage.restart(index));
    yield { pass: 1 };
  }
  stage.tell("leaves them alone");
  yield { what: "all up after the last", until: () => stage.views.allUp, limit: LIMIT };
  yield { pass: SETTLE };
}

/** One board hears a fifth of what the others send for 30 rounds; later they hear a fifth of what it sends. */
function* oneWay(stage: Stage): Scenario {
  yield* joined(stage);
  yield { pass: SETTLE };
  const bad = anyOther(stage);
  for (const inward of [true, false]) {
    const lose = (loss: number | undefined) => {
      for (const other of all(stage)) stage.setLinkLoss(inward ? other : bad, inward ? bad : other, loss);
    };
    const watched = stage.watch(bad);
    const what = inward
      ? "has a board hear a fifth of what others send"
      : "has others hear a fifth of what it sends";
    stage.tell(`${what}, for 30 rounds`, [bad]);
    lose(0.8);
    yield { pass: 30 };
    stage.tell("has all hear all, for 10 rounds", [bad]);
    lose(undefined);
    yield { pass: 10 };
    watched(inward ? "hears little" : "is hardly heard");
  }
}

/** All boards lose power at once, and are switched on within the same second. */
function* power(stage: Stage): Scenario {
  yield* joined(stage);
  yield { pass: SETTLE };
  stage.tell("switches all boards off for a round");
  for (const index of all(stage)) stage.powerOff(index);
  yield { pass: 1 };
  stage.tell("switches all on within a second");
  for (const index of all(stage)) {
    stage.after((stage.random() * SECOND) / stage.round, () => stage.powerOn(index));
  }
  yield { what: "all know all again", until: () => stage.views.allKnowAll, limit: LIMIT };
  yield { pass: SETTLE };
}

function* slow(stage: Stage): Scenario {
  yield* joined(stage);
  yield { pass: SETTLE };
  const watched = stage.watch(SLOW);
  stage.tell("stops a board's event loop for 2 s again and again, for 30 rounds", [SLOW]);
  const end = stage.now() + 30 * stage.round;
  while (stage.now() < end) {
    stage.stall(SLOW, BUSY);
    const between = BETWEEN[0] + stage.random() * (BETWEEN[1] - BETWEEN[0]);
    yield { pass: (BUSY + between) / stage.round };
  }
  stage.tell("leaves it alone", [SLOW]);
  yield { pass: SETTLE };
  watched("is slow");
}

/** All of them, with a sentence each. */
export const SCENARIOS = {
  table: { about: "all know all, quiet for 30 rounds, one board's death and return", play: table },
  heal: { about: "half of the fleet cut off for 20 rounds, and healed", play: heal },
  churn: { about: "a tenth of the boards restarting in every round, for 30 rounds", play: churn },
  "one-way": {
    about: "one board that hears little for 30 rounds, then is hardly heard for 30",
    play: oneWay,
  },
  slow: { about: "one board whose event loop stops for 2 s again and again", play: slow },
  power: { about: "all boards lose power, and return within one second", play: power },
} satisfies Record<string, { about: string; play: (stage: Stage) => Scenario }>;

export type ScenarioName = keyof typeof SCENARIOS;

/** Whether there is a scenario of that name. */
export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(SCENARIOS, name);
}
