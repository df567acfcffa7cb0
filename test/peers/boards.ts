/** The boards of `boards-main.ts`, in a network namespace. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { bytesOf } from "../../tools/desktop/bytes.ts";
import type { Machine } from "./namespaces.ts";

const MAIN = fileURLToPath(new URL("boards-main.ts", import.meta.url));

interface Answer {
  value?: string;
  error?: string;
}

export class Boards {
  /** What any of them said that is wrong. */
  readonly trouble: string[] = [];
  private said = "";
  private readonly process: ChildProcess;
  private readonly asked: ((answer: Answer) => void)[] = [];

  /** @param addresses those of the machine, a board each */
  constructor(machine: Machine, ...addresses: string[]) {
    this.process = machine.spawn(process.execPath, "--import", "tsx", MAIN, ...addresses);
    this.process.stderr!.on("data", (text) => (this.said += text));
    createInterface({ input: this.process.stdout! }).on("line", (line) => {
      const { trouble, ...answer } = JSON.parse(line);
      if (trouble === undefined) this.asked.shift()!(answer);
      else this.trouble.push(trouble);
    });
    this.process.on("exit", () => {
      for (const answer of this.asked.splice(0)) answer({ error: `the boards have ended: ${this.said}` });
    });
  }

  private async ask(
    board: number,
    question: { lua: string } | { file: string },
  ): Promise<Buffer | undefined> {
    const { value, error } = await new Promise<Answer>((resolve) => {
      this.asked.push(resolve);
      this.process.stdin!.write(`${JSON.stringify({ board, ...question })}\n`);
    });
    assert.equal(error, undefined, `board ${board}: ${JSON.stringify(question)}`);
    return value === undefined ? undefined : bytesOf(value);
  }

  /** Runs Lua on a board; gives the first value, as bytes. */
  lua(board: number, chunk: string): Promise<Buffer | undefined> {
    return this.ask(board, { lua: chunk });
  }

  /** What a file in a board's flash holds; undefined if there is none. */
  file(board: number, name: string): Promise<Buffer | undefined> {
    return this.ask(board, { file: name });
  }

  /** Cuts the power of all. */
  kill(): void {
    this.process.kill("SIGKILL");
  }
}
