/**
 * What the datagrams of a LAN suffer on their way, the same for a simulated one and for real UDP: each receiver may
 * miss them, they take their time, and a cut may keep stations from each other. All of it may change at any time.
 */

export interface WeatherOptions {
  /** The chance, 0 to 1, that a receiver misses a datagram. Default 0. */
  loss?: number | undefined;
  /** The shortest and longest way of a datagram, microseconds. Default none. */
  delay?: readonly [shortest: number, longest: number] | undefined;
}

export class Weather {
  /** The chance, 0 to 1, that a receiver misses a datagram, drawn for each receiver. */
  loss: number;
  /** The shortest and longest way of a datagram, microseconds. */
  delay: readonly [shortest: number, longest: number];
  private readonly links = new Map<string, number>();
  /** The side each address is on; without an entry: side 0. */
  private sides = new Map<string, number>();

  constructor(options: WeatherOptions = {}) {
    this.loss = options.loss ?? 0;
    this.delay = options.delay ?? [0, 0];
  }

  /** Loss of one direction between two stations, 0 to 1, in place of {@link loss}; undefined ends it. */
  setLinkLoss(from: string, to: string, loss: number | undefined): void {
    if (loss === undefined) this.links.delete(`${from} ${to}`);
    else this.links.set(`${from} ${to}`, loss);
  }

  /**
   * Splits the LAN: stations hear only those of their own set. Addresses in no set form one more.
   * Replaces an earlier split; with no sets the LAN is whole again.
   */
  partition(...sets: (readonly string[])[]): void {
    this.sides = new Map();
    for (const [index, set] of sets.entries()) {
      for (const ip of set) this.sides.set(ip, index + 1);
    }
  }

  /** Whether a partition keeps some from others. */
  get split(): boolean {
    return this.sides.size > 0;
  }

  /** The chance that `to` misses what `from` sends. */
  lossOf(from: string, to: string): number {
    return (this.links.size > 0 ? this.links.get(`${from} ${to}`) : undefined) ?? this.loss;
  }

  /** Whether a partition keeps the two from each other. */
  apart(one: string, other: string): boolean {
    return this.sides.size > 0 && (this.sides.get(one) ?? 0) !== (this.sides.get(other) ?? 0);
  }

  /** How long a datagram takes, by a draw of 0 to 1. Microseconds. */
  way(draw: number): number {
    const [shortest, longest] = this.delay;
    return shortest + draw * (longest - shortest);
  }
}
