/** The machine's clock for who waits whether something arrives. */
import type { Clock, Pending } from "../lan/lan.ts";
import { WallClock } from "../lan/wall-clock.ts";

/** A call that is due waits until what has arrived by then was read: a busy machine may be late with both. */
export class PatientClock implements Clock {
  private readonly wall = new WallClock();

  now(): number {
    return this.wall.now();
  }

  after(delay: number, fn: () => void): Pending {
    let cancelled = false;
    const inner = this.wall.after(delay, () => {
      // Node reads sockets between timers and immediates.
      setImmediate(() => {
        if (!cancelled) fn();
      });
    });
    return {
      cancel: () => {
        cancelled = true;
        inner.cancel();
      },
    };
  }
}
