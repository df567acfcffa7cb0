/** `npm start`: a fleet of virtual boards that gossip, on the terminal or for a program. */
import { buildOrThrow } from "../build/build.ts";
import type { Lan } from "../lan/lan.ts";
import { SimLan } from "../lan/sim.ts";
import { UdpLan, whyNotBindable } from "../lan/udp.ts";
import { Factory } from "../watch/factory.ts";
import { Chronicle, formatEntry } from "./chronicle.ts";
import { Fleet } from "./fleet.ts";
import { type Modules, modulesHeap, modulesInit, modulesPorts } from "./modules-init.ts";
import { OptionError, readOptions, type StartOptions, USAGE } from "./options.ts";
import { reportOn, sentenceOn } from "./report.ts";
import { run } from "./run.ts";
import { Screen } from "./screen.ts";
import { FleetTable } from "./table.ts";
import { rowsOf, tableFile } from "./table-init.ts";
import { View } from "./view.ts";

/** Fleets that run side by side on one machine take a block of addresses each: 127.0.8.1, 127.0.12.1, … */
const FIRST_BLOCK = 8;
const LAST_BLOCK = 252;
/** Room for 1,000 boards. */
const BLOCK = 4;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The LAN that was asked for, or the nearest this machine can give. Throws where that has not what they need. */
function chooseLan(options: StartOptions): { lan: Lan; firstIp: string; racing: boolean } {
  const { loss, seed } = options;
  const simulated = { firstIp: `127.0.${FIRST_BLOCK}.1`, racing: true };
  if (options.lan === "sim") return { lan: new SimLan({ seed, loss }), ...simulated };
  const problem = whyNotBindable("127.0.0.2");
  if (problem !== undefined) {
    if (options.facts)
      throw new Error(`--facts needs real UDP, and this machine has none for boards: ${problem}`);
    say(`This machine does not let 127.0.0.2 be used for UDP (${problem}),`);
    say("so the boards run in a simulated LAN, in real time; other programs cannot reach them.");
    return { lan: new SimLan({ seed, loss, realtime: true }), ...simulated, racing: false };
  }
  const firstIp = freeBlock(modulesPorts(options));
  return { lan: new UdpLan({ seed, loss }), firstIp, racing: false };
}

/** The first address of a block whose ports nobody has. */
function freeBlock(ports: number[]): string {
  let problem: string | undefined;
  for (let block = FIRST_BLOCK; block <= LAST_BLOCK; block += BLOCK) {
    const ip = `127.0.${block}.1`;
    const found = ports.map((port) => whyNotBindable(ip, port)).find((why) => why !== undefined);
    if (found === undefined) return ip;
    problem ??= found;
  }
  throw new Error(problem);
}

/** A table that the first board begins with so many rows. */
function sharedTable(fleet: Fleet, name: string, rows: number): FleetTable {
  fleet.boards[0]!.flash.store.set(tableFile(name), Buffer.from(rowsOf(rows)));
  return new FleetTable(fleet, name);
}

async function main(options: StartOptions): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // A second one ends what does not stop.
    process.once(signal, () => stop.abort());
  }
  await buildOrThrow();
  if (stop.signal.aborted) return;
  const { lan, firstIp, racing } = chooseLan(options);
  const factory = options.facts ? await Factory.start(() => {}) : undefined;
  const modules: Modules = { ...options, facts: factory?.url };
  const heap = modulesHeap(modules);
  const fleet = new Fleet({
    lan,
    firstIp,
    boards: options.boards,
    interval: options.interval,
    seed: options.seed,
    init: modulesInit(modules),
    ...(heap === undefined ? {} : { heap }),
  });
  const table = options.table === undefined ? undefined : sharedTable(fleet, options.table, options.rows);
  const view = new View(fleet, table);
  const onTerminal = process.stdout.isTTY === true && process.stdin.isTTY === true;
  // With --json standard output is for the program that reads it.
  const out = options.json ? process.stderr : process.stdout;
  const screen = onTerminal
    ? new Screen(fleet, process.stdin, process.stdout, () => stop.abort(), table)
    : undefined;
  const chronicle = new Chronicle(
    fleet,
    (entry) => {
      if (screen) screen.tell(entry);
      else out.write(`${formatEntry(entry)}\n`);
    },
    table,
  );
  const look = () => {
    const rows = view.rows();
    chronicle.look(rows, !screen);
    screen?.show(rows);
  };
  try {
    screen?.open();
    await run(fleet, { rounds: options.rounds, racing, signal: stop.signal, look });
  } finally {
    screen?.close();
  }
  if (options.json) process.stdout.write(`${JSON.stringify(reportOn(fleet, options, table))}\n`);
  else out.write(`${sentenceOn(fleet, table)}\n`);
  fleet.removeAllListeners();
  fleet.close();
  lan.close();
  await factory?.close();
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
