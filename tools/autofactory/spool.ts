/** What was taken and is not in the output yet: on disk, in order, bounded. */
import { Seen } from "./dedupe.ts";
import type { Fact } from "./point.ts";
import type { Store } from "./store.ts";

/** A fact with its place in the order. */
export interface Spooled {
  number: number;
  fact: Fact;
}

/** Bytes that a fact counts as. */
function bytesOf(fact: Fact): number {
  return JSON.stringify(fact).length;
}

export class Spool {
  readonly seen: Seen;
  private next = 0;
  private bytes = 0;
  private facts = 0;

  /**
   * @param room bytes of facts, at most
   * @param remember see {@link Seen}
   */
  constructor(
    private readonly store: Store,
    private readonly room: number,
    remember: number,
  ) {
    this.seen = new Seen(store, remember);
    for (const { key, value } of store.spool.getRange()) {
      this.next = key + 1;
      this.facts++;
      this.bytes += bytesOf(value);
    }
  }

  /** Facts that wait. */
  get size(): number {
    return this.facts;
  }

  /** Whether it has no room for more. */
  get full(): boolean {
    return this.bytes >= this.room;
  }

  /** Puts facts at the end, and remembers their ids, all or none; resolves once that is on disk. */
  async add(facts: readonly Fact[]): Promise<void> {
    const written = facts.flatMap((fact) => [
      this.store.spool.put(this.next++, fact),
      this.seen.note(fact.id),
    ]);
    await Promise.all(written);
    await this.store.root.flushed;
    this.facts += facts.length;
    for (const fact of facts) this.bytes += bytesOf(fact);
  }

  /** The first ones, at most so many. */
  first(limit: number): Spooled[] {
    return [...this.store.spool.getRange({ limit })].map(({ key, value }) => ({ number: key, fact: value }));
  }

  /** Takes out what the output has. */
  async remove(facts: readonly Spooled[]): Promise<void> {
    for (const { fact } of facts) this.bytes -= bytesOf(fact);
    this.facts -= facts.length;
    await Promise.all(facts.map(({ number }) => this.store.spool.remove(number)));
  }
}
