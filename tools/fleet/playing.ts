/** A scenario that a fleet is put through while it goes, in the fleet's own time: one at a time. */
import type { Random } from "../lan/random.ts";
import { ScopedClock } from "../lan/scoped-clock.ts";
import type { FleetInfo } from "../page/protocol.ts";
import type { Fleet } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import type { Happenings } from "./happenings.ts";
import { LiveStage } from "./live-stage.ts";
import type { Network } from "./network.ts";
import { isScenario, SCENARIOS, type Scenario, type ScenarioName, type Wait } from "./scenarios.ts";
import { rounds } from "./words.ts";

/** How often what is waited for is looked at, in rounds. */
const LOOK = 1 / 4;
/** What a wait was for, as a sentence ends with it; others have such a name already. */
const WORDS: Readonly<Record<string, string>> = {
  death: "it is down for all",
  return: "it is up for all again",
  "all up after the last": "all are up",
};

interface Play {
  name: string;
  scenario: Scenario;
  stage: LiveStage;
  clock: ScopedClock;
}

/** The scenario of that name, for so many boards. Throws an Error in words where there is none. */
export function checkScenario(name: string, boards: number): ScenarioName {
  if (!isScenario(name)) {
    throw new Error(
      `there is no scenario ${name.slice(0, 40)}: give one of ${Object.keys(SCENARIOS).join(", ")}`,
    );
  }
  if (boards < 2) throw new Error("a scenario is for two boards or more: add one first");
  return name;
}

export class Playing {
  /** The scenario that runs, or ran last, and what it does now. */
  state: FleetInfo["scenario"] = null;
  private play: Play | undefined;

  constructor(
    private readonly fleet: Fleet,
    private readonly network: Network,
    private readonly teller: Happenings,
    private readonly random: Random,
  ) {}

  /** Begins one. Throws an Error in words where it cannot be played. */
  start(name: string): void {
    const known = checkScenario(name, this.fleet.boards.length);
    if (this.play) throw new Error(`the scenario ${this.play.name} is under way: stop it first`);
    const clock = new ScopedClock(this.fleet.lan.clock);
    const told = (step: string, boards: FleetBoard[]) => this.step(name, step, boards);
    const stage = new LiveStage(this.fleet, this.network, clock, this.random, told);
    this.play = { name, scenario: SCENARIOS[known].play(stage), stage, clock };
    this.step(name, "begins once all know all", []);
    this.goOn(this.play, null);
  }

  /** Ends it, and puts back what it has changed. Throws an Error in words where none runs. */
  stop(): void {
    const { play } = this;
    if (!play) throw new Error("no scenario runs: there is nothing to stop");
    play.clock.cancelAll();
    this.over(play, "was stopped, and what it has changed is put back");
    play.stage.restore();
  }

  /** Lets it do the next thing; `took` is what the last wait took. */
  private goOn(play: Play, took: number | null): void {
    const { done, value } = play.scenario.next(took);
    if (done) this.over(play, "is over");
    else if ("until" in value) this.await(play, value, 0);
    else play.stage.after(value.pass, () => this.goOn(play, null));
  }

  private await(play: Play, wait: Extract<Wait, { limit: number }>, passed: number): void {
    const met = wait.until();
    if (!met && passed < wait.limit) {
      play.stage.after(LOOK, () => this.await(play, wait, passed + LOOK));
      return;
    }
    if (wait.what !== undefined && passed > 0) {
      const what = WORDS[wait.what] ?? wait.what;
      this.teller.tell("scenario", `${play.name}: ${what} ${met ? "after" : "not within"} ${rounds(passed)}`);
    }
    this.goOn(play, met ? passed : null);
  }

  private step(name: string, step: string, boards: readonly FleetBoard[]): void {
    this.state = { name, running: true, step };
    const which = boards.length === 1 ? ` (${boards[0]!.ip})` : "";
    this.teller.tell("scenario", `${name}: ${step}${which}`, boards);
  }

  private over({ name }: Play, how: string): void {
    this.play = undefined;
    this.state = { name, running: false, step: how };
    this.teller.tell("scenario", `${name} ${how}`);
  }
}
