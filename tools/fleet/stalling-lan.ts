/**
 * A LAN as a board with a slow event loop sees it: while the board is busy with something else, its
 * timers do not fire and its datagrams wait, as in lwIP's queue; afterwards everything comes in the
 * order in which it was due.
 */
import type { Clock, Lan, Pending, Port, Receive, Station, Traffic } from "../lan/lan.ts";

/** What waits for the event loop; without `run` it was cancelled. */
interface Waiting {
  run: (() => void) | undefined;
}

export class StallingLan implements Lan {
  readonly clock: Clock;
  private waiting: Waiting[] = [];
  /** The inner clock's time until which the event loop stands still. */
  private busyUntil = 0;
  private end: Pending | undefined;

  constructor(private readonly inner: Lan) {
    this.clock = { now: () => inner.clock.now(), after: (delay, fn) => this.after(delay, fn) };
  }

  get traffic(): Readonly<Traffic> {
    return this.inner.traffic;
  }

  get dial(): Lan["dial"] {
    return this.inner.dial;
  }

  /** From now on the event loop stands still for so many microseconds (at least as long as told before). */
  stall(duration: number): void {
    this.busyUntil = Math.max(this.busyUntil, this.inner.clock.now() + duration);
    this.end?.cancel();
    this.end = this.inner.clock.after(this.busyUntil - this.inner.clock.now(), () => this.catchUp());
  }

  station(ip: string, netmask: string): Station {
    const station = this.inner.station(ip, netmask);
    const bind = station.bind.bind(station);
    return Object.assign(station, {
      bind: (port: number, receive: Receive) => this.bound((heard) => bind(port, heard), receive),
    });
  }

  /** Drops what waits; the inner LAN stays open. */
  close(): void {
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
  private bound(bind: (heard: Receive) => Port, receive: Receive): Port {
    let open = true;
    const port = bind((data, fromPort, fromIp) =>
      this.due({ run: () => (open ? receive(data, fromPort, fromIp) : undefined) }),
    );
    const close = port.close.bind(port);
    return Object.assign(port, {
      close: () => {
        open = false;
        close();
      },
    });
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
