/**
 * `npm run soak`: what only a long time shows. A million mutated datagrams at one board, then a
 * fleet for virtual days. `--datagrams N`, `--days N`, `--boards N`, `--seed N` change the counts.
 */
import { parseArgs } from "node:util";
import { buildOrThrow } from "../build/build.ts";
import { runMutations } from "./mutations.ts";
import { runDays } from "./soak-fleet.ts";

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      datagrams: { type: "string", default: "1000000" },
      days: { type: "string", default: "3" },
      boards: { type: "string", default: "12" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    },
  });
  const [datagrams, days, boards, seed] = [values.datagrams, values.days, values.boards, values.seed].map(
    Number,
  );
  await buildOrThrow();
  say(`seed ${seed}`);
  say(`${datagrams} mutated datagrams`);
  const mutations = runMutations(datagrams!, seed!, (done) => {
    if (done % 100_000 === 0) say(`  ${done}`);
  });
  say(`  ${JSON.stringify(mutations)}`);
  say(`${boards} boards for ${days} virtual days`);
  const fleet = runDays(boards!, days!, seed!, (day) => say(`  day ${day}`));
  say(`  ${JSON.stringify(fleet)}`);
  const bad = mutations.errors + mutations.leaks.length + fleet.panics + fleet.errors + fleet.falseDowns;
  say(bad === 0 ? "nothing went wrong" : `${bad} things went wrong`);
  process.exitCode = bad === 0 ? 0 : 1;
}

main().catch((error: Error) => {
  console.error(`soak: ${error.message}`);
  process.exitCode = 1;
});
