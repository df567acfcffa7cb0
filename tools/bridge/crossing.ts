/**
 * What is to be done with a datagram: whether it crosses, and when. Knows no socket; time and random numbers
 * are given to it.
 *
 * A datagram crosses to a side unless it has been on that side within the last two seconds, whoever put it
 * there. So each bridge puts a datagram on a side once in that time at most, which is what ends every loop,
 * whatever way bridges are joined. It waits a little before it does, so that of several bridges one is first
 * and the others, hearing its copy, let it be. Who was second once waits longer from then on: one bridge does
 * the work, at little delay, and the others stand by.
 */
import type { Clock, Pending } from "../lan/lan.ts";
import type { Random } from "../lan/random.ts";
import { faultOf, type Side } from "./datagram.ts";
import { digestOf, Memory } from "./memory.ts";
import { Meter, type Rate } from "./rate.ts";

/** How a datagram's way ends. */
export type Outcome =
  /** It was sent to the other side. */
  | "carried"
  /** Another bridge was first. */
  | "left"
  /** It has been on the other side lately. */
  | "repeat"
  /** More than the rate allows. */
  | "rate"
  /** Too long. */
  | "size"
  /** No key, or one that no peer takes. */
  | "key";

/** Called once for each datagram heard, when its way ends. */
export type Tell = (outcome: Outcome, side: Side, from: string, data: Uint8Array) => void;

export interface CrossingOptions {
  clock: Clock;
  random: Random;
  rate: Rate;
  /** Sends a datagram to all of a side. */
  send(side: Side, data: Uint8Array): void;
  tell: Tell;
}

/** Microseconds: how long a datagram waits for another bridge, in the first place and standing by. */
const WAIT = { least: 0, most: 40_000 };
const STAND_BY = { least: 100_000, most: 200_000 };
/** Microseconds after another bridge was first that this one stands by. */
const STANDS_BY_FOR = 600_000_000;

const OTHER: Record<Side, Side> = { ipv4: "ipv6", ipv6: "ipv4" };

/** A datagram on its way to one side. */
interface Waiting {
  timer: Pending;
  leave(): void;
}

class Way {
  readonly waiting = new Map<string, Waiting>();
  readonly meter: Meter;
  /** Until when another bridge is expected to be first. */
  standBy = 0;

  constructor(rate: Rate) {
    this.meter = new Meter(rate);
  }
}

export class Crossing {
  private readonly memory = new Memory();
  /** By the side that it leads to. */
  private readonly ways: Record<Side, Way>;

  constructor(private readonly options: CrossingOptions) {
    this.ways = { ipv4: new Way(options.rate), ipv6: new Way(options.rate) };
  }

  /** A datagram came from a side, sent by anybody but this bridge. `data` stays as it is from here on. */
  hear(side: Side, from: string, data: Uint8Array): void {
    const outcome = faultOf(data) ?? this.admit(side, from, data);
    if (outcome) this.options.tell(outcome, side, from, data);
  }

  /** Drops what waits. */
  close(): void {
    for (const { waiting } of Object.values(this.ways)) {
      for (const { timer } of waiting.values()) timer.cancel();
      waiting.clear();
    }
  }

  /** Has a datagram wait for its crossing; otherwise gives why it does not cross. */
  private admit(side: Side, from: string, data: Uint8Array): Outcome | undefined {
    const { clock, tell, rate } = this.options;
    const digest = digestOf(data);
    const other = OTHER[side];
    const now = clock.now();
    const copy = this.another(digest, side, now);
    const repeat = copy || this.memory.has(digest, other, now) || this.ways[other].waiting.has(digest);
    // Noted even if it does not cross: another bridge's copy of it must not come back here.
    const noted = this.memory.note(digest, side, now);
    if (repeat) return "repeat";
    const way = this.ways[other];
    // What cannot be remembered might go round.
    if (!noted || way.waiting.size >= rate.datagrams) return "rate";
    way.waiting.set(digest, {
      timer: clock.after(this.delay(way, now), () => this.cross(digest, side, from, data)),
      leave: () => tell("left", side, from, data),
    });
    return undefined;
  }

  /**
   * If a datagram heard on a side was about to be sent there, another bridge was first, and this is its copy:
   * even if the machine stood still meanwhile, and the memory of the original is gone.
   */
  private another(digest: string, side: Side, now: number): boolean {
    const way = this.ways[side];
    const waiting = way.waiting.get(digest);
    if (!waiting) return false;
    waiting.timer.cancel();
    way.waiting.delete(digest);
    way.standBy = now + STANDS_BY_FOR;
    waiting.leave();
    return true;
  }

  private delay(way: Way, now: number): number {
    const { least, most } = now < way.standBy ? STAND_BY : WAIT;
    return least + this.options.random() * (most - least);
  }

  private cross(digest: string, side: Side, from: string, data: Uint8Array): void {
    const { clock, send, tell } = this.options;
    const other = OTHER[side];
    const way = this.ways[other];
    const now = clock.now();
    way.waiting.delete(digest);
    const within = way.meter.take(data.length, now);
    if (within) {
      this.memory.note(digest, other, now);
      send(other, data);
    }
    tell(within ? "carried" : "rate", side, from, data);
  }
}
