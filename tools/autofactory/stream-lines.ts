/** Facts as lines into a pipe, or onto a terminal. */
import { linesOf } from "./lines.ts";
import type { Mark, Output, Taken } from "./output.ts";
import type { Fact } from "./point.ts";

export class StreamLines implements Output {
  readonly name = "standard output";
  /** Whether the last line that went out may be a part of one. */
  private torn = false;

  /** @param onGone called when nobody will ever read it again */
  constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly onGone: () => void,
  ) {
    // Each write hears of it.
    stream.on("error", () => {});
  }

  begin(last: Mark | undefined): { mark: Mark; beyond: string[] } {
    this.torn = last !== undefined && "whole" in last && !last.whole;
    // A kill leaves this behind.
    return { mark: { whole: false }, beyond: [] };
  }

  async write(facts: readonly Fact[]): Promise<Taken> {
    const text = (this.torn ? "\n" : "") + facts.map(linesOf).join("");
    this.torn = true;
    await new Promise<void>((resolve, reject) => {
      this.stream.write(text, (error?: NodeJS.ErrnoException | null) => {
        if (error?.code === "EPIPE") this.onGone();
        if (error) reject(error);
        else resolve();
      });
    });
    this.torn = false;
    return { count: facts.length };
  }

  end(): Mark {
    return { whole: !this.torn };
  }
}
