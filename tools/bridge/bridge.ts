/** A bridge at work: has its sockets open while this machine has the addresses for them. */
import { networkInterfaces } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { Crossing } from "./crossing.ts";
import type { BridgeOptions } from "./options.ts";
import { PatientClock } from "./patient-clock.ts";
import { findPlace, type Place } from "./place.ts";
import { Report } from "./report.ts";
import { openSockets, type Sockets } from "./sockets.ts";

/** Milliseconds between looks at this machine's interfaces. */
const LOOK = 1000;

export class Bridge {
  private readonly report: Report;
  private readonly crossing: Crossing;
  private sockets: Sockets | undefined;
  /** Where the sockets are. */
  private place: Place | undefined;
  /** What is said to be wrong. */
  private trouble = "";
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: BridgeOptions,
    private readonly say: (line: string) => void,
  ) {
    const clock = new PatientClock();
    const { rate, verbose } = options;
    this.report = new Report({ clock, rate, say, verbose });
    this.crossing = new Crossing({
      clock,
      rate,
      random: Math.random,
      send: (side, data) => {
        if (this.sockets) this.sockets.send(side, data);
        else this.report.unsent(side);
      },
      tell: (...told) => this.report.tell(...told),
    });
  }

  /** Begins. Throws words for a person where this machine has no such place, or the port is taken. */
  start(): void {
    try {
      this.open();
    } catch (error) {
      // An address that is there and not ready yet is waited for.
      if ((error as NodeJS.ErrnoException).code !== "EADDRNOTAVAIL") throw error;
      this.fail(error as Error);
    }
    this.looking = setInterval(() => {
      try {
        this.open();
      } catch (error) {
        this.fail(error as Error);
      }
    }, LOOK);
  }

  /** Ends; gives lines that tell what it did. */
  stop(): string[] {
    clearInterval(this.looking);
    this.crossing.close();
    this.close();
    return this.report.summary();
  }

  /** Opens the sockets, unless they are where they are to be. */
  private open(): void {
    const { interface: name, ip, port, group } = this.options;
    const place = findPlace(networkInterfaces(), name, ip);
    if (this.sockets && isDeepStrictEqual(place, this.place)) return;
    this.close();
    this.sockets = openSockets(place, port, group, {
      hear: (...heard) => this.crossing.hear(...heard),
      stranger: (...heard) => this.report.tell("stranger", ...heard),
      unsent: (side) => this.report.unsent(side),
      broken: (error) => this.fail(error),
    });
    this.place = place;
    this.trouble = "";
    const all = group ? `group ${group}` : `broadcast ${place.broadcast}`;
    this.say(`between ${place.ip} (${all}) and ${place.ipv6}%${name} (ff02::1), port ${port}`);
  }

  private close(): void {
    this.sockets?.close();
    this.sockets = undefined;
  }

  private fail(error: Error): void {
    this.close();
    if (error.message === this.trouble) return;
    this.trouble = error.message;
    this.say(`waiting: ${error.message}`);
  }
}
