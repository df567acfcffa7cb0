/** `npm start`: a fleet of virtual boards that gossip, on the terminal or for a program. */
import { buildOrThrow } from "../build/build.ts";
import { PageBeside } from "../watch/beside.ts";
import { Factory } from "../watch/factory.ts";
import { type FactsOf, FleetSource } from "../watch/fleet-source.ts";
import { alfredFacts } from "./alfred-knowledge.ts";
import { Details, line } from "./details.ts";
import { LiveFleet } from "./live.ts";
import { type Modules, modulesHeap, modulesInit } from "./modules-init.ts";
import { OptionError, readOptions, type StartOptions, USAGE } from "./options.ts";
import { findPlace } from "./place.ts";
import { reportOn, sentenceOn } from "./report.ts";
import { Screen } from "./screen.ts";

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/**
 * The fleet that the options ask for; off until it runs.
 *
 * @param facts where its boards tell facts; undefined: nowhere
 */
function makeFleet(options: StartOptions, facts: string | undefined): LiveFleet {
  const { boards, interval, seed, table, rows } = options;
  const { lan, firstIp, speed } = findPlace(options, say);
  const shared = table === undefined ? undefined : { name: table, rows };
  const modules: Modules = { table, alfred: options.alfred, facts };
  const heap = modulesHeap(modules);
  const running = { init: modulesInit(modules), ...(heap === undefined ? {} : { heap }) };
  return new LiveFleet({ lan, firstIp, speed, boards, interval, seed, table: shared, ...running });
}

/** Where the page has facts from. */
function factsOf(live: LiveFleet, { alfred }: StartOptions, factory: Factory | undefined): FactsOf[] {
  const records = () => alfredFacts(live.fleet.boards.map(({ board }) => board));
  return [...(alfred ? [records] : []), ...(factory ? [() => factory.facts()] : [])];
}

/** Shows the fleet on the terminal, or as lines of text; gives what ends that. */
function show(
  live: LiveFleet,
  out: NodeJS.WriteStream,
  quit: () => void,
  link: string | undefined,
): { plain: boolean; end: () => void } {
  if (process.stdout.isTTY === true && process.stdin.isTTY === true) {
    const screen = new Screen(live, process.stdin, process.stdout, quit, link);
    screen.open();
    return { plain: false, end: () => screen.close() };
  }
  const write = (text: string, round = live.fleet.rounds) => out.write(`${line({ round, text })}\n`);
  const details = new Details(write, live.table);
  live.on("happened", ({ text, round }) => write(text, round));
  live.on("changed", () => details.look(live.rows));
  return { plain: true, end: () => {} };
}

/** A fleet from its start to its end; gives the options of the one that somebody wants in its place. */
async function life(
  options: StartOptions,
  stop: AbortController,
  page: PageBeside | undefined,
  factory: Factory | undefined,
): Promise<StartOptions | undefined> {
  const live = makeFleet(options, factory?.url);
  const { fleet, table } = live;
  const replaced = new AbortController();
  let next: StartOptions | undefined;
  live.on("anew", ({ boards, seed, scenario, until }) => {
    // Time goes on as fast as was chosen last; standing still it would not show what was asked for.
    const speed = live.pace.speed || options.speed;
    next = { ...options, boards, seed, speed, scenario: scenario ?? undefined, until: until ?? undefined };
    replaced.abort();
  });
  // With --json standard output is for the program that reads it.
  const out = options.json ? process.stderr : process.stdout;
  const served = page?.link !== undefined;
  await page?.show(new FleetSource(live, factsOf(live, options, factory)));
  if (page && !served) out.write(`the page: ${page.link}\n`);
  const shown = show(live, out, () => stop.abort(), page?.link);
  try {
    const signal = AbortSignal.any([stop.signal, replaced.signal]);
    const { rounds, scenario, until } = options;
    await live.run({ rounds, scenario, until, signal, thorough: shown.plain });
  } finally {
    shown.end();
  }
  if (!next) {
    if (options.json) process.stdout.write(`${JSON.stringify(reportOn(fleet, options, table))}\n`);
    else out.write(`${sentenceOn(fleet, table)}\n`);
  }
  live.close();
  fleet.lan.close();
  return next;
}

async function main(options: StartOptions): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // A second one ends what does not stop.
    process.once(signal, () => stop.abort());
  }
  await buildOrThrow();
  const page = options.page && (await PageBeside.prepare(options.page, say));
  const factory = options.facts ? await Factory.start() : undefined;
  try {
    for (let next: StartOptions | undefined = options; next && !stop.signal.aborted; ) {
      next = await life(next, stop, page, factory);
    }
  } finally {
    await page?.close();
    await factory?.close();
  }
}

for (const stream of [process.stdout, process.stderr]) {
  // Whoever read this has gone (npm start | head): there is nobody left to run for.
  stream.on("error", () => process.exit(0));
}
try {
  const options = readOptions(process.argv.slice(2));
  if (options) await main(options);
  else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  const usage = error instanceof OptionError ? `\n\n${USAGE}` : "";
  say(`npm start: ${(error as Error).message}${usage}`);
  process.exitCode = 1;
}
