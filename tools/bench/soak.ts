/**
 * `npm run soak`: what only a long time shows. A fleet for 30 virtual days, then a million mutated
 * datagrams at one board. `--days N`, `--boards N`, `--datagrams N`, `--seed N` change the counts; with
 * `--days 0` or `--datagrams 0` that part is left out.
 */
import { parseArgs } from "node:util";
import { buildOrThrow } from "../build/build.ts";
import * as Mutations from "./mutations.ts";
import * as Days from "./soak-fleet.ts";

/** Datagrams from one word of progress to the next. */
const STRIDE = 50_000;

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (text === "" || !(value >= 0)) throw new Error(`--${name} ${text}: give a number from 0`);
  return value;
}

/** Says what a part printed, and gives what went wrong in it. */
function concluded(result: object, problems: string[]): string[] {
  say(`  ${JSON.stringify(result)}`);
  return problems;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      days: { type: "string", default: "30" },
      boards: { type: "string", default: "30" },
      datagrams: { type: "string", default: "1000000" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    },
  });
  const days = count("days", values.days);
  const boards = count("boards", values.boards);
  const datagrams = count("datagrams", values.datagrams);
  const seed = count("seed", values.seed);
  await buildOrThrow();
  say(`seed ${seed}`);
  const problems: string[] = [];
  if (days > 0) {
    say(`${boards} boards for ${days} virtual days`);
    const result = Days.runDays(boards, days, seed, (day) => say(`  day ${day}`));
    problems.push(...concluded(result, Days.problemsOf(result)));
  }
  if (datagrams > 0) {
    say(`${datagrams} mutated datagrams`);
    const result = Mutations.runMutations(datagrams, seed, (done) => {
      if (done % STRIDE === 0) say(`  ${done}`);
    });
    problems.push(...concluded(result, Mutations.problemsOf(result)));
  }
  for (const problem of problems) say(problem);
  say(problems.length === 0 ? "nothing went wrong" : `${problems.length} things went wrong`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

main().catch((error: Error) => {
  console.error(`soak: ${error.message}`);
  process.exitCode = 1;
});
