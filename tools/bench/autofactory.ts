/**
 * What autofactory takes with a thousand clients: a heartbeat a second and a fact every five seconds each, first into
 * a file of lines, then into InfluxDB where there is one. The clients are in this process, the server in one of its own.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Builder } from "flatbuffers";
import { KIND } from "../autofactory/encode.ts";
import { LoadAvg } from "../autofactory/generated/autofact_generated.ts";
import { AutofactoryProgram } from "./autofactory-program.ts";
import { FactsClient } from "./facts-client.ts";
import type { Figure } from "./figure.ts";
import { Influxd, whyNoInfluxd } from "./influxd.ts";
import { usage } from "./usage.ts";

/** Clients, and seconds: of warming up, of measuring, and from one fact of a client to the next. */
export interface Load {
  clients: number;
  warm: number;
  seconds: number;
  every: number;
}

const LOAD: Load = { clients: 1000, warm: 10, seconds: 30, every: 5 };

/** A LoadAvg without a time of its own. */
function loadAvg(): Uint8Array {
  const builder = new Builder(64);
  LoadAvg.startLoadAvg(builder);
  LoadAvg.addOne(builder, 0.25);
  LoadAvg.addFive(builder, 0.5);
  LoadAvg.addFifteen(builder, 0.75);
  builder.finish(LoadAvg.endLoadAvg(builder));
  return builder.asUint8Array();
}

const LOAD_AVG = loadAvg();

async function start(folder: string, more: readonly string[]): Promise<AutofactoryProgram> {
  const config = join(folder, "config.json");
  writeFileSync(
    config,
    JSON.stringify({ defaults: { heartbeat: 1, memInfo: 0, netUsage: 0, cpuUtilization: 0 } }),
  );
  const out = openSync(join(folder, "facts.jsonl"), "w");
  const args = ["--port", "0", "--store", join(folder, "store"), "--config", config, ...more];
  try {
    return await AutofactoryProgram.start(args, { out });
  } finally {
    closeSync(out);
  }
}

/** One fact in so many, as a share of all, in order. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

class Crowd {
  readonly clients: FactsClient[] = [];
  /** Connections that ended before they were to. */
  closed = 0;
  /** Milliseconds from sending to the acknowledgement, of each fact that was measured. */
  readonly times: number[] = [];
  answers = 0;
  measuring = false;
  private readonly sent = new Map<string, number>();
  private readonly timers: NodeJS.Timeout[] = [];

  /** Connects, a few at a time, and lets each begin at a moment of its own. */
  async gather(port: number, { clients, every }: Load): Promise<void> {
    while (this.clients.length < clients) {
      const some = Math.min(50, clients - this.clients.length);
      this.clients.push(...(await Promise.all(Array.from({ length: some }, () => this.join(port)))));
    }
    for (const [index, client] of this.clients.entries()) {
      const begin = setTimeout(
        () => this.timers.push(setInterval(() => this.tell(client), every * 1000)),
        (index * every * 1000) / clients,
      );
      this.timers.push(begin);
    }
  }

  /** Facts that nobody acknowledged. */
  get open(): number {
    return this.sent.size;
  }

  hush(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  disperse(): void {
    for (const client of this.clients) client.socket.terminate();
  }

  private async join(port: number): Promise<FactsClient> {
    const client = await FactsClient.connect(port);
    client.onHeartbeat = () => {
      if (this.measuring) this.answers++;
      client.send(KIND.LoadAvg, LOAD_AVG);
    };
    client.onAck = (id) => this.safe(client, id);
    client.socket.on("close", () => this.closed++);
    return client;
  }

  private tell(client: FactsClient): void {
    const id = client.fact("bench", { value: 1.5, place: "here" });
    if (this.measuring) this.sent.set(id, performance.now());
  }

  private safe(client: FactsClient, id: string): void {
    const at = this.sent.get(id);
    if (at !== undefined) this.times.push(performance.now() - at);
    this.sent.delete(id);
    client.acknowledged.clear();
  }
}

async function measure(where: string, load: Load, more: readonly string[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "autofactory-"));
  const crowd = new Crowd();
  const program = await start(folder, more);
  try {
    await crowd.gather(program.port, load);
    await sleep(load.warm * 1000);
    const before = usage(program.pid);
    const begin = performance.now();
    crowd.measuring = true;
    await sleep(load.seconds * 1000);
    const seconds = (performance.now() - begin) / 1000;
    const after = usage(program.pid);
    crowd.measuring = false;
    crowd.hush();
    for (let left = 100; left > 0 && crowd.open > 0; left--) await sleep(50);
    // Else there was less load than is told.
    if (crowd.closed > 0) throw new Error(`${where}: ${crowd.closed} clients were closed\n${program.log}`);
    const sorted = crowd.times.toSorted((a, b) => a - b);
    const messages = crowd.answers + sorted.length;
    const round = (value: number) => Math.round(value * 10) / 10;
    const figures: Figure[] = [
      {
        what: `${where}: messages taken`,
        value: Math.round(messages / seconds),
        unit: "a second",
      },
      { what: `${where}: send to durable, median`, value: round(quantile(sorted, 0.5)), unit: "ms" },
      {
        what: `${where}: send to durable, 99th percentile`,
        value: round(quantile(sorted, 0.99)),
        unit: "ms",
      },
      { what: `${where}: facts without an acknowledgement`, value: crowd.open, unit: "", budget: "0" },
    ];
    if (before && after) {
      const share = ((after.cpu - before.cpu) / seconds) * 100;
      figures.push(
        { what: `${where}: share of a core`, value: round(share), unit: "%" },
        { what: `${where}: memory`, value: Math.round(after.memory / 1e6), unit: "MB" },
        {
          what: `${where}: written to disk, a message`,
          value: Math.round((after.written - before.written) / messages),
          unit: "bytes",
          budget: "5000",
        },
      );
    }
    return figures;
  } finally {
    crowd.hush();
    crowd.disperse();
    await program.end("SIGKILL");
    rmSync(folder, { recursive: true });
  }
}

/** The figures; what is done is told to standard error. */
export async function autofactoryFigures(load: Load = LOAD): Promise<Figure[]> {
  const { clients, warm, seconds } = load;
  const say = (where: string) =>
    console.error(`autofactory: ${clients} clients, ${where}: ${warm + seconds} s`);
  say("lines into a file");
  const figures = await measure("lines", load, []);
  if (whyNoInfluxd()) return figures;
  const influxd = new Influxd();
  try {
    await influxd.start();
    say("InfluxDB");
    return [...figures, ...(await measure("InfluxDB", load, ["--influx", influxd.url]))];
  } finally {
    await influxd.remove();
  }
}
