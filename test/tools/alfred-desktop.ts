/** Daemons of `npm run alfred` on loopback, and their clients; they go when the test ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { until } from "../until.ts";

const PROGRAM = ["--import", "tsx", "tools/alfred/main.ts"];
export const folder = mkdtempSync(join(tmpdir(), "alfred-"));
after(() => rmSync(folder, { recursive: true, force: true }));

export const fine = { status: 0, stdout: "", stderr: "" };

/** Runs it to its end; texts are one character a byte. */
export async function alfred(args: string[], input: string | Uint8Array = "") {
  const child = spawn(process.execPath, [...PROGRAM, ...args]);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString("latin1")));
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString("latin1")));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [status] = (await once(child, "close")) as [number | null];
  return { status, stdout, stderr };
}

/** A daemon, or an event monitor: what runs until it is ended. */
export class Running {
  said = "";
  readonly process: ChildProcess;

  constructor(t: { after(fn: () => void): void }, args: string[]) {
    this.process = spawn(process.execPath, [...PROGRAM, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.process.stdout!, this.process.stderr!])
      stream.on("data", (text) => (this.said += text));
    t.after(() => void this.process.kill("SIGKILL"));
  }

  /** Presses Ctrl-C; gives exit code and signal. */
  async end(): Promise<unknown[]> {
    this.process.kill("SIGINT");
    return once(this.process, "exit");
  }
}

/** A daemon with a short period, once it answers. */
export async function daemon(
  t: { after(fn: () => void): void },
  ip: string,
  port: number,
  ...more: string[]
) {
  const socket = join(folder, ip);
  const times = ["-p", "0.3", "--request-timeout", "1"];
  const running = new Running(t, ["-u", socket, "-i", ip, "--port", String(port), ...times, ...more]);
  await until(
    `${ip} is up`,
    () => existsSync(socket),
    () => running.said,
  );
  return { running, socket };
}
