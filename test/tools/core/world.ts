/**
 * A small world in which cores live: time in steps of a sixteenth of a tick, a medium that delays, loses
 * and doubles as it is told, boards that are switched off, come back, stall and are cut off.
 */
import { type Random, seededRandom } from "../../../tools/lan/random.ts";
import { Cores } from "./lua.ts";

/** Steps in a tick: some 20 ms each, as long as a datagram takes on a quiet Wi-Fi. */
const STEPS = 16;
/** Ticks in a round. */
export const ROUND = 32;
const MOST_BYTES = 1400;
/** The bytes of a member in a table. */
export const RECORD = 16;

/** The revision in the record that begins there. */
function revisionAt(records: string, at: number): number {
  return Buffer.from(records.slice(at + 4, at + 8), "latin1").readUInt32BE();
}

/** What a world begins with. */
export interface Start {
  /** Of every random choice in it. */
  seed: number;
  /** One a board: the addresses that it has room for. */
  boards: number[];
  /** Bytes of heap that are free on each, at any time. */
  heap: number;
  /** Rounds after which those who are gone are forgotten. */
  forgetAfter: number;
}

export interface Weather {
  /** Percent of the datagrams that are lost, and that arrive twice. */
  loss: number;
  twice: number;
  /** Steps that a datagram takes at most. */
  delay: number;
}

/** A datagram on its way, `from` an address to a board. */
interface Flight {
  due: number;
  from: string;
  to: number;
  text: string;
}

export interface Board {
  address: string;
  /** What its flash remembers while it is off; -1 is nothing. */
  revision: number;
  on: boolean;
  /** Whether it hears nobody, and whether nobody hears it. */
  deaf: boolean;
  mute: boolean;
  /** While it stalls: what came in meanwhile; undefined if it runs. */
  queue: Flight[] | undefined;
  /** The step in which it was switched on. */
  since: number;
  /** Whether it has left, but not been without power since: it remembers all. */
  stopped: boolean;
}

/** What a world finds wrong: a rule that a core broke. */
export class Broken extends Error {}

const CLEAR: Weather = { loss: 0, twice: 0, delay: 1 };

/** One Lua serves all worlds of a process, one after another. */
let current: World;
let shared: Cores | undefined;
function cores(): Cores {
  shared ??= new Cores({
    send: (args) => current.sent(args.number(1), args.optString(2), args.string(3)),
  });
  return shared;
}

export class World {
  readonly cores = cores();
  readonly boards: Board[];
  weather: Weather = CLEAR;
  /** Which side of a split each board is on. */
  sides: number[] = [];
  flights: Flight[] = [];
  step = 0;
  #pushed = 0;
  readonly #random: Random;
  readonly #start: Start;

  constructor(start: Start) {
    current = this;
    this.#start = start;
    this.#random = seededRandom(start.seed);
    this.cores.call("seed", start.seed);
    this.cores.call("heap", start.heap);
    this.boards = start.boards.map((_, i) => ({
      address: String.fromCharCode(10, 0, 0, i + 1),
      revision: -1,
      on: false,
      deaf: false,
      mute: false,
      queue: undefined,
      since: 0,
      stopped: false,
    }));
    for (const i of this.boards.keys()) this.on(i);
  }

