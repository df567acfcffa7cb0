/** A fleet in the simulated LAN whose boards are asked what they hold. */
import type { Value } from "../board/module.ts";
import { Fleet, joiningLua } from "../fleet/fleet.ts";
import { SimLan } from "../lan/sim.ts";
import { type FleetSpec, hearsay } from "./bench-fleet.ts";

const SECOND = 1_000_000;
/** Milliseconds within which boards are switched on. */
const START = 10_000;

export class AskedFleet {
  readonly lan: SimLan;
  readonly fleet: Fleet;
  panics = 0;

  /** @param init what a board does once it has joined Wi-Fi, by its number from 0 on: lines of Lua */
  constructor({ boards, loss, seed, heap }: FleetSpec, init: (index: number) => readonly string[]) {
    this.lan = new SimLan({ seed, loss });
    this.fleet = new Fleet({
      lan: this.lan,
      boards,
      interval: START,
      seed,
      watch: false,
      firmware: hearsay(),
      init: (ip, { boards: all }) => joiningLua(init(all.findIndex((board) => board.ip === ip))),
      ...(heap === undefined ? {} : { heap }),
    });
    for (const { board } of this.fleet.boards) board.on("panic", () => this.panics++);
  }

  ask(index: number, chunk: string): Value[] {
    return this.fleet.boards[index]!.board.lua(chunk);
  }

  /** Lets so many seconds go by. */
  pass(seconds: number): void {
    this.lan.run(this.lan.clock.now() + seconds * SECOND);
  }

  /**
   * Seconds until it was so of each of these boards; null if it was not.
   *
   * @param every seconds from one look to the next
   * @param patience seconds after which it is given up
   */
  until(
    boards: readonly number[],
    every: number,
    patience: number,
    holds: (index: number) => boolean,
  ): number | null {
    const start = this.lan.clock.now();
    const lacking = new Set(boards);
    for (;;) {
      for (const index of lacking) if (holds(index)) lacking.delete(index);
      const seconds = (this.lan.clock.now() - start) / SECOND;
      if (lacking.size === 0) return seconds;
      if (seconds > patience) return null;
      this.pass(every);
    }
  }

  /** The least heap that is free on any board, bytes. */
  leastFree(): number {
    return Math.min(...this.fleet.boards.map(({ board }) => board.heapFree()));
  }

  close(): void {
    this.fleet.close();
    this.lan.close();
  }
}
