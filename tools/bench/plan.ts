/** Which fleets `npm run bench` runs. */
import type { RunResult, RunSpec, ScenarioName, Subject } from "./fleet-run.ts";
import { combine, type Measured } from "./measured.ts";
import { COLUMNS, type References, references } from "./reference.ts";

/** One scenario with one fleet, once for each seed. */
export interface Batch extends Omit<RunSpec, "seed"> {
  seeds: readonly number[];
}

/** A batch, and its runs' figures as one: medians, or the worst of all where that counts. */
export interface BatchResult {
  batch: Batch;
  figures: Measured[];
  /** What others reach in the same fleet, and what is to be reached; only of the scenario "table". */
  references?: References;
  /** What a run took on this machine, on average. */
  secondsARun: number;
}

/** 1 to `last`. */
function seeds(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** The batches of a bench without further options; none of facts, autofactory and the page, which need no such fleet. `full`: with all seeds and sizes that the targets are set for. */
export function plan(of: Subject, full: boolean, original: string | undefined): Batch[] {
  if (of === "facts" || of === "autofactory" || of === "page") return [];
  if (of === "gossip") return planOfGossip(full, original);
  return chosen(of === "p2ptbl" ? "rows" : "facts", undefined, { seeds: seeds(full ? 20 : 5) });
}

/** How large fleets are and which losses they have, of each scenario if nothing else is said. */
const USUAL: Partial<Record<ScenarioName, { boards: number; losses: readonly number[] }>> = {
  rows: { boards: 20, losses: [0, 0.1, 0.25] },
  facts: { boards: 50, losses: [0, 0.25] },
};

/** A batch of a scenario for each loss; of the usual losses, and of as many boards as usual, unless told. */
export function chosen(
  scenario: ScenarioName,
  losses: readonly number[] | undefined,
  rest: Omit<Batch, "scenario" | "loss" | "boards"> & { boards?: number },
): Batch[] {
  const usual = USUAL[scenario] ?? { boards: 20, losses: [0] };
  return (losses ?? usual.losses).map((loss) => ({ scenario, loss, boards: usual.boards, ...rest }));
}

/** Without `original` (see {@link RunSpec}) there is no mixed fleet. */
function planOfGossip(full: boolean, original: string | undefined): Batch[] {
  const sizes: [boards: number, seeds: number][] = full
    ? [
        [20, 20],
        [254, 20],
        [1000, 5],
      ]
    : [
        [20, 20],
        [254, 2],
      ];
  const batches: Batch[] = [];
  for (const [boards, last] of sizes) {
    for (const loss of [0, 0.25]) batches.push({ scenario: "table", boards, loss, seeds: seeds(last) });
  }
  const others: ScenarioName[] = ["heal", "churn", "one-way", "slow"];
  for (const scenario of others) {
    batches.push({ scenario, boards: 20, loss: 0, seeds: seeds(full ? 20 : 5) });
    batches.push({ scenario, boards: 254, loss: 0, seeds: seeds(full ? 5 : 1) });
  }
  batches.push({ scenario: "power", boards: 254, loss: 0, seeds: seeds(full ? 5 : 1) });
  if (original === undefined) return batches;
  for (const boards of [24, 60]) {
    batches.push({ scenario: "mixed", boards, loss: 0, seeds: seeds(full ? 20 : 5), original });
  }
  return batches;
}

/** The runs of a batch, one for each seed. */
export function runsOf({ seeds: all, ...spec }: Batch): RunSpec[] {
  return all.map((seed) => ({ ...spec, seed }));
}

/** What the runs of a batch gave, put together; the table's columns get their targets. */
export function resultOf(batch: Batch, runs: readonly RunResult[]): BatchResult {
  const others = batch.scenario === "table" ? references(batch.boards, batch.loss) : undefined;
  const figures = combine(runs.map((run) => run.figures)).map((figure): Measured => {
    const column = COLUMNS.indexOf(figure.what);
    if (column < 0 || !others) return figure;
    return { ...figure, target: { atMost: others.target[column]! } };
  });
  const secondsARun = runs.reduce((sum, run) => sum + run.seconds, 0) / runs.length;
  return { batch, figures, secondsARun, ...(others && { references: others }) };
}
