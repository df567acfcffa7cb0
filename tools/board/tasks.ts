/** The event loop's task queues, as the SDK has them: three priorities, the highest first, one task at a time. */
import type { Clock, Pending } from "../lan/lan.ts";

/** Tasks the SDK's queue of one priority holds (platform.c). */
const QUEUE = 64;

export class Tasks {
  #queues: (() => void)[][] = [[], [], []];
  #pump: Pending | undefined;

  constructor(readonly clock: Clock) {}

  /** Queues `run`; false when that queue is full. */
  post(priority: number, run: () => void): boolean {
    const queue = this.#queues[priority]!;
    if (queue.length >= QUEUE) return false;
    queue.push(run);
    this.#pump ??= this.clock.after(0, () => this.#next());
    return true;
  }

  #next(): void {
    this.#pump = undefined;
    const run = this.#queues.findLast((queue) => queue.length > 0)?.shift();
    if (this.#queues.some((queue) => queue.length > 0)) {
      this.#pump = this.clock.after(0, () => this.#next());
    }
    run?.();
  }

  get waiting(): boolean {
    return this.#pump !== undefined;
  }

  clear(): void {
    this.#pump?.cancel();
    this.#pump = undefined;
    this.#queues = [[], [], []];
  }
}
