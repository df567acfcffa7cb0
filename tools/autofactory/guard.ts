/** What happens at an event, or when a timer runs out: an error in it is told and counted, and ends nothing. */
import type { Logger } from "pino";

export class Guard {
  /** Errors that were caught. */
  caught = 0;

  constructor(private readonly log: Logger) {}

  /** The same, but that it raises nothing. */
  of<A extends unknown[]>(handle: (...args: A) => void): (...args: A) => void {
    return (...args) => {
      try {
        handle(...args);
      } catch (error) {
        this.failed(error);
      }
    };
  }

  /** Tells of what was raised. */
  failed(error: unknown): void {
    this.caught++;
    this.log.error({ problem: (error as Error).stack }, "an error of the server's own");
  }
}
