/** Bad messages of one client: all are counted, some are told. */
import type { Logger } from "pino";

/** Milliseconds from one line in the log to the next. */
const PAUSE = 10_000;

export class BadCount {
  private untold = 0;
  private told = Number.NEGATIVE_INFINITY;

  constructor(private readonly log: Logger) {}

  add(problem: string, now: number): void {
    this.untold++;
    if (now - this.told < PAUSE) return;
    this.log.warn({ problem, count: this.untold }, "bad messages");
    this.untold = 0;
    this.told = now;
  }
}
