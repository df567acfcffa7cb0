/** What was taken while the output takes nothing, and is not there yet: on disk, in order, bounded. */
import type { Seen } from "./dedupe.ts";
import type { Mark } from "./output.ts";
import type { Fact } from "./point.ts";
import { committed, type Store } from "./store.ts";

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
  private next = 0;
  private bytes = 0;
  private facts = 0;

  /** @param room bytes of facts, at most */
  constructor(
    private readonly store: Store,
    private readonly seen: Seen,
    private readonly room: number,
  ) {
    for (const { key, value } of store.spool.getRange()) {
      this.next = key + 1;
      this.count([value], 1);
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
    await committed(this.store, () => {
      for (const fact of facts) {
        this.store.spool.put(this.next++, fact);
        this.seen.put(fact.id);
      }
    });
    this.count(facts, 1);
  }

  /** The first ones, at most so many. */
  first(limit: number): Spooled[] {
    return [...this.store.spool.getRange({ limit })].map(({ key, value }) => ({ number: key, fact: value }));
  }

  /** Takes out what the output has, and notes how far that got. */
  async remove(facts: readonly Spooled[], mark: Mark | undefined): Promise<void> {
    await committed(this.store, () => {
      for (const { number } of facts) this.store.spool.remove(number);
      this.seen.putMark(mark);
    });
    this.count(
      facts.map(({ fact }) => fact),
      -1,
    );
  }

  /** Takes out those of some ids. */
  async drop(ids: ReadonlySet<string>): Promise<void> {
    const all = [...this.store.spool.getRange()].filter(({ value }) => ids.has(value.id));
    await this.remove(
      all.map(({ key, value }) => ({ number: key, fact: value })),
      undefined,
    );
  }

  private count(facts: readonly Fact[], sign: 1 | -1): void {
    this.facts += sign * facts.length;
    for (const fact of facts) this.bytes += sign * bytesOf(fact);
  }
}
