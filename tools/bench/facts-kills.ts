/**
 * Boards that tell facts to autofactory, and it to InfluxDB, while the server is killed and InfluxDB is stopped again
 * and again: in the end all that a board has collected is in InfluxDB, and each of it once.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Random, seededRandom } from "../lan/random.ts";
import { AutofactoryProgram } from "./autofactory-program.ts";
import { type Compared, compared, patiently } from "./facts-compared.ts";
import { FactsFleet } from "./facts-fleet.ts";
import { Influxd } from "./influxd.ts";
import { freeTcpPort } from "./tcp-port.ts";

/** A run: a fact a second of each board for so many seconds, meanwhile kills of the server and stops of InfluxDB. */
export interface KillsPlan {
  boards: number;
  seconds: number;
  kills: number;
  stops: number;
}

/** Milliseconds: how long the server is away at the most, and InfluxDB. */
const AWAY = { server: 3000, database: 9000 };
/** Milliseconds that it takes nothing before it is killed, at the most. */
const STALLED = 2000;
/** Seconds from one report of what boards measure of themselves to the next. */
const PERIOD = 5;
/** Problems that are told. */
const TOLD = 8;

/** What a board does: counts what it collects by kind, and has a fact that counts, with the milliseconds it is up. */
const linesOf = (port: number) => [
  "kinds = {}",
  "local rom = table",
  "table = setmetatable({ insert = function(list, ...)",
  // Only records are inserted at places.
  "  local _, record = ...",
  `  if type(record) == "string" then kinds[record:byte()] = (kinds[record:byte()] or 0) + 1 end`,
  "  return rom.insert(list, ...)",
  "end }, { __index = rom })",
  `facts = require("facts")`,
  "n = 0",
  `facts.define("n", function() n = n + 1 return { value = n, up = tmr.now() / 1000 } end, 1)`,
  `facts.start{ server = "ws://127.0.0.1:${port}/client", region = "soak", connectInterval = 1 }`,
];

/** What a run came to. */
export interface KillsResult extends Compared {
  boards: number;
  panics: string[];
}

/** What went wrong, in words; none if nothing did. */
export function problemsOf({ wrong, panics, errors, lost, boards, connections }: KillsResult): string[] {
  const problems = [...wrong, ...panics].slice(0, TOLD);
  if (wrong.length + panics.length > TOLD) problems.push(`and ${wrong.length + panics.length - TOLD} more`);
  if (errors > 0) problems.push(`${errors} errors on boards`);
  if (lost > 0) problems.push(`${lost} records for which a board had no room`);
  // Else nothing was killed.
  if (connections < 2 * boards) problems.push(`only ${connections} connections`);
  return problems;
}

/** A server that can be killed and started again, and what it is told to tell boards. */
class Served {
  private readonly folder = mkdtempSync(join(tmpdir(), "facts-"));
  private program: AutofactoryProgram | undefined;

  constructor(
    readonly port: number,
    private readonly url: string,
  ) {
    this.configure(PERIOD);
  }

  /** Has boards report what is not their users' so often; and asks for their load in two fifths of that. */
  configure(seconds: number): void {
    const periods = { memInfo: seconds, netUsage: seconds, cpuUtilization: seconds };
    writeFileSync(
      join(this.folder, "config.json"),
      JSON.stringify({ defaults: { heartbeat: seconds * 0.4, ...periods } }),
    );
  }

  async start(): Promise<void> {
    const files = ["--store", join(this.folder, "store"), "--config", join(this.folder, "config.json")];
    this.program = await AutofactoryProgram.start([
      ...["--port", String(this.port), ...files, "--influx", this.url],
    ]);
  }

  /** Ends it, after so many milliseconds in which it takes nothing of what boards send. */
  async kill(stalled = 0): Promise<void> {
    if (stalled > 0) this.program?.stall();
    await sleep(stalled);
    await this.program?.end("SIGKILL");
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }
}

/** Kills and stops, as planned: the first stop lies around the first kill, and the others around later ones. */
async function trouble(plan: KillsPlan, served: Served, influxd: Influxd, random: Random): Promise<void> {
  const { seconds, kills, stops } = plan;
  const begin = Date.now();
  const at = (kill: number) => sleep(Math.max(0, begin + (kill * seconds * 1000) / (kills + 1) - Date.now()));
  const around = Array.from({ length: stops }, (_, stop) => 1 + Math.floor((stop * kills) / stops));
  const killing = async () => {
    for (let kill = 1; kill <= kills; kill++) {
      await at(kill + random() / 10);
      await served.kill(random() * STALLED);
      await sleep(random() * AWAY.server);
      await served.start();
    }
  };
  const stopping = async () => {
    for (const kill of around) {
      await at(kill - 0.2);
      await influxd.stop();
      await sleep(AWAY.database);
      await influxd.start();
    }
  };
  await Promise.all([killing(), stopping()]);
  await at(kills + 1);
}

/** Waits until boards have nothing left, and collect nothing more. */
async function silence(fleet: FactsFleet): Promise<void> {
  let [before, since] = ["", 0];
  await patiently(() => {
    const all = fleet.all("return facts.status().buffered, facts.stats.collected");
    if (before !== String(all)) [before, since] = [String(all), Date.now()];
    return Date.now() - since > 1500 * PERIOD && all.every(([held]) => held === 0);
  });
}

/** Runs a plan. Throws where a program does not start. */
export async function runKills(
  plan: KillsPlan,
  seed: number,
  report: (words: string) => void = () => {},
): Promise<KillsResult> {
  const influxd = new Influxd();
  const served = new Served(await freeTcpPort(), (await influxd.start()).url);
  const fleet = new FactsFleet(plan.boards, () => linesOf(served.port));
  try {
    const begin = Date.now();
    await served.start();
    await fleet.start();
    report("all boards are there");
    await trouble(plan, served, influxd, seededRandom(seed, 17));
    report("the last records go");
    fleet.all(`facts.define("n")`);
    served.configure(0);
    // What they still hold then is missing below.
    await silence(fleet);
    return { ...(await compared(fleet, influxd, begin)), boards: plan.boards, panics: fleet.panics };
  } finally {
    fleet.close();
    await served.remove();
    await influxd.remove();
  }
}
