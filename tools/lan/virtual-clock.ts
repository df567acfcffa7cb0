/** A clock that stands still until it is told to go on, and then goes from event to event. */
import type { Clock, Pending } from "./lan.ts";

/** What is to happen at a moment; as a {@link Pending}, what cancels it. */
class Event implements Pending {
  constructor(
    private readonly clock: VirtualClock,
    public at: number,
    /** Events of one moment happen in the order they were asked for. */
    public order: number,
    /** Undefined once it happened or was cancelled. */
    public fn: (() => void) | undefined,
  ) {}

  cancel(): void {
    if (!this.fn) return;
    this.fn = undefined;
    this.clock.cancelled();
  }
}

/** Many calls asked for at once: a single event, which moves on from each to the next. */
class Series extends Event {
  /** The calls' indexes, the earliest first. */
  private readonly indexes: Uint32Array;
  private done = 0;

  constructor(
    clock: VirtualClock,
    private readonly times: Float64Array,
    private readonly firstOrder: number,
    call: (index: number) => void,
  ) {
    const indexes = new Uint32Array(times.length).map((_, index) => index);
    indexes.sort((a, b) => times[a]! - times[b]! || a - b);
    const first = indexes[0]!;
    super(clock, times[first]!, firstOrder + first, () => call(this.indexes[this.done++]!));
    this.indexes = indexes;
  }

  /** Whether there is another call after the next one. */
  get more(): boolean {
    return this.done + 1 < this.indexes.length;
  }

  /** Takes the time and order of the call after the next one. */
  advance(): void {
    const index = this.indexes[this.done + 1]!;
    this.at = this.times[index]!;
    this.order = this.firstOrder + index;
  }
}

function before(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** How long it works off events by itself before it lets others in, and how far it may fall behind. Milliseconds. */
const SLICE = 20;
const BEHIND = 50;

/** Where time that goes by itself was, and when: both in microseconds. */
interface Anchor {
  virtual: number;
  wall: number;
  rate: number;
}

function wallNow(): number {
  return performance.now() * 1000;
}

/** Time that only events move: as fast as they can be worked off, or at the wall clock's pace, or a multiple of it. */
export class VirtualClock implements Clock {
  /** A binary heap: the next event is the first. */
  private heap: Event[] = [];
  private time = 0;
  private order = 0;
  /** Events of the heap that were cancelled. */
  private void = 0;
  /** Calls that are to follow the next one of their series. */
  private following = 0;
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Number.POSITIVE_INFINITY;
  /** While time goes by itself. */
  private anchor: Anchor | undefined;
  /** Events are being worked off: what they ask for counts from their own moment. */
  private running = false;

  now(): number {
    return this.time;
  }

  after(delay: number, fn: () => void): Pending {
    const event = new Event(this, this.present() + Math.max(0, delay), this.order++, fn);
    this.add(event);
    return event;
  }

  /**
   * Calls `call` with each index of `delays` after that delay (microseconds, 0 or more), just as so
   * many {@link after} would, at a fraction of their cost. There is no cancelling them. `delays`
   * belongs to the clock from here on.
   */
  series(delays: Float64Array, call: (index: number) => void): void {
    if (delays.length === 0) return;
    const now = this.present();
    for (let index = 0; index < delays.length; index++) delays[index]! += now;
    this.following += delays.length - 1;
    this.add(new Series(this, delays, this.order, call));
    this.order += delays.length;
  }

  /** Works off the next event, moving time to it. False when there is none. */
  step(): boolean {
    const event = this.next();
    if (!event) return false;
    const fn = event.fn!;
    this.time = event.at;
    if (event instanceof Series && event.more) {
      event.advance();
      this.following--;
      this.sink(event);
    } else {
      this.pop();
      event.fn = undefined; // What cancels it from now on is too late.
    }
    this.running = true;
    try {
      fn();
    } finally {
      this.running = false;
    }
    return true;
  }

  /**
   * Works off everything up to virtual time `until` (microseconds), and leaves time there. Given
   * `done`, ends right after the event that makes it true; gives whether it became so.
   */
  run(until: number, done: () => boolean = () => false): boolean {
    if (done()) return true;
    for (let event = this.next(); event && event.at <= until; event = this.next()) {
      this.step();
      if (done()) return true;
    }
    this.time = Math.max(this.time, until);
    return false;
  }

  /** How many calls are waiting. */
  get waiting(): number {
    return this.heap.length - this.void + this.following;
  }

  /** An event was cancelled ({@link Pending.cancel}). */
  cancelled(): void {
    this.void++;
    if (this.void > 64 && this.void > this.heap.length / 2) this.sweep();
  }

  /**
   * From now on time goes on by itself, so many virtual seconds a second, until {@link stop}; at another rate where it
   * does so already. Where the machine cannot keep up, time goes as fast as it can.
   */
  start(rate = 1): void {
    this.anchor = { virtual: this.present(), wall: wallNow(), rate };
    this.arm();
  }

  /** Time stands still again. */
  stop(): void {
    clearTimeout(this.timer);
    this.timerAt = Number.POSITIVE_INFINITY;
    this.anchor = undefined;
  }

  /** Drops every event. */
  clear(): void {
    this.stop();
    this.heap = [];
    this.void = 0;
    this.following = 0;
  }

  /** Where time goes by itself, what comes from outside (a key, a person at the console) happens now. */
  private present(): number {
    if (!this.anchor || this.running) return this.time;
    const { virtual, wall, rate } = this.anchor;
    return Math.max(this.time, virtual + (wallNow() - wall) * rate);
  }

  private arm(): void {
    clearTimeout(this.timer);
    const event = this.next();
    this.timerAt = event ? event.at : Number.POSITIVE_INFINITY;
    if (!event || !this.anchor) return;
    const delay = Math.max(0, Math.ceil((event.at - this.present()) / this.anchor.rate / 1000));
    this.timer = setTimeout(() => this.keepUp(), delay);
  }

  /** Works off what is due, for a moment at most; time that cannot be caught up with is given up. */
  private keepUp(): void {
    const end = performance.now() + SLICE;
    const until = this.present();
    const left = this.run(until, () => this.anchor === undefined || performance.now() > end);
    if (!this.anchor) return;
    const behind = this.present() - this.time;
    if (left && behind > BEHIND * 1000 * this.anchor.rate) {
      this.anchor = { ...this.anchor, virtual: this.time, wall: wallNow() };
    }
    this.arm();
  }

  private next(): Event | undefined {
    while (this.heap.length > 0 && !this.heap[0]!.fn) {
      this.pop();
      this.void--;
    }
    return this.heap[0];
  }

  private add(event: Event): void {
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
    if (this.anchor && !this.running && event.at < this.timerAt) this.arm();
  }

  /** Takes the first event out. */
  private pop(): void {
    const last = this.heap.pop()!;
    if (this.heap.length > 0) this.sink(last);
  }

  /** Puts `event` where it belongs, in place of the first. */
  private sink(event: Event): void {
    const heap = this.heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, event)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = event;
  }

  /** Cancelled events that are far off would stay for as long: rebuilt without them. */
  private sweep(): void {
    const kept = this.heap.filter((event) => event.fn).sort((a, b) => (before(a, b) ? -1 : 1));
    this.heap = kept; // A sorted array is a heap.
    this.void = 0;
  }
}
