/** `npm start` as a program, with the page that it serves. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const COMMAND = ["--import", "tsx", "tools/fleet/main.ts"];
/** As it is printed: an address of a page, and the token that may be in it. */
const LINK = /https?:\/\/\S+/;

export class FleetProgram {
  /** Where its page is. */
  link = "";
  /** What it has said. */
  private said = "";

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.said += text;
      });
  }

  /** Starts it with some arguments, on a free port; resolves once it has printed its link, and rejects with its words where it ends. */
  static async start(...args: string[]): Promise<FleetProgram> {
    const child = spawn(process.execPath, [...COMMAND, "--port", "0", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const program = new FleetProgram(child);
    await new Promise<void>((resolve, reject) => {
      child.on("close", () => reject(new Error(`npm start ended:\n${program.said}`)));
      child.stdout!.on("data", () => {
        const [link] = LINK.exec(program.said) ?? [];
        if (link === undefined || program.link !== "") return;
        program.link = link;
        resolve();
      });
    });
    return program;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Ends it as Ctrl-C does. Rejects where it ends otherwise than well. */
  async end(): Promise<void> {
    const closed = once(this.child, "close");
    this.child.kill("SIGINT");
    const [code] = await closed;
    if (code !== 0) throw new Error(`npm start ended with ${code}:\n${this.said}`);
  }
}
