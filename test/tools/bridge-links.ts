/** Links on a virtual clock, hosts that listen on them, and bridges between them. */
import { Crossing, type Outcome } from "../../tools/bridge/crossing.ts";
import type { Side } from "../../tools/bridge/datagram.ts";
import type { Rate } from "../../tools/bridge/rate.ts";
import { type Random, seededRandom } from "../../tools/lan/random.ts";
import { VirtualClock } from "../../tools/lan/virtual-clock.ts";

export const SECOND = 1_000_000;
/** Microseconds that a datagram takes over a link. */
const FLIGHT = 1000;

/** What a host hears: when, in microseconds, from whom, what. */
export interface Heard {
  at: number;
  from: string;
  text: string;
}

/** A link of one kind. What is sent on it reaches all but the sender, unless it is lost. */
export class Link {
  readonly heard: Heard[] = [];
  private readonly listeners = new Map<string, (from: string, data: Uint8Array) => void>();

  constructor(
    private readonly world: World,
    private readonly side: Side,
  ) {}

  /** Has a host send to all; the link's own host, which hears everything, is not it. */
  send(from: string, data: Uint8Array | string): void {
    const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
    const { clock, random } = this.world;
    clock.after(FLIGHT, () => {
      this.heard.push({ at: clock.now(), from, text: Buffer.from(bytes).toString("latin1") });
    });
    for (const [name, listener] of this.listeners) {
      if (name !== from && random() >= this.world.loss) clock.after(FLIGHT, () => listener(from, bytes));
    }
  }

  join(name: string, crossing: Crossing): void {
    this.listeners.set(name, (from, data) => crossing.hear(this.side, from, data));
  }

  leave(name: string): void {
    this.listeners.delete(name);
  }

  /** How often this was on the link, whoever sent it. */
  times(text: string): number {
    return this.heard.filter((heard) => heard.text === text).length;
  }
}

export class World {
  readonly clock = new VirtualClock();
  readonly random: Random;
  /** By bridge, `outcome side`: how often. */
  readonly fates: Record<string, Record<string, number>> = {};
  /** The chance that a listener misses a datagram. */
  loss = 0;

  constructor(seed = 1) {
    this.random = seededRandom(seed);
  }

  link(side: Side): Link {
    return new Link(this, side);
  }

  /** Joins two links by a bridge. */
  bridge(name: string, ipv4: Link, ipv6: Link, rate: Rate = { datagrams: 50, bytes: 20_000 }): Crossing {
    const links = { ipv4, ipv6 };
    const fates: Record<string, number> = {};
    this.fates[name] = fates;
    const crossing = new Crossing({
      clock: this.clock,
      random: this.random,
      rate,
      send: (side, data) => links[side].send(name, data),
      tell: (outcome: Outcome, side) => {
        fates[`${outcome} ${side}`] = (fates[`${outcome} ${side}`] ?? 0) + 1;
      },
    });
    ipv4.join(name, crossing);
    ipv6.join(name, crossing);
    return crossing;
  }

  /** Lets so many seconds pass. */
  wait(seconds: number): void {
    this.clock.run(this.clock.now() + seconds * SECOND);
  }
}
