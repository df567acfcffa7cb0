/** A clock that stands still until it is told to go on, and then goes from event to event. */
import type { Clock, Pending } from "./lan.ts";

interface Event extends Pending {
  at: number;
  /** Events of one moment happen in the order they were asked for. */
  order: number;
  fn: (() => void) | undefined;
}

function before(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** Time that only events move: as fast as they can be worked off, or at the wall clock's pace. */
export class VirtualClock implements Clock {
  /** A binary heap: the next event is the first. */
  private heap: Event[] = [];
  private time = 0;
  private order = 0;
  private cancelled = 0;
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Number.POSITIVE_INFINITY;
  /** In real time: the wall clock's milliseconds at virtual time 0. */
  private origin: number | undefined;

  now(): number {
    return this.time;
  }

  after(delay: number, fn: () => void): Pending {
    const event: Event = {
      at: this.present() + Math.max(0, delay),
      order: this.order++,
      fn,
      cancel: () => {
        if (!event.fn) return;
        event.fn = undefined;
        this.cancelled++;
        if (this.cancelled > 64 && this.cancelled > this.heap.length / 2) this.sweep();
      },
    };
    this.push(event);
    if (this.origin !== undefined && event.at < this.timerAt) this.arm();
    return event;
  }

  /** Works off the next event, moving time to it. False when there is none. */
  step(): boolean {
    const event = this.next();
    if (!event) return false;
    this.pop();
    this.time = event.at;
    const fn = event.fn!;
    event.fn = undefined; // What cancels it from now on is too late.
    fn();
    return true;
  }

  /** Works off everything up to virtual time `until` (microseconds), and leaves time there. */
  run(until: number): void {
    for (let event = this.next(); event && event.at <= until; event = this.next()) this.step();
    this.time = Math.max(this.time, until);
  }

  /** How many events are waiting. */
  get waiting(): number {
    return this.heap.length - this.cancelled;
  }

  /** From now on time goes on by itself, a virtual second a second, until {@link stop}. */
  start(): void {
    if (this.origin !== undefined) return;
    this.origin = performance.now() - this.time / 1000;
    this.arm();
  }

  /** Time stands still again. */
  stop(): void {
    clearTimeout(this.timer);
    this.timerAt = Number.POSITIVE_INFINITY;
    this.origin = undefined;
  }

  /** Drops every event. */
  clear(): void {
    this.stop();
    this.heap = [];
    this.cancelled = 0;
  }

  /** In real time, what comes from outside (a key, a person at the console) happens now. */
  private present(): number {
    if (this.origin === undefined) return this.time;
    return Math.max(this.time, (performance.now() - this.origin) * 1000);
  }

  private arm(): void {
    clearTimeout(this.timer);
    const event = this.next();
    this.timerAt = event ? event.at : Number.POSITIVE_INFINITY;
    if (!event) return;
    const delay = Math.max(0, Math.ceil((event.at - this.present()) / 1000));
    this.timer = setTimeout(() => {
      this.run(this.present());
      if (this.origin !== undefined) this.arm();
    }, delay);
  }

  private next(): Event | undefined {
    while (this.heap.length > 0 && !this.heap[0]!.fn) {
      this.pop();
      this.cancelled--;
    }
    return this.heap[0];
  }

  private push(event: Event): void {
    const heap = this.heap;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(event, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = event;
  }

  private pop(): void {
    const heap = this.heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }

  /** Cancelled events that are far off would stay for as long: rebuilt without them. */
  private sweep(): void {
    const kept = this.heap.filter((event) => event.fn).sort((a, b) => (before(a, b) ? -1 : 1));
    this.heap = kept; // A sorted array is a heap.
    this.cancelled = 0;
  }
}
