/** autofactory as a program of its own, which can be killed, and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const COMMAND = [process.execPath, "--import", "tsx", "tools/autofactory/main.ts"];

export interface ProgramOptions {
  /** Where its facts go: a file's descriptor; otherwise they are kept, or not. */
  out?: number | "pipe" | "ignore";
  /** Where its log goes, as a file's descriptor; it cannot be waited for then. Otherwise it is kept. */
  err?: number;
  env?: NodeJS.ProcessEnv;
  /** What is started instead of the program itself, before its arguments. */
  command?: readonly string[];
  /** Whether it has a group of processes to itself, as a terminal gives one. */
  group?: boolean;
}

export class AutofactoryProgram {
  /** What it has said to its log. */
  log = "";
  /** Its facts, where they are kept. */
  out = "";
  port = 0;

  private constructor(readonly child: ChildProcess) {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.out += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.log += text;
    });
  }

  /** Starts it with some arguments; resolves once it listens, and rejects with its words where it does not. */
  static async start(args: readonly string[], options: ProgramOptions = {}): Promise<AutofactoryProgram> {
    const { out = "pipe", err = "pipe", env, command = COMMAND, group = false } = options;
    const child = spawn(command[0]!, [...command.slice(1), ...args], {
      ...{ stdio: ["ignore", out, err], env: { ...process.env, ...env }, detached: group },
    });
    const program = new AutofactoryProgram(child);
    await new Promise<void>((resolve, reject) => {
      child.on("exit", () => reject(new Error(`autofactory did not start:\n${program.log}`)));
      if (!child.stderr) resolve();
      child.stderr?.on("data", () => {
        const [, port] = (program.port === 0 && /"port":(\d+)/.exec(program.log)) || [];
        if (port === undefined) return;
        program.port = Number(port);
        resolve();
      });
    });
    return program;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Whether it has ended. */
  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Its facts, a line each, where they are kept; after a kill it begins with an empty one. */
  get lines(): { id: string; measurement?: string; fields: Record<string, unknown> }[] {
    return this.out
      .split("\n")
      .slice(0, -1)
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  }

  /** Has it do nothing from now on: what is sent to it is taken by nobody. */
  stall(): void {
    this.child.kill("SIGSTOP");
  }

  /** Ends it; resolves to how it ended, once that and all that it said is here. */
  async end(signal: NodeJS.Signals): Promise<[code: number | null, signal: NodeJS.Signals | null]> {
    const { child } = this;
    if (!this.ended) {
      const closed = once(child, "close");
      child.kill(signal);
      await closed;
    }
    return [child.exitCode, child.signalCode];
  }
}