  #uptime(board: Board): number {
    return Math.floor(((this.step - board.since) * 10) / (ROUND * STEPS));
  }

  /** Whether what one board sends can reach another. */
  #reaches(from: number, to: number): boolean {
    const [{ mute }, { on, deaf }] = [this.boards[from]!, this.boards[to]!];
    return from !== to && !mute && on && !deaf && this.sides[from] === this.sides[to];
  }

  /** Sets something on its way, if it is not lost. */
  #fly(flight: Omit<Flight, "due">): void {
    const { loss, delay } = this.weather;
    if (this.#random() * 100 < loss) return;
    this.flights.push({ due: this.step + 1 + Math.floor(this.#random() * delay), ...flight });
  }

  /** A core sends: to one address, or to all. */
  sent(from: number, address: string | undefined, text: string): void {
    if (text.length > MOST_BYTES) throw new Broken(`board ${from} sends ${text.length} bytes`);
    for (const [to, board] of this.boards.entries()) {
      if ((address !== undefined && board.address !== address) || !this.#reaches(from, to)) continue;
      const flight = { from: this.boards[from]!.address, to, text };
      this.#fly(flight);
      if (this.#random() * 100 < this.weather.twice) this.#fly(flight);
    }
  }

  /** A board has new data, so many times in a row; each fourth of them is none. */
  push(i: number, times: number): void {
    for (let n = 0; n < times && this.boards[i]!.on; n++) this.cores.call("push", i, ++this.#pushed % 4);
  }

  /** A datagram arrives; a board that stalls will read it later. */
  deliver(flight: Flight): void {
    const board = this.boards[flight.to]!;
    if (!board.on) return;
    if (board.queue !== undefined) {
      board.queue.push(flight);
      return;
    }
    const cause = this.cores.call("receive", flight.to, flight.from, flight.text, this.#uptime(board));
    if (cause !== undefined) {
      throw new Broken(
        `board ${flight.to} dropped (${cause}) ${Buffer.from(flight.text, "latin1").toString("hex")}`,
      );
    }
  }

  tick(i: number, late = false): void {
    const board = this.boards[i]!;
    if (board.on && board.queue === undefined) this.cores.call("tick", i, late, this.#uptime(board));
  }

  /** Time goes by for all. */
  run(ticks: number): void {
    for (const end = this.step + ticks * STEPS; this.step < end; ) {
      this.step++;
      const due = this.flights.filter((flight) => flight.due <= this.step);
      if (due.length > 0) {
        this.flights = this.flights.filter((flight) => flight.due > this.step);
        for (const flight of due) this.deliver(flight);
      }
      for (const i of this.boards.keys()) if ((this.step + 5 * i) % STEPS === 0) this.tick(i);
    }
  }

  /** Switches a board on. Its flash counts its starts, unless it has forgotten. */
  on(i: number, forgets = false): void {
    const board = this.boards[i]!;
    if (board.on) return;
    board.on = true;
    const { forgetAfter, boards } = this.#start;
    if (!board.stopped) {
      board.since = this.step;
      this.cores.call("create", i, boards[i]!, forgetAfter);
    }
    board.stopped = false;
    this.cores.call("start", i, board.address, forgets ? 0 : board.revision + 1, this.#uptime(board));
    this.tick(i);
  }

  /** A board gets another address; the next time its first one again. */
  move(i: number): void {
    const board = this.boards[i]!;
    if (!board.on || board.queue !== undefined) return;
    board.address = String.fromCharCode(10, 0, 1 - board.address.charCodeAt(2), i + 1);
    this.cores.call("move", i, board.address);
    this.tick(i);
  }

  off(i: number): void {
    const board = this.boards[i]!;
    if (!board.on) return;
    board.on = false;
    board.queue = undefined;
    const records = this.cores.call("records", i) as string;
    for (let at = 0; at < records.length; at += RECORD) {
      if (records.startsWith(board.address, at)) board.revision = revisionAt(records, at);
    }
  }

  /** A board is switched off that says so before: for good, or that it is back in so many seconds. */
  leave(i: number, seconds: number): void {
    if (!this.boards[i]!.on) return;
    this.cores.call("leave", i, seconds);
    this.off(i);
    this.boards[i]!.stopped = seconds === 0;
  }

  /** A board's clock stands still, and it hears nothing. */
  pause(i: number): void {
    const board = this.boards[i]!;
    if (board.on) board.queue ??= [];
  }

  /** It goes on: late, and with all still to be heard that came in meanwhile. */
  resume(i: number): void {
    const board = this.boards[i]!;
    const { queue } = board;
    if (queue === undefined) return;
    board.queue = undefined;
    this.tick(i, true);
    for (const flight of queue) this.deliver(flight);
  }

  /** Every link works again. */
  heal(): void {
    this.sides = [];
    for (const board of this.boards) board.deaf = board.mute = false;
  }

  /** All trouble ends; who is off stays off. */
  calm(): void {
    this.weather = CLEAR;
    this.heal();
    for (const i of this.boards.keys()) this.resume(i);
  }
}
