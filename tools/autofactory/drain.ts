/** Carries what is on disk to the output, in order, again and again, until there is nothing left. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Guard } from "./guard.ts";
import type { Output, Taken } from "./output.ts";
import type { Spool, Spooled } from "./spool.ts";

/** Facts in one write. */
export const BATCH = 500;
/** Milliseconds from one attempt to the next while the output is away: at first, and at most. */
const PAUSE = { first: 500, most: 10_000 };
/** Milliseconds after which an output that says nothing is away. */
const SILENT = 5000;
/** Milliseconds from one attempt to write to the disk to the next. */
const DISK = 1000;

export interface DrainOptions {
  spool: Spool;
  output: Output;
  guard: Guard;
  log: Logger;
  /** Nothing is left on disk. */
  onEmpty(): void;
}

export class Drain {
  /** Whether the output did not take what it was given last. */
  private away = false;
  /** Whether the last attempt took that long. */
  private slow = false;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: DrainOptions) {}

  get busy(): boolean {
    return this.running !== undefined;
  }

  /** @param attempt what is under way already, with the first facts on disk */
  begin(attempt?: Promise<Taken>): void {
    this.running = this.run(attempt).catch((error) => this.options.guard.failed(error));
  }

  /** Writes what is there, if the output takes it, and ends. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(attempt: Promise<Taken> | undefined): Promise<void> {
    const { spool, output, log, onEmpty } = this.options;
    let pause = PAUSE.first;
    let underWay = attempt;
    while (spool.size > 0) {
      const batch = spool.first(BATCH);
      try {
        const { count, mark } = await this.watched(underWay ?? output.write(batch.map(({ fact }) => fact)));
        underWay = undefined;
        if (this.away && !this.slow) log.info({ waiting: spool.size }, `${output.name} is back`);
        this.away = this.away && this.slow;
        pause = PAUSE.first;
        if (!(await this.remove(batch.slice(0, count), mark))) return;
      } catch (error) {
        underWay = undefined;
        this.gone((error as Error).message);
        if (this.stopping.signal.aborted) return;
        await this.sleep(pause);
        pause = Math.min(pause * 2, PAUSE.most);
      }
    }
    this.running = undefined;
    onEmpty();
  }

  /** Waits for an attempt for as long as it takes, and says so if that is long. */
  private async watched(attempt: Promise<Taken>): Promise<Taken> {
    this.slow = false;
    const timer = setTimeout(() => {
      this.slow = true;
      this.gone("it takes nothing");
    }, SILENT);
    try {
      return await attempt;
    } finally {
      clearTimeout(timer);
    }
  }

  private gone(problem: string): void {
    const { log, output } = this.options;
    if (!this.away) log.error({ problem }, `${output.name} is away`);
    this.away = true;
  }

  /** What the output has is not to go there again: tries until the disk does it. False: not until the end. */
  private async remove(facts: readonly Spooled[], mark: Taken["mark"]): Promise<boolean> {
    const { spool, log } = this.options;
    let told = false;
    while (true) {
      try {
        await spool.remove(facts, mark);
        return true;
      } catch (error) {
        if (!told) log.error({ problem: (error as Error).message }, "cannot write to the store");
        told = true;
        if (this.stopping.signal.aborted) return false;
        await this.sleep(DISK);
      }
    }
  }

  /** For so many milliseconds, or until it is to stop. */
  private async sleep(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => {});
  }
}
