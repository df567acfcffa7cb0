/** The machine's clock, as boards see it. */
import type { Clock, Pending } from "./lan.ts";

/** Real time, from the moment the clock was made. */
export class WallClock implements Clock {
  private readonly origin = performance.now();
  private readonly pending = new Set<NodeJS.Timeout>();

  now(): number {
    return (performance.now() - this.origin) * 1000;
  }

  after(delay: number, fn: () => void): Pending {
    const due = this.now() + Math.max(0, delay);
    let timer: NodeJS.Timeout;
    const arm = () => {
      timer = setTimeout(
        () => {
          this.pending.delete(timer);
          // Node's timers count whole milliseconds and may be a fraction early: a board's never is.
          if (this.now() < due) arm();
          else fn();
        },
        Math.ceil((due - this.now()) / 1000),
      );
      this.pending.add(timer);
    };
    arm();
    return {
      cancel: () => {
        clearTimeout(timer);
        this.pending.delete(timer);
      },
    };
  }

  /** Drops every pending call. */
  clear(): void {
    for (const timer of this.pending) clearTimeout(timer);
    this.pending.clear();
  }
}
