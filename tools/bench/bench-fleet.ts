/**
 * A fleet in the simulated LAN that is measured: its boards tell each change of what they know, what
 * they send is metered, and time goes on to the very moment that something becomes true.
 */
import { GLOBALS } from "../board/lua/values.ts";
import { cString, lua } from "../board/lua/wasm.ts";
import type { Args } from "../board/module.ts";
import { compiled, type Firmware, readFirmware } from "../fleet/firmware.ts";
import { Fleet, type FleetOptions, joiningLua } from "../fleet/fleet.ts";
import type { FleetBoard } from "../fleet/fleet-board.ts";
import { STATE } from "../fleet/knowledge.ts";
import { type Random, seededRandom } from "../lan/random.ts";
import { SimLan } from "../lan/sim.ts";
import { SendMeter } from "./send-meter.ts";
import { Views } from "./views.ts";

/** The round, milliseconds. */
const INTERVAL = 10_000;
/** A round in the clock's microseconds. */
export const ROUND = INTERVAL * 1000;

/** What is run. */
export interface FleetSpec {
  boards: number;
  /** The chance, 0 to 1, that a receiver misses a datagram. */
  loss: number;
  seed: number;
  /** Bytes of heap on each board. Default: 44 KB up to 254 boards, 96 KB beyond. */
  heap?: number;
}

let firmware: Firmware | undefined;

/** `lua_out/` compiled, once for all fleets. */
export function hearsay(): Firmware {
  firmware ??= compiled(readFirmware());
  return firmware;
}

/** The lines of init.lua that run gossip as every board of a bench does, and tell the host what changes. */
export function gossipLines(first: string, boards: number): string[] {
  return [
    `gossip = require("gossip")`,
    `gossip.setConfig({ seedList = { "${first}" }, roundInterval = ${INTERVAL}, maxMembers = ${boards + 1} })`,
    "gossip.updateCallback = function(update)",
    "  for ip, member in next, update do",
    `    if type(member) == "table" then saw(ip, member.state) end`,
    "  end",
    "end",
    "gossip.start()",
  ];
}

export class BenchFleet {
  readonly lan: SimLan;
  readonly fleet: Fleet;
  readonly views: Views;
  readonly meter: SendMeter;
  /** What a scenario draws its choices from. */
  readonly random: Random;
  panics = 0;
  /** Errors that gossip's guard caught on boards that have lost power since. */
  private errorsBefore = 0;
  private readonly indexes = new Map<string, number>();

  /** Makes the boards; {@link start} switches them on. `options` go to the {@link Fleet} in place of its own. */
  constructor(
    readonly spec: FleetSpec,
    options: Partial<FleetOptions> = {},
  ) {
    const { boards, loss, seed } = spec;
    this.lan = new SimLan({ seed, loss });
    this.random = seededRandom(seed, 4);
    // As small a network as holds them, so that addresses are what they would be.
    const building = boards <= 254;
    this.fleet = new Fleet({
      lan: this.lan,
      boards,
      seed,
      interval: INTERVAL,
      firstIp: building ? "192.168.1.1" : "10.0.0.1",
      netmask: building ? "255.255.255.0" : "255.255.252.0",
      heap: spec.heap ?? (building ? 44 : 96) * 1024,
      firmware: hearsay(),
      watch: false,
      init: (_ip, { boards: all }) => joiningLua(gossipLines(all[0]!.ip, boards)),
      ...options,
    });
    this.views = new Views(boards, () => this.lan.clock.now());
    this.meter = new SendMeter(boards);
    for (const board of this.fleet.boards) this.attach(board);
    this.lan.onDatagram = ({ what, at, fromIp, data }) => {
      if (what === "sent") this.meter.sent(this.indexes.get(fromIp)!, at, data.length);
    };
  }

  private attach({ board, ip, index }: FleetBoard): void {
    this.indexes.set(ip, index);
    board.on("panic", () => this.panics++);
    board.on("boot", () => {
      this.views.started(index);
      const saw = (args: Args) => {
        const about = this.indexes.get(args.string(1));
        if (about !== undefined) this.views.saw(index, about, args.integer(2));
      };
      board.vm?.protect(({ L, vm }) => {
        vm.pushFunction(L, saw);
        lua.lua_setfield(L, GLOBALS, cString("saw"));
      });
    });
  }

  get boards(): readonly FleetBoard[] {
    return this.fleet.boards;
  }

  /** Switches every board on, each within the first round. */
  start(): void {
    this.fleet.start();
  }

  powerOff(index: number): void {
    const board = this.boards[index]!;
    this.errorsBefore += Number(board.stats()?.errors ?? 0);
    this.views.stopped(index);
    board.powerOff();
  }

  powerOn(index: number): void {
    this.boards[index]!.powerOn();
  }

  /** Lets so many rounds go by. */
  pass(rounds: number): void {
    this.lan.run(this.lan.clock.now() + rounds * ROUND);
  }

  /** Calls `fn` so many rounds from now. */
  after(rounds: number, fn: () => void): void {
    this.lan.clock.after(rounds * ROUND, fn);
  }

  /** The rounds from now until `done` is true, or null where it is not within `limit` rounds. */
  until(done: () => boolean, limit: number): number | null {
    const from = this.lan.clock.now();
    return this.lan.clock.run(from + limit * ROUND, done) ? (this.lan.clock.now() - from) / ROUND : null;
  }

  /** Errors that gossip's guard caught on any board. */
  errors(): number {
    const now = this.boards.map((board) => Number(board.stats()?.errors ?? 0));
    return now.reduce((sum, count) => sum + count, this.errorsBefore);
  }

  /** The least heap that is free at rest on any board that runs, bytes. */
  leastFree(): number {
    const free = this.boards.flatMap(({ board }) => {
      if (!board.vm) return [];
      board.vm.rest();
      return [board.heapFree()];
    });
    return Math.min(...free);
  }

  /** Datagrams that boards handed to lwIP and that never left: too long, or to themselves. */
  unsent(): number {
    const handed = this.boards.reduce((sum, { board }) => sum + board.air.traffic.sent, 0);
    return handed - this.lan.traffic.sent;
  }

  /**
   * Views in which what a board's table says is not what it told ({@link Views}), of some 32 boards
   * of the fleet: above 0, the other figures are not to be trusted.
   */
  untold(): number {
    let untold = 0;
    const step = Math.ceil(this.boards.length / 32);
    for (const viewer of this.boards.filter(({ index }) => index % step === 0)) {
      if (!viewer.powered) continue;
      const members = viewer.members();
      for (const { index, ip } of this.boards) {
        if (index === viewer.index) continue;
        const there = (state = STATE.DOWN as number) => state < STATE.DOWN;
        if (there(members?.get(ip)?.state) !== there(this.views.stateOf(viewer.index, index))) untold++;
      }
    }
    return untold;
  }

  close(): void {
    this.fleet.close();
    this.lan.close();
  }
}
