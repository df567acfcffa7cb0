/** autofactory as a program of its own, which can be killed, and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export class AutofactoryProgram {
  /** What it has said to its log. */
  log = "";

  private constructor(
    private readonly child: ChildProcess,
    /** Resolved as it is ready. */
    public port = 0,
  ) {}

  /**
   * Starts it with some options; resolves once it listens, and rejects with its words where it does not.
   *
   * @param out where its facts go: a file's descriptor
   */
  static async start(
    args: readonly string[],
    out: number | "ignore" = "ignore",
  ): Promise<AutofactoryProgram> {
    const child = spawn(process.execPath, ["--import", "tsx", "tools/autofactory/main.ts", ...args], {
      stdio: ["ignore", out, "pipe"],
    });
    const program = new AutofactoryProgram(child);
    program.port = await new Promise<number>((resolve, reject) => {
      child.on("exit", () => reject(new Error(`autofactory did not start:\n${program.log}`)));
      child.stderr!.setEncoding("utf8").on("data", (text: string) => {
        program.log += text;
        const [, port] = (program.port === 0 && /"port":(\d+)/.exec(program.log)) || [];
        if (port !== undefined) resolve(Number(port));
      });
    });
    return program;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Has it do nothing from now on: what is sent to it is taken by nobody. */
  stall(): void {
    this.child.kill("SIGSTOP");
  }

  /** Ends it; resolves once it is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  }
}
