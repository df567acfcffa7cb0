/** `npm run bench`: what gossip takes on a board and in fleets, as tables or with --json as JSON. */
import { buildOrThrow } from "../build/build.ts";
import { table } from "./figure.ts";
import { batchReport, fleetReport } from "./fleet-report.ts";
import { gossipFigures } from "./gossip.ts";
import { readOptions, USAGE } from "./options.ts";
import { type Batch, plan, resultOf, runsOf } from "./plan.ts";
import { runAll } from "./pool.ts";

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
  const { batch, full, json, jobs, original } = options;
  await buildOrThrow();
  if (batch) {
    const [result] = await runBatches([batch], jobs);
    console.log(json ? JSON.stringify(result, null, 2) : batchReport(result!));
    return;
  }
  const figures = gossipFigures();
  if (!json) console.log(`${table("gossip on the 32-bit VM", figures)}\n`);
  const fleets = await runBatches(plan(full, original), jobs);
  if (json) console.log(JSON.stringify({ gossip: figures, fleets }, null, 2));
  else console.log(fleetReport(fleets));
  if (!json && original === undefined) {
    console.log(
      "\nmixed: not run; fleets in which every second board runs the original need --original FILE",
    );
  }
}

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
