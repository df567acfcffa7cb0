/** Takes facts in, each once: to the output straight from memory, or onto the disk first while that is away or slow. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Seen } from "./dedupe.ts";
import { BATCH, Drain } from "./drain.ts";
import type { Guard } from "./guard.ts";
import type { Output, Taken } from "./output.ts";
import type { Fact } from "./point.ts";
import { Rarely } from "./rarely.ts";
import type { Spool } from "./spool.ts";
import { Wait } from "./within.ts";

/** Who sent a fact. */
export interface Sender {
  /** The fact of this id is safe: it is in the output, or on disk. */
  acknowledge(id: string): void;
  /** There is no room for the fact of this id; it may come again later. */
  refuse(id: string): void;
}

/** Facts in memory, at most, and bytes of their messages. */
const MOST = { facts: 20_000, bytes: 32_000_000 };
/** So many facts do not wait for a slow output. */
const CROWD = 2000;
/** Milliseconds that facts wait for the output; then they go onto the disk. */
const SLOW = 2000;
/** Milliseconds from one write to the next: under load, what many clients send in them goes together. */
const PAUSE = 10;
/** So many ids in memory go onto the disk at once. */
const MANY = 5000;
/** Milliseconds in which nothing is tried again when neither output nor disk took anything. */
const FULL = 1000;

export interface Counts {
  taken: number;
  duplicates: number;
  refused: number;
}

export class Intake {
  readonly counts: Counts = { taken: 0, duplicates: 0, refused: 0 };
  /** Whom to tell, of each fact that is not safe yet, and the bytes of its message. */
  private readonly pending = new Map<string, { senders: Set<Sender>; bytes: number }>();
  private bytes = 0;
  private queue: Fact[] = [];
  private writing: Promise<void> | undefined;
  /** Whether nothing is on disk: what comes may go to the output, and be in order there. */
  private straight = false;
  private storing = false;
  private noting: Promise<void> | undefined;
  private readonly wait = new Wait();
  private readonly drain: Drain;
  private readonly noRoom: Rarely;
  private readonly noDisk: Rarely;

  constructor(
    private readonly spool: Spool,
    private readonly seen: Seen,
    private readonly output: Output,
    private readonly guard: Guard,
    /** Resolves once what else is to be on disk before anything is acknowledged is there; rejects never. */
    private readonly ready: () => Promise<void>,
    log: Logger,
  ) {
    this.drain = new Drain({ spool, output, guard, log, onEmpty: () => this.settled() });
    this.noRoom = new Rarely(log, "error", "no room for facts any more: refused");
    this.noDisk = new Rarely(log, "error", "cannot write to the store");
  }

  /** Begins, with what is on disk. Nothing may be taken before. */
  start(): void {
    this.settled();
  }

  /** @param bytes of the message that it came in */
  take(fact: Fact, bytes: number, sender: Sender): void {
    const { id } = fact;
    const waiting = this.pending.get(id);
    if (waiting) {
      this.counts.duplicates++;
      waiting.senders.add(sender);
    } else if (this.seen.has(id)) {
      this.counts.duplicates++;
      sender.acknowledge(id);
    } else if (this.full) {
      this.counts.refused++;
      this.noRoom.add(this.spool.full ? "--max-spool" : "neither output nor disk keep up");
      sender.refuse(id);
    } else {
      this.pending.set(id, { senders: new Set([sender]), bytes });
      this.bytes += bytes;
      this.queue.push(fact);
      if (this.queue.length > CROWD) this.wait.hurry();
      this.writing ??= this.write();
    }
  }

  /** Resolves once all that was taken is in the output, or on disk, and what the output takes now of that is there. */
  async stop(): Promise<void> {
    await this.writing;
    await this.drain.stop();
    await this.noting;
  }

  private get full(): boolean {
    return (!this.straight && this.spool.full) || this.pending.size >= MOST.facts || this.bytes >= MOST.bytes;
  }

  /** Has what went to the output noted on disk. */
  async note(): Promise<void> {
    this.noting ??= this.seen
      .write()
      .catch((error: Error) => this.noDisk.add(error.message))
      .then(() => {
        this.noting = undefined;
      });
    await this.noting;
  }

  /** Carries on with what is on disk, or straight from memory where that is nothing. */
  private settled(): void {
    // What is on its way there has not been counted yet.
    this.straight = this.spool.size === 0 && !this.storing;
    if (this.spool.size > 0) this.drain.begin();
  }

  private async write(): Promise<void> {
    while (this.queue.length > 0) {
      if (this.straight) await this.hand(this.queue.splice(0, BATCH));
      else {
        const facts = this.queue.splice(0);
        if (!(await this.store(facts))) await this.refuse(facts);
        if (!this.drain.busy) this.settled();
      }
      await sleep(PAUSE);
    }
    this.writing = undefined;
  }

  /** To the output; where that takes too long, onto the disk, while the output may still take it. */
  private async hand(facts: Fact[]): Promise<void> {
    const attempt = this.output.write(facts);
    const taken = await this.wait.for(SLOW, attempt);
    if (taken) {
      await this.ready();
      this.queue.unshift(...this.done(facts, taken));
      return;
    }
    this.straight = false;
    if (await this.store(facts)) this.drain.begin(attempt);
    else {
      const late = await attempt.catch(() => ({ count: 0 }));
      await this.ready();
      await this.refuse(this.done(facts, late));
      this.settled();
    }
  }

  /** The output has the first of these; gives the others. */
  private done(facts: readonly Fact[], { count, mark }: Taken): Fact[] {
    const ids = facts.slice(0, count).map(({ id }) => id);
    this.seen.note(ids, mark);
    if (this.seen.unwritten >= MANY) void this.note();
    this.counts.taken += count;
    for (const id of ids) this.settle(id, "acknowledge");
    return facts.slice(count);
  }

  /** Onto the disk; whether that took them. */
  private async store(facts: readonly Fact[]): Promise<boolean> {
    this.storing = true;
    try {
      await this.spool.add(facts);
      await this.ready();
    } catch (error) {
      this.noDisk.add((error as Error).message);
      return false;
    } finally {
      this.storing = false;
    }
    this.counts.taken += facts.length;
    for (const { id } of facts) this.settle(id, "acknowledge");
    return true;
  }

  private async refuse(facts: readonly Fact[]): Promise<void> {
    this.counts.refused += facts.length;
    for (const { id } of facts) this.settle(id, "refuse");
    await sleep(FULL);
  }

  private settle(id: string, how: keyof Sender): void {
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    this.bytes -= waiting?.bytes ?? 0;
    for (const sender of waiting?.senders ?? []) this.guard.of(() => sender[how](id))();
  }
}
