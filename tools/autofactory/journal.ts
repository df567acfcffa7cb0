/** The log on its way out: a reader that takes nothing, as `less`, holds up nobody. */

import type { Writable } from "node:stream";

/** Bytes that wait for a reader, at most. */
const MOST = 1_000_000;
/** Milliseconds that it has at the end. */
const FAREWELL = 500;

export class Journal {
  private lost = 0;

  constructor(private readonly stream: Writable) {
    // Facts are worth more than a log that nobody reads any more.
    stream.on("error", () => {});
  }

  /** One line, with its line end. */
  write(line: string): void {
    if (this.stream.writableLength > MOST) {
      this.lost++;
      return;
    }
    if (this.lost > 0) {
      const told = { level: 40, time: new Date().toISOString(), lines: this.lost };
      this.stream.write(`${JSON.stringify({ ...told, msg: "nobody read the log" })}\n`);
    }
    this.lost = 0;
    this.stream.write(line);
  }

  /** Resolves once all of it is out, or nobody takes it. */
  async flush(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FAREWELL);
      this.stream.write("", () => resolve());
    });
    clearTimeout(timer);
  }
}
