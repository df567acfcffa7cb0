/** A clock for something that ends before its LAN does: its pending calls can be dropped at once. */
import type { Clock, Pending } from "./lan.ts";

export class ScopedClock implements Clock {
  private readonly pending = new Set<Pending>();

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now();
  }

  after(delay: number, fn: () => void): Pending {
    const inner = this.clock.after(delay, () => {
      this.pending.delete(outer);
      fn();
    });
    const outer: Pending = {
      cancel: () => {
        this.pending.delete(outer);
        inner.cancel();
      },
    };
    this.pending.add(outer);
    return outer;
  }

  /** Drops every pending call. */
  cancelAll(): void {
    for (const pending of [...this.pending]) pending.cancel();
  }
}
