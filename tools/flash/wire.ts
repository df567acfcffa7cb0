/**
 * The wire: nodemcu-tool's own connector, with what it lacks: a time-out on every answer, words for what
 * goes wrong, and answers that a running application's output cannot be mistaken for.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, freshLibrary } from "./nodemcu-tool.ts";
import { openingProblem } from "./ports.ts";
import { FlashError, plain } from "./words.ts";

/** The time that a board may take for an answer, and for a step of an upload. */
const ANSWER_MS = 5000;
const UPLOAD_STEP_MS = 10000;
/** A compiler needs its time, and a collection before each allocation makes it long. */
const COMPILE_MS = 30000;

/** Waits for `work`, but no longer than `ms`. What comes after the time-out is ignored. */
export async function within<T>(ms: number, complaint: string, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  work.catch(() => {});
  try {
    return await Promise.race([
      work,
      sleep(ms, undefined, { signal: timer.signal }).then(() => {
        throw new FlashError(complaint);
      }),
    ]);
  } finally {
    timer.abort();
  }
}

/** What a console command prints around an answer; written so that the echo of the command does not match. */
export function asking(expression: string): string {
  return `print("<hs"..">"..tostring((${expression})).."<".."/hs>")`;
}

/** The answer in a console's output, or undefined. */
export function answerIn(text: string): string | undefined {
  return /<hs>([\s\S]*?)<\/hs>/.exec(text)?.[1];
}

/** A session at a board's serial console. */
export class Wire {
  private readonly library = freshLibrary();

  private constructor(readonly path: string) {}

  /**
   * Opens the port and gets the attention of the board's Lua console.
   * @throws FlashError: no such port, no right to it, in use, or no answer
   */
  static async open(path: string, baud: number): Promise<Wire> {
    const wire = new Wire(path);
    const { connector } = wire.library;
    connector.onError(() => {});
    const problem = await openingProblem(path);
    if (problem !== undefined) throw new FlashError(problem);
    try {
      await within(ANSWER_MS, `${path} cannot be opened in time.`, connector.connect(path, baud, false));
    } catch {
      throw new FlashError(
        `${path} cannot be opened: another program has it open (a terminal, an IDE?), or it is no serial port.`,
      );
    }
    try {
      await wire.getAttention(baud);
    } catch (error) {
      await wire.close();
      throw error;
    }
    return wire;
  }

  /** A board may be starting, in the middle of an unfinished line, or busy: asks until it answers. */
  private async getAttention(baud: number): Promise<void> {
    const { connector, terminal } = this.library;
    const silent =
      `no answer from ${this.path} at ${baud} baud: is a board with NodeMCU's Lua on it, at its console, ` +
      "and is this its speed? (A board that sleeps or restarts over and over does not answer either.)";
    let next: Promise<Answer> | undefined;
    for (const opening of ["", "", "]]\n)", "", "]]\n)", ""]) {
      await within(ANSWER_MS, silent, terminal.write(`${opening}\n${asking('"here"')}\n`));
      const until = Date.now() + 1500;
      while (Date.now() < until) {
        next ??= terminal.getNextResponse();
        const answer = await Promise.race([next, sleep(until - Date.now())]);
        if (answer === undefined) continue;
        next = undefined;
        if (answerIn(`${answer.response}`) !== "here") continue;
        await sleep(150);
        await terminal.purge();
        await within(ANSWER_MS, silent, connector.checkConnection());
        return;
      }
    }
    throw new FlashError(silent);
  }

  /**
   * The text of a Lua expression's first value on the board.
   * @throws FlashError with the board's own words if it raises, or if no answer comes in `ms`
   */
  async ask(expression: string, ms = ANSWER_MS): Promise<string> {
    const { terminal } = this.library;
    const silent = `the board on ${this.path} stopped answering (asked for ${expression.slice(0, 60)}).`;
    await within(ms, silent, terminal.write(`${asking(expression)}\n`));
    const until = Date.now() + ms;
    for (;;) {
      const { echo, response } = await within(until - Date.now(), silent, terminal.getNextResponse());
      const text = `${echo}\n${response ?? ""}`;
      const answer = answerIn(text);
      if (answer !== undefined) return answer;
      const complaint = /Lua error:.*|stdin:\d+:.*/.exec(response ?? "");
      if (complaint) throw new FlashError(`the board says: ${plain(complaint[0])}`);
    }
  }

