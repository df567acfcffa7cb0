/**
 * The console, line by line: for the boot, when a board talks unasked and the connector, which waits for a
 * prompt, would hear it only later. The port is nodemcu-tool's.
 */
import { freshLibrary, type SerialPort } from "./nodemcu-tool.ts";
import { answerIn, asking, within } from "./wire.ts";
import { plain } from "./words.ts";

const NEWLINE = 10;
const OPEN_MS = 5000;

/** What a board prints, and a way to ask it something in between. */
export interface Talk {
  /** Every line since the port was opened, without control characters. */
  readonly lines: string[];
  /** Resolves at the next line, or after `ms`. */
  next(ms: number): Promise<void>;
  /** Types a line. */
  type(line: string): Promise<void>;
  /** The text of a Lua expression, or undefined if no answer comes in `ms`. */
  ask(expression: string, ms: number): Promise<string | undefined>;
}

/** The console of the board at a serial port. */
export class Console implements Talk {
  readonly lines: string[] = [];
  private waiting: (() => void)[] = [];

  private constructor(private readonly port: SerialPort) {}

  /** Opens a port that was closed just before. */
  static async open(path: string, baud: number): Promise<Console> {
    const { port } = freshLibrary();
    const console = new Console(port);
    port.setDelimiterSequence([NEWLINE]);
    const opening = port.connect(
      path,
      baud,
      (data) => console.hear(data),
      () => {},
    );
    await within(OPEN_MS, `${path} cannot be opened again.`, opening);
    return console;
  }

  private hear(data: Buffer): void {
    this.lines.push(plain(data.toString("utf8")));
    const waiting = this.waiting;
    this.waiting = [];
    for (const wake of waiting) wake();
  }

  next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async type(line: string): Promise<void> {
    await this.port.write(`${line}\n`);
    await this.port.drain();
  }

  async ask(expression: string, ms: number): Promise<string | undefined> {
    let seen = this.lines.length;
    await this.type(asking(expression));
    const until = Date.now() + ms;
    while (Date.now() < until) {
      for (; seen < this.lines.length; seen++) {
        const answer = answerIn(this.lines[seen]!);
        if (answer !== undefined) return answer;
      }
      await this.next(until - Date.now());
    }
    return undefined;
  }

  /** Closes the port. */
  async close(): Promise<void> {
    await within(2000, "", this.port.disconnect()).catch(() => {});
  }
}
