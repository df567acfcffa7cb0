/** Carries what is on disk to the output, in order, again and again while the output is away. */
import type { Logger } from "pino";
import type { Output } from "./output.ts";
import type { Spool } from "./spool.ts";

/** Facts in one write. */
const BATCH = 500;
/** Milliseconds from one attempt to the next while the output is away: at first, and at most. */
const PAUSE = { first: 500, most: 10_000 };

export interface DrainOptions {
  spool: Spool;
  output: Output;
  log: Logger;
  /** Facts of these ids are in the output. */
  onTaken(ids: readonly string[]): void;
  /** The output is away: what is on disk has to do. */
  onAway(): void;
}

export class Drain {
  /** Whether the output did not take what it was given last. */
  away = false;
  private stopping = false;
  private wake: () => void = () => {};
  private readonly running: Promise<void>;

  constructor(private readonly options: DrainOptions) {
    this.running = this.run();
  }

  /** There is more. */
  poke(): void {
    if (!this.away) this.wake();
  }

  /** Writes what is there, if the output takes it, and ends. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    const { spool, output, log, onTaken, onAway } = this.options;
    let pause = PAUSE.first;
    while (true) {
      const batch = spool.first(BATCH);
      if (batch.length === 0) {
        if (this.stopping) return;
        await this.sleep();
        continue;
      }
      try {
        await output.write(batch.map(({ fact }) => fact));
        if (this.away) log.info({ waiting: spool.size }, `${output.name} is back`);
        this.away = false;
        pause = PAUSE.first;
        await spool.remove(batch);
        onTaken(batch.map(({ fact }) => fact.id));
      } catch (error) {
        if (!this.away) log.error({ problem: (error as Error).message }, `${output.name} is away`);
        this.away = true;
        onAway();
        if (this.stopping) return;
        await this.sleep(pause);
        pause = Math.min(pause * 2, PAUSE.most);
      }
    }
  }

  /** Until it is woken, or for so many milliseconds. */
  private async sleep(milliseconds?: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (milliseconds !== undefined) timer = setTimeout(resolve, milliseconds);
    });
    clearTimeout(timer);
  }
}
