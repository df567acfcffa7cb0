/**
 * `npm run soak`: what only a long time shows. A fleet for 30 virtual days, then a million mutated datagrams of
 * gossip at one board, 100,000 of tables, as many of alfred, of a server of facts, as many changed gzip members, and as
 * many websocket messages at autofactory; then 20 boards tell facts for three minutes while their server is killed five
 * times, and InfluxDB is stopped twice (where there is one). `--days N`, `--boards N`, `--datagrams N`, `--messages N`, `--packets N`,
 * `--words N`, `--members N`, `--frames N`, `--tellers N` (boards), `--seed N` change the counts; what is 0 is left out.
 */
import { parseArgs } from "node:util";
import { buildOrThrow } from "../build/build.ts";
import * as Packets from "./alfred-mutations.ts";
import * as Frames from "./autofactory-mutations.ts";
import * as Kills from "./facts-kills.ts";
import * as Words from "./facts-mutations.ts";
import * as Members from "./gzip-mutations.ts";
import { whyNoInfluxd } from "./influxd.ts";
import * as Mutations from "./mutations.ts";
import * as Messages from "./p2ptbl-mutations.ts";
import * as Days from "./soak-fleet.ts";

/** Datagrams from one word of progress to the next. */
const STRIDE = 50_000;

type Run<R> = (count: number, seed: number, report: (done: number) => void) => R | Promise<R>;
type ProblemsOf<R> = (result: R) => string[];

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (text === "" || !(value >= 0)) throw new Error(`--${name} ${text}: give a number from 0`);
  return value;
}

/** Says what a part came to, and gives what went wrong in it. */
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
      messages: { type: "string", default: "100000" },
      packets: { type: "string", default: "100000" },
      words: { type: "string", default: "100000" },
      members: { type: "string", default: "100000" },
      frames: { type: "string", default: "100000" },
      tellers: { type: "string", default: "20" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
    },
  });
  const tellers = count("tellers", values.tellers);
  const days = count("days", values.days);
  const boards = count("boards", values.boards);
  const times = {
    datagrams: count("datagrams", values.datagrams),
    messages: count("messages", values.messages),
    packets: count("packets", values.packets),
    words: count("words", values.words),
    members: count("members", values.members),
    frames: count("frames", values.frames),
  };
  const seed = count("seed", values.seed);
  await buildOrThrow();
  say(`seed ${seed}`);
  const problems: string[] = [];
  if (days > 0) {
    say(`${boards} boards for ${days} virtual days`);
    const result = Days.runDays(boards, days, seed, (day) => say(`  day ${day}`));
    problems.push(...concluded(result, Days.problemsOf(result)));
  }
  const part = async <R extends object>(
    what: string,
    times: number,
    run: Run<R>,
    problemsOf: ProblemsOf<R>,
  ) => {
    if (times === 0) return;
    say(`${times} ${what}`);
    const stride = Math.min(STRIDE, times / 2);
    let next = stride;
    const result = await run(times, seed, (done) => {
      if (done < next) return;
      next += stride;
      say(`  ${done}`);
    });
    problems.push(...concluded(result, problemsOf(result)));
  };
  await part("mutated datagrams of gossip", times.datagrams, Mutations.runMutations, Mutations.problemsOf);
  await part("mutated datagrams of tables", times.messages, Messages.runMessages, Messages.problemsOf);
  await part("mutated packets of alfred", times.packets, Packets.runPackets, Packets.problemsOf);
  await part("mutated messages to boards of facts", times.words, Words.runFromServer, Words.problemsOf);
  await part("changed gzip members", times.members, Members.runMembers, Members.problemsOf);
  await part("hostile messages at autofactory", times.frames, Frames.runFrames, Frames.problemsOf);
  const without = whyNoInfluxd();
  if (tellers > 0 && without) say(`nobody tells facts: ${without}`);
  else if (tellers > 0) {
    say(`${tellers} boards tell facts, while all else is killed`);
    const plan = { boards: tellers, seconds: 180, kills: 5, stops: 2 };
    const result = await Kills.runKills(plan, seed, (words) => say(`  ${words}`));
    problems.push(...concluded(result, Kills.problemsOf(result)));
  }
  for (const problem of problems) say(problem);
  say(problems.length === 0 ? "nothing went wrong" : `${problems.length} things went wrong`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

main().catch((error: Error) => {
  console.error(`soak: ${error.message}`);
  process.exitCode = 1;
});
