/**
 * A LAN as a board with a slow event loop sees it: while the board is busy with something else, its
 * timers do not fire and its datagrams wait, as in lwIP's queue; afterwards everything comes in the
 * order in which it was due.
 */
import { AroundLan } from "../lan/around.ts";
import type { Clock, Lan, Pending, Port, Receive, WebsocketEvents } from "../lan/lan.ts";

/** What waits for the event loop; without `run` it was cancelled. */
interface Waiting {
  run: (() => void) | undefined;
}

export class StallingLan extends AroundLan {
  private readonly late: Clock;
  private waiting: Waiting[] = [];
  /** The inner clock's time until which the event loop stands still. */
  private busyUntil = 0;
  private end: Pending | undefined;

  constructor(inner: Lan) {
    super(inner);
    this.late = { now: () => inner.clock.now(), after: (delay, fn) => this.after(delay, fn) };
  }

  override get clock(): Clock {
    return this.late;
  }

  override get dial(): Lan["dial"] {
    const { dial } = this.inner;
    return dial && ((from, to, events) => dial(from, to, this.told(events)));
  }

  /** Whether the event loop stands still now. */
  get stalled(): boolean {
    return this.end !== undefined;
  }

  /** From now on the event loop stands still for so many microseconds (at least as long as told before). */
  stall(duration: number): void {
    this.busyUntil = Math.max(this.busyUntil, this.inner.clock.now() + duration);
    this.end?.cancel();
    this.end = this.inner.clock.after(this.busyUntil - this.inner.clock.now(), () => this.catchUp());
  }

  /** The event loop goes on now, whatever it was told before. */
  wake(): void {
    if (!this.end) return;
    this.end.cancel();
    this.busyUntil = 0;
    this.catchUp();
  }

  /** Drops what waits; the inner LAN stays open. */
  override close(): void {
    this.end?.cancel();
    this.end = undefined;
    this.waiting = [];
  }

  private after(delay: number, fn: () => void): Pending {
    const entry: Waiting = { run: fn };
    const pending = this.inner.clock.after(delay, () => this.due(entry));
    return {
      cancel: () => {
        entry.run = undefined;
        pending.cancel();
      },
    };
  }

  /** A port whose datagrams wait; those that have not been handed on when it closes are lost. */
  protected override bound(_ip: string, bind: (heard: Receive) => Port, receive: Receive): Port {
    let open = true;
    const port = bind((data, fromPort, fromIp) => {
      if (!this.end) receive(data, fromPort, fromIp);
      else this.waiting.push({ run: () => (open ? receive(data, fromPort, fromIp) : undefined) });
    });
    const close = port.close.bind(port);
    return Object.assign(port, {
      close: () => {
        open = false;
        close();
      },
    });
  }

  /** A websocket's events, which wait as datagrams do. */
  private told(events: WebsocketEvents): WebsocketEvents {
    return {
      open: () => this.due({ run: () => events.open() }),
      message: (data, binary) => this.due({ run: () => events.message(data, binary) }),
      pong: () => this.due({ run: () => events.pong() }),
      close: (end) => this.due({ run: () => events.close(end) }),
    };
  }

  private due(entry: Waiting): void {
    if (this.end) this.waiting.push(entry);
    else entry.run?.();
  }

  private catchUp(): void {
    this.end = undefined;
    const waiting = this.waiting;
    this.waiting = [];
    for (const entry of waiting) entry.run?.();
  }
}
