/** Takes facts in: each once, onto the disk, and tells when one is safe. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Drain } from "./drain.ts";
import type { Fact } from "./point.ts";
import type { Spool } from "./spool.ts";

/** Who sent a fact. */
export interface Sender {
  /** The fact of this id is safe: it is in the output, or on disk while the output is away. */
  acknowledge(id: string): void;
  /** There is no room for the fact of this id; it may come again later. */
  refuse(id: string): void;
}

/** Facts that may wait for the disk at a time. */
const MOST_WAITING = 20_000;
/** Milliseconds from one write to the next: under load, what many clients send in them goes together. */
const PAUSE = 10;

export interface Counts {
  taken: number;
  duplicates: number;
  refused: number;
}

export class Intake {
  readonly counts: Counts = { taken: 0, duplicates: 0, refused: 0 };
  /** Whom to tell, of each fact that is not safe yet. */
  private readonly pending = new Map<string, Set<Sender>>();
  /** Ids of those that are on disk, and not in the output. */
  private readonly stored = new Set<string>();
  private queue: Fact[] = [];
  private writing: Promise<void> | undefined;

  constructor(
    private readonly spool: Spool,
    private readonly drain: Drain,
    private readonly log: Logger,
  ) {}

  take(fact: Fact, sender: Sender): void {
    const { id } = fact;
    const waiting = this.pending.get(id);
    if (waiting) {
      this.counts.duplicates++;
      waiting.add(sender);
    } else if (this.spool.seen.has(id)) {
      this.counts.duplicates++;
      sender.acknowledge(id);
    } else if (this.spool.full || this.pending.size >= MOST_WAITING) {
      if (this.counts.refused++ === 0) this.log.error("no room for facts any more (--max-spool): refused");
      sender.refuse(id);
    } else {
      this.pending.set(id, new Set([sender]));
      this.queue.push(fact);
      this.writing ??= this.write();
    }
  }

  /** The output has these. */
  taken(ids: readonly string[]): void {
    for (const id of ids) this.settle(id, "acknowledge");
  }

  /** The output has gone: what is on disk is safe enough. */
  away(): void {
    this.taken([...this.stored]);
  }

  /** Resolves once all that was taken is on disk. */
  async stop(): Promise<void> {
    await this.writing;
  }

  /** What came since the last write goes in one, since the disk takes as long for one as for many. */
  private async write(): Promise<void> {
    while (this.queue.length > 0) {
      const facts = this.queue;
      this.queue = [];
      try {
        await this.spool.add(facts);
        this.counts.taken += facts.length;
        // The output may have been quicker.
        for (const { id } of facts) if (this.pending.has(id)) this.stored.add(id);
        if (this.drain.away) this.away();
        else this.drain.poke();
      } catch (error) {
        this.counts.refused += facts.length;
        this.log.error({ problem: (error as Error).message }, "cannot write to the store");
        for (const { id } of facts) this.settle(id, "refuse");
      }
      await sleep(PAUSE);
    }
    this.writing = undefined;
  }

  private settle(id: string, how: keyof Sender): void {
    const senders = this.pending.get(id);
    this.pending.delete(id);
    this.stored.delete(id);
    for (const sender of senders ?? []) sender[how](id);
  }
}
