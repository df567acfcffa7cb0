/** One run of a fleet through a scenario: what `npm run bench -- gossip --scenario heal` does, `-- p2ptbl`, or `-- alfred`. */
import { SCENARIOS as TOLD } from "../fleet/scenarios.ts";
import { facts } from "./alfred-fleet.ts";
import { BenchFleet, type FleetSpec, ROUND } from "./bench-fleet.ts";
import type { Measured } from "./measured.ts";
import { mixed } from "./mixed.ts";
import { rows } from "./p2ptbl-fleet.ts";
import { churn, heal, oneWay, type Play, power, slow, table } from "./scenarios.ts";

export interface RunSpec extends FleetSpec {
  scenario: ScenarioName;
  /** The file of NodeMCU's own gossip.lua, which the scenario "mixed" needs. */
  original?: string;
}

export interface RunResult {
  spec: RunSpec;
  figures: Measured[];
  /** What this machine took, by its own clock. */
  seconds: number;
}

/** What there is a bench of. */
export type Subject = "gossip" | "p2ptbl" | "alfred" | "facts" | "autofactory" | "page";

interface Scenario {
  of: Subject;
  /** In words, for the help. */
  about: string;
  run(spec: RunSpec): Measured[];
}

type Prepare = (spec: RunSpec) => { bench: BenchFleet; play: () => Measured[] };

function gossip(about: string, prepare: Prepare): Scenario {
  return {
    of: "gossip",
    about,
    run: (spec) => {
      const { bench, play } = prepare(spec);
      try {
        bench.start();
        return [...play(), ...load(bench)];
      } finally {
        bench.close();
      }
    },
  };
}

function plain(name: keyof typeof TOLD, play: Play): Scenario {
  return gossip(TOLD[name].about, (spec) => {
    const bench = new BenchFleet(spec);
    return { bench, play: () => play(bench) };
  });
}

export const SCENARIOS = {
  table: plain("table", table),
  heal: plain("heal", heal),
  churn: plain("churn", churn),
  "one-way": plain("one-way", oneWay),
  slow: plain("slow", slow),
  mixed: gossip("every second board runs the original: give its gossip.lua with --original FILE", (spec) => {
    if (spec.original === undefined) {
      throw new Error("the scenario mixed needs NodeMCU's own gossip.lua: --original FILE");
    }
    return mixed(spec, spec.original);
  }),
  power: plain("power", power),
  rows: { of: "p2ptbl", about: "a table of 100 rows from one board to all, then an update", run: rows },
  facts: { of: "alfred", about: "4 records of each board at 3 primaries, a change, requests", run: facts },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

/** What every run reports, whatever happened in it. */
function load(bench: BenchFleet): Measured[] {
  const { datagrams, bytes, largest } = bench.meter;
  const whose = (burst: typeof bytes) => `board ${burst.board + 1}, round ${(burst.at / ROUND).toFixed(2)}`;
  const none = { target: { atMost: 0 }, of: "most" } as const;
  const most = (amount: number) => ({ target: { atMost: amount }, of: "most" }) as const;
  const free = bench.leastFree();
  return [
    {
      what: "sent within a second, at most",
      value: datagrams.amount,
      unit: "datagrams",
      note: whose(datagrams),
      ...most(25),
    },
    {
      what: "sent within a second, at most",
      value: bytes.amount,
      unit: "bytes",
      note: whose(bytes),
      ...most(12 * 1024),
    },
    { what: "largest datagram", value: largest, unit: "bytes", ...most(1400) },
    { what: "never left: too long", value: bench.unsent(), unit: "datagrams", ...none },
    { what: "panics", value: bench.panics, unit: "", ...none },
    { what: "errors that gossip caught", value: bench.errors(), unit: "", ...none },
    { what: "least free heap at rest", value: free, unit: "bytes", of: "least" },
    { what: "views not told", value: bench.untold(), unit: "", ...none },
  ];
}

/** Runs a fleet. Throws where the scenario lacks what it needs. */
export function runFleet(spec: RunSpec): RunResult {
  const began = performance.now();
  const figures = SCENARIOS[spec.scenario].run(spec);
  return { spec, figures, seconds: (performance.now() - began) / 1000 };
}
