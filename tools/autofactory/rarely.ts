/** What happens often, and is told now and then: all are counted. */
import type { Logger } from "pino";

/** Milliseconds from one line in the log to the next. */
const PAUSE = 10_000;

export class Rarely {
  private untold = 0;
  private told = Number.NEGATIVE_INFINITY;

  /** @param words of the line in the log */
  constructor(
    private readonly log: Logger,
    private readonly level: "debug" | "warn" | "error",
    private readonly words: string,
  ) {}

  /** @param now milliseconds of any clock */
  add(problem: string, now = performance.now()): void {
    this.untold++;
    if (now - this.told < PAUSE) return;
    this.log[this.level]({ problem, count: this.untold }, this.words);
    this.untold = 0;
    this.told = now;
  }
}
