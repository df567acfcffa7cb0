/**
 * `npm run bench`: what gossip, tables and facts take on a board and in fleets, autofactory and the page on this
 * machine: as tables or with --json as JSON.
 */
import { buildOrThrow } from "../build/build.ts";
import { alfredFigures } from "./alfred.ts";
import { autofactoryFigures } from "./autofactory.ts";
import { factsFigures } from "./facts.ts";
import { type Figure, table } from "./figure.ts";
import { batchReport, fleetReport } from "./fleet-report.ts";
import type { Subject } from "./fleet-run.ts";
import { gossipFigures } from "./gossip.ts";
import { readOptions, USAGE } from "./options.ts";
import { p2ptblFigures } from "./p2ptbl.ts";
import { pageFigures } from "./page.ts";
import { type Batch, plan, resultOf, runsOf } from "./plan.ts";
import { runAll } from "./pool.ts";

const FIGURES: Record<Subject, () => Figure[] | Promise<Figure[]>> = {
  gossip: gossipFigures,
  p2ptbl: p2ptblFigures,
  alfred: alfredFigures,
  facts: factsFigures,
  autofactory: autofactoryFigures,
  page: pageFigures,
};

/** What the figures were measured on. */
const where = (subject: Subject) =>
  subject === "autofactory" || subject === "page" ? "this machine" : "the 32-bit VM";

async function runBatches(batches: readonly Batch[], jobs: number) {
  const specs = batches.flatMap(runsOf);
  let done = 0;
  const results = await runAll(specs, jobs, ({ spec, seconds }) => {
    const which = `${spec.scenario}, ${spec.boards} boards, loss ${spec.loss}, seed ${spec.seed}`;
    console.error(`${++done} of ${specs.length}: ${which}: ${seconds.toFixed(1)} s`);
  });
  return batches.map((batch) => resultOf(batch, results.splice(0, batch.seeds.length)));
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(USAGE);
    return;
  }
  const { of, batches, full, json, jobs, original } = options;
  await buildOrThrow();
  if (batches) {
    const results = await runBatches(batches, jobs);
    if (json) console.log(JSON.stringify(results.length === 1 ? results[0] : results, null, 2));
    else console.log(results.map(batchReport).join("\n\n"));
    return;
  }
  const figures: Partial<Record<Subject, Figure[]>> = {};
  for (const subject of of) {
    figures[subject] = await FIGURES[subject]();
    if (!json) console.log(`${table(`${subject} on ${where(subject)}`, figures[subject])}\n`);
  }
  const fleets = await runBatches(
    of.flatMap((subject) => plan(subject, full, original)),
    jobs,
  );
  if (json) console.log(JSON.stringify({ ...figures, fleets }, null, 2));
  else if (fleets.length > 0) console.log(fleetReport(fleets));
  if (!json && of.includes("gossip") && original === undefined) {
    console.log(
      "\nmixed: not run; fleets in which every second board runs the original need --original FILE",
    );
  }
}

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
