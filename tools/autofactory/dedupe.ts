/** Which messages were seen: their ids, on disk, so that a message that comes again is stored once. */
import type { Mark } from "./output.ts";
import { committed, type Store } from "./store.ts";

/** Ids that are in memory alone, at most: only while the disk takes none. */
const MOST_FRESH = 100_000;

/**
 * Two generations of ids: new ones go into the younger; once that is full, the older one is emptied and takes its
 * place. So the latest `remember` ids are always known, and at most twice as many take room.
 *
 * What went to the output is noted in memory, and now and then on disk, with how far the output got: each write costs
 * the disk some ten of its pages, however little is in it. After a kill, what is not on disk is found in the output, or
 * is the same there if it comes twice.
 */
export class Seen {
  private younger: 0 | 1;
  private count: number;
  /** Ids that are noted, and not on disk. */
  private readonly fresh = new Set<string>();
  private mark: Mark | undefined;

  constructor(
    private readonly store: Store,
    private readonly remember: number,
  ) {
    this.younger = store.meta.get("seen") === 1 ? 1 : 0;
    this.count = store.seen[this.younger].getCount();
  }

  /** Ids that are not on disk. */
  get unwritten(): number {
    return this.fresh.size;
  }

  /** @param id hexadecimal digits */
  has(id: string): boolean {
    if (this.fresh.has(id)) return true;
    const key = Buffer.from(id, "hex");
    return this.store.seen.some((generation) => generation.doesExist(key));
  }

  /** Notes ids, and how far the output got with them. */
  note(ids: readonly string[], mark: Mark | undefined): void {
    for (const id of ids) this.fresh.add(id);
    this.mark = mark ?? this.mark;
    for (const id of this.fresh) {
      if (this.fresh.size <= MOST_FRESH) return;
      this.fresh.delete(id);
    }
  }

  /** Writes what is noted. Rejects where the disk does not take it: then it goes there the next time. */
  async write(): Promise<void> {
    const { mark } = this;
    const ids = [...this.fresh];
    if (ids.length === 0 && !mark) return;
    try {
      await committed(this.store, () => {
        for (const id of ids) this.put(id);
        this.putMark(mark);
      });
    } catch (error) {
      this.mark ??= mark;
      throw error;
    }
    for (const id of ids) this.fresh.delete(id);
  }

  /** Writes an id; within {@link committed}, with what else is written there. */
  put(id: string): void {
    if (this.count >= this.remember) this.turn();
    this.count++;
    this.store.seen[this.younger].put(Buffer.from(id, "hex"), true);
  }

  /** Likewise writes how far the output got. */
  putMark(mark: Mark | undefined): void {
    this.mark = undefined;
    if (mark) this.store.output.put("mark", mark);
  }

  private turn(): void {
    this.younger = this.younger === 0 ? 1 : 0;
    this.count = 0;
    this.store.seen[this.younger].clearAsync();
    this.store.meta.put("seen", this.younger);
  }
}
