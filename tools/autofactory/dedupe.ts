/** Which messages were seen: their ids, on disk, so that a message that comes again is stored once. */
import type { Store } from "./store.ts";

/**
 * Two generations of ids: new ones go into the younger; once that is full, the older one is emptied and takes its
 * place. So the latest `remember` ids are always known, and at most twice as many take room.
 */
export class Seen {
  private younger: 0 | 1;
  private count: number;

  constructor(
    private readonly store: Store,
    private readonly remember: number,
  ) {
    this.younger = store.meta.get("seen") === 1 ? 1 : 0;
    this.count = store.seen[this.younger].getCount();
  }

  /** @param id hexadecimal digits */
  has(id: string): boolean {
    const key = Buffer.from(id, "hex");
    return this.store.seen.some((generation) => generation.doesExist(key));
  }

  /** Notes an id, with whatever else is written in this turn of the event loop. */
  note(id: string): Promise<unknown> {
    if (this.count >= this.remember) this.turn();
    this.count++;
    return this.store.seen[this.younger].put(Buffer.from(id, "hex"), true);
  }

  private turn(): void {
    this.younger = this.younger === 0 ? 1 : 0;
    this.count = 0;
    void this.store.seen[this.younger].clearAsync();
    void this.store.meta.put("seen", this.younger);
  }
}