  /**
   * Runs a Lua statement on the board. With what is put around it, it must fit a line of 256 bytes.
   * @throws FlashError as `ask` does
   */
  async run(statement: string): Promise<void> {
    await this.ask(`(function() ${statement} end)()`);
  }

  /** Sends a line of up to 256 bytes as it is, for definitions that fill it. */
  async define(line: string): Promise<void> {
    const silent = `the board on ${this.path} stopped answering.`;
    await within(ANSWER_MS, silent, this.library.connector.execute(line));
  }

  /** Names and sizes of the files on the board. */
  async sizes(): Promise<Map<string, number>> {
    const silent = `the board on ${this.path} does not list its files.`;
    const { files } = await within(ANSWER_MS, silent, this.library.connector.fsinfo());
    return new Map(files.map(({ name, size }) => [name, size]));
  }

  /** Writes a file; `progress` is told the share done, from 0 to 1. */
  async upload(name: string, content: Buffer, progress: (share: number) => void): Promise<void> {
    // It may hold a password: it goes also when this program is ended meanwhile, so nothing is awaited here.
    const folder = mkdtempSync(join(tmpdir(), "hearsay-"));
    const clear = () => rmSync(folder, { recursive: true, force: true });
    process.once("exit", clear);
    let alive = Date.now();
    const stalled = async () => {
      for (;;) {
        await sleep(500);
        if (Date.now() - alive > UPLOAD_STEP_MS) {
          throw new FlashError(`the board on ${this.path} stopped answering while ${name} was uploaded.`);
        }
        if (alive === Number.POSITIVE_INFINITY) return;
      }
    };
    try {
      const local = join(folder, "content");
      writeFileSync(local, content);
      const transfer = this.library.connector.upload(local, name, { minify: false }, (done, total) => {
        alive = Date.now();
        progress(total === 0 ? 1 : done / total);
      });
      const watchdog = stalled();
      watchdog.catch(() => {});
      await Promise.race([transfer, watchdog]);
    } catch (error) {
      if (error instanceof FlashError) throw error;
      throw new FlashError(`${name} cannot be uploaded: ${(error as Error).message}`);
    } finally {
      alive = Number.POSITIVE_INFINITY;
      process.off("exit", clear);
      clear();
    }
  }

  /** Reads a whole file. */
  async download(name: string): Promise<Buffer> {
    const silent = `the board on ${this.path} does not send ${name}.`;
    const content = await within(6 * ANSWER_MS, silent, this.library.connector.download(name));
    // The connector means to close the file, but sends the word "undefined", and an incomplete statement
    // begins. This completes it.
    await this.define("=nil");
    await this.run("file.close()");
    return content;
  }

  async remove(name: string): Promise<void> {
    await within(ANSWER_MS, `${name} was not removed in time.`, this.library.connector.remove(name));
  }

  /**
   * Compiles a source on the board.
   * @throws FlashError with what its compiler says
   */
  async compile(name: string): Promise<void> {
    const silent = `the board did not finish compiling ${name} in ${COMPILE_MS / 1000} s.`;
    const said = await within(COMPILE_MS, silent, this.library.connector.compile(name));
    if (said) {
      throw new FlashError(
        `the board cannot compile ${name}: ${plain(said.split("\n")[0]!)}. ` +
          'If it says "not enough memory", set "compile": false.',
      );
    }
  }

  /** Closes the port. */
  async close(): Promise<void> {
    await within(2000, "", this.library.connector.disconnect()).catch(() => {});
  }
}
