/** Running other programs from the test runner. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { LineReader, type SuiteResult } from "./suite.ts";

export const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");

export interface Ended {
  /** "exit code 0", "signal SIGTERM", or why it could not be started. */
  how: string;
  ok: boolean;
  /** There is no such program. */
  missing: boolean;
  /** All it wrote, to either stream. */
  output: string;
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  /** The program is ended after this long; 15 minutes unless given. */
  timeoutMs?: number;
  onText?: (text: string) => void;
}

/** Runs a program in the repository until it ends; never raises. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Ended> {
  const { env = process.env, timeoutMs = 15 * 60_000, onText } = options;
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        onText?.(text);
      });
    }
    child.on("error", (error) => {
      clearTimeout(timer);
      done({ how: error.message, ok: false, missing: true, output });
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const how = late
        ? `stopped after ${timeoutMs / 60_000} minutes`
        : signal
          ? `signal ${signal}`
          : `exit code ${code}`;
      done({ how, ok: code === 0, missing: false, output });
    });
  });
}

/** Runs a program that reports its tests in the lines that `LineReader` reads. */
export async function runSuite(
  name: string,
  command: string,
  args: string[],
  onFailure: (name: string) => void,
  options: RunOptions = {},
): Promise<SuiteResult> {
  const reader = new LineReader(onFailure);
  const ended = await run(command, args, { ...options, onText: (text) => reader.push(text) });
  const result = reader.finish(name, ended.how);
  if (!ended.ok && result.failures.length === 0) {
    const detail = `every test passed, and yet it ended with ${ended.how}:\n${ended.output.slice(-4000)}`;
    result.failures.push({ name, detail });
  }
  return result;
}
