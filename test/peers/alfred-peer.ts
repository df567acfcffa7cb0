/** The real alfred: a daemon in a network namespace, and its clients. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { until } from "../until.ts";
import type { Machine } from "./namespaces.ts";

export const GROUP = "224.0.0.66";
/** Seconds between its announcements and pushes. */
export const PERIOD = "0.5";

/** Why it cannot be run here, in words; undefined where it can. */
export function whyNoAlfred(): string | undefined {
  const { error } = spawnSync("alfred", ["-v"]);
  return error ? "there is no alfred here (Debian: apt-get install alfred)" : undefined;
}

/** What a client of alfred did. */
export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end; texts are bytes, a character each. */
export async function run(
  command: string,
  args: string[],
  input: Uint8Array = Buffer.alloc(0),
): Promise<Outcome> {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString("latin1")));
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString("latin1")));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [status] = await once(child, "close");
  return { status, stdout, stderr };
}

/** The line that `alfred -r` prints of a record: what is no printable ASCII as \x00. */
export function lineOf(mac: string, data: Uint8Array): string {
  const text = [...data].map((byte) => {
    if (byte < 0x20 || byte > 0x7e) return `\\x${byte.toString(16).padStart(2, "0")}`;
    return byte === 0x22 || byte === 0x5c ? `\\${String.fromCharCode(byte)}` : String.fromCharCode(byte);
  });
  return `{ "${mac}", "${text.join("")}" },\n`;
}

export class RealAlfred {
  readonly socket: string;
  private said = "";
  private readonly updates: string;
  private readonly args: string[];
  private process: ChildProcess;

  /**
   * @param folder for its socket
   * @param args more options, as `-m`
   */
  constructor(
    private readonly machine: Machine,
    readonly mac: string,
    folder: string,
    ...args: string[]
  ) {
    this.socket = join(folder, mac);
    this.updates = `${this.socket}.updates`;
    const options = ["-4", GROUP, "-i", "eth0", "-b", "none", "-p", PERIOD, "-u", this.socket];
    this.args = [...options, "-c", `echo >>${this.updates}`, ...args];
    this.process = this.start();
  }

  private start(): ChildProcess {
    const started = this.machine.spawn("alfred", ...this.args);
    for (const stream of [started.stdout!, started.stderr!]) stream.on("data", (text) => (this.said += text));
    return started;
  }

  async up(): Promise<this> {
    await until(
      "alfred is up",
      () => existsSync(this.socket),
      () => this.said,
    );
    return this;
  }

  /** Runs its client. */
  client(args: string[], input?: Uint8Array): Promise<Outcome> {
    return run("alfred", ["-u", this.socket, ...args], input);
  }

  async set(type: number, data: Uint8Array, version = 0): Promise<void> {
    const outcome = await this.client(["-s", String(type), "-V", String(version)], data);
    assert.deepEqual(outcome, { status: 0, stdout: "", stderr: "" });
  }

  /** What its client prints of a type. */
  async request(type: number, ...more: string[]): Promise<string> {
    return (await this.client(["-r", String(type), ...more])).stdout;
  }

  /** Waits until its client prints just these lines of a type, in whatever order. */
  async holds(type: number, lines: string[]): Promise<void> {
    const wanted = [...lines].sort().join("");
    let got = "";
    await until(
      `alfred at ${this.mac} has ${lines.length} records of type ${type}`,
      async () => {
        got = await this.request(type);
        return (
          got
            .split(/(?<=\n)/)
            .sort()
            .join("") === wanted
        );
      },
      () => `${got}\n${this.said}`,
    );
  }

  /** Lines that its update command was called with: the types, with blanks between them. */
  get updated(): string[] {
    return existsSync(this.updates) ? readFileSync(this.updates, "utf8").split("\n").slice(0, -1) : [];
  }

  /** Its event monitor. */
  monitor(): Monitor {
    return new Monitor(this.socket);
  }

  kill(): void {
    this.process.kill("SIGKILL");
  }

  /** Starts it once more after `kill`: it has forgotten everything. */
  restart(): Promise<this> {
    rmSync(this.socket, { force: true });
    this.process = this.start();
    return this.up();
  }
}

/** `alfred -E`. */
export class Monitor {
  private text = "";
  private readonly process: ChildProcess;

  constructor(socket: string) {
    // Into a pipe it would print only what fills a block.
    this.process = spawn("stdbuf", ["-oL", "alfred", "-u", socket, "-E"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.process.stdout!.on("data", (text) => (this.text += text));
  }

  get lines(): string[] {
    return this.text.split("\n").slice(0, -1);
  }

  close(): void {
    this.process.kill();
  }
}
