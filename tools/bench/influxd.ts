/** An InfluxDB of one's own: on free ports of this machine, with its data in a folder that goes with it. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freeTcpPort } from "./tcp-port.ts";

/** Where `npm test` unpacks Debian's, so that none is installed as a service. */
const UNPACKED = join(import.meta.dirname, "../../build/peers/influxdb/usr/bin/influxd");
const COMMAND = existsSync(UNPACKED) ? UNPACKED : "influxd";

/** Why there can be none here, in words; undefined where there can. */
export function whyNoInfluxd(): string | undefined {
  const { error } = spawnSync(COMMAND, ["version"]);
  return error
    ? "there is no InfluxDB here (npm test has Debian's, where apt-get can download it)"
    : undefined;
}

export class Influxd {
  private readonly folder = mkdtempSync(join(tmpdir(), "influxd-"));
  private process: ChildProcess | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it, on the port and with the data that it had before, if it ran before; resolves once it answers. */
  async start(): Promise<this> {
    if (this.port === 0) await this.configure();
    this.process = spawn(COMMAND, ["-config", join(this.folder, "influxdb.conf")], { stdio: "ignore" });
    // A start takes a second or two; half a minute is a failure.
    for (let left = 600; left > 0; left--) {
      const answer = await fetch(`${this.url}/ping`).catch(() => undefined);
      if (answer?.status === 204) return this;
      await sleep(50);
    }
    throw new Error("InfluxDB does not answer");
  }

  /** Ends it; its data stay. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exit = once(this.process, "exit");
    this.process.kill(signal);
    await exit;
  }

  /** Ends it, and takes its data away. */
  async remove(): Promise<void> {
    await this.stop("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The rows of each series that a query gives, by column; times in nanoseconds, as text. */
  async query(text: string, database = "autofacts"): Promise<Record<string, unknown>[]> {
    const parameters = new URLSearchParams({ q: text, db: database, epoch: "ns" });
    const response = await fetch(`${this.url}/query?${parameters}`, { method: "POST" });
    // Whole numbers of more than 53 bits are texts here.
    const body = JSON.parse((await response.text()).replace(/(?<=[[,:])\d{16,}(?=[\],}])/g, '"$&"'));
    const { series = [], error } = body.results?.[0] ?? { error: body.error };
    if (error) throw new Error(error);
    return series.flatMap(
      ({ columns, values, tags }: { columns: string[]; values: unknown[][]; tags?: object }) =>
        values.map((row) => ({
          ...tags,
          ...Object.fromEntries(row.map((value, at) => [columns[at], value])),
        })),
    );
  }

  private async configure(): Promise<void> {
    this.port = await freeTcpPort();
    const at = (name: string) => JSON.stringify(join(this.folder, name));
    const config = `reporting-disabled = true
bind-address = "127.0.0.1:${await freeTcpPort()}"
[meta]
  dir = ${at("meta")}
[data]
  dir = ${at("data")}
  wal-dir = ${at("wal")}
  query-log-enabled = false
[monitor]
  store-enabled = false
[http]
  bind-address = "127.0.0.1:${this.port}"
  log-enabled = false
`;
    writeFileSync(join(this.folder, "influxdb.conf"), config);
  }
}
