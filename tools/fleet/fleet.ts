/**
 * Many boards in one LAN, each with its own address and an `init.lua` as a user would write it: the
 * scenario layer under `npm start`, the tests and the benchmarks. Boards are switched on, killed,
 * restarted, cut off; what each knows is asked; rounds are counted.
 */
import { EventEmitter } from "node:events";
import { AccessPoint } from "../board/access-point.ts";
import { Air, type Timing } from "../board/air.ts";
import { nextIp } from "../lan/address.ts";
import type { Lan, Pending } from "../lan/lan.ts";
import { seededRandom } from "../lan/random.ts";
import { agreeing } from "./agreement.ts";
import { compiled, type Firmware, readFirmware } from "./firmware.ts";
import { FleetBoard } from "./fleet-board.ts";
import { StallingLan } from "./stalling-lan.ts";

/** What one program runs at most: as many addresses as main.ts leaves for a fleet. */
export const MOST_BOARDS = 1000;
/** The network that the boards' init.lua joins. */
export const SSID = "hearsay";
const PASSWORD = "what one hears";

/**
 * A quick access point: boards are in after a tenth of a second, and there is a way out at once.
 * Waiting two and a half seconds for Wi-Fi would be most of a short run.
 */
const QUICK: Partial<Timing> = { associate: 60, dhcp: 40, route: 0, beacons: 3_000, retry: 500 };

export interface FleetOptions {
  lan: Lan;
  boards: number;
  /** gossip's roundInterval, milliseconds. */
  interval: number;
  /** Power-on times and the boards' own randomness come from it. Default 1. */
  seed?: number;
  /** The first board's address; the others follow. Default 127.0.8.1. */
  firstIp?: string;
  /** Default 255.0.0.0. */
  netmask?: string;
  /** What init.lua holds. Default: {@link initLua}. */
  init?: (ip: string, fleet: Fleet) => string;
  /**
   * The boards' files beside init.lua, for all or for each by its index. Default: `lua_out/`,
   * compiled as node.compile does.
   */
  firmware?: Firmware | ((index: number) => Firmware);
  /** Look for the moment when all know all ({@link Fleet.allKnewAll}); takes boards² a look. Default true. */
  watch?: boolean;
  /** Bytes of heap free at boot. Default: a board's 44 KB. */
  heap?: number;
  /** Seconds that a board seems to have been up when it starts first. Default 0. */
  uptime?: (index: number) => number;
}

interface Events {
  /** Something happened to a board that it did not bring about itself, in words. */
  happened: [text: string, board: FleetBoard, topic: "power" | "network" | "trouble"];
  /** The fleet has grown by these. */
  grown: [boards: FleetBoard[]];
}

/** An init.lua that joins Wi-Fi, and then does `lines`. */
export function joiningLua(lines: readonly string[]): string {
  return `wifi.setmode(wifi.STATION)
wifi.sta.config({
  ssid = "${SSID}",
  pwd = "${PASSWORD}",
  got_ip_cb = function()
${lines.map((line) => `    ${line}\n`).join("")}  end,
})
`;
}

/** gossip keeps so many members unless told otherwise; more are for its preset "building". */
const AT_HOME = 30;

/** Lines that gossip with two boards that are always there. */
export function gossipLines(fleet: Fleet): string[] {
  const seeds = fleet.boards.slice(0, 2).map((board) => `"${board.ip}"`);
  const preset = fleet.began > AT_HOME ? `preset = "building", ` : "";
  return [
    `gossip = require("gossip")`,
    `gossip.setConfig({ ${preset}seedList = { ${seeds.join(", ")} }, roundInterval = ${fleet.interval} })`,
    "gossip.start()",
  ];
}

/** An init.lua as a user would write it: join Wi-Fi, then gossip. */
export function initLua(_ip: string, fleet: Fleet): string {
  return joiningLua(gossipLines(fleet));
}

export class Fleet extends EventEmitter<Events> {
  readonly lan: Lan;
  /** Each at its index; the list grows ({@link Fleet.grow}). */
  readonly boards: readonly FleetBoard[] = [];
  /** How many there were when it was made: those that come later are configured as these are. */
  readonly began: number;
  /** Milliseconds. */
  readonly interval: number;
  readonly accessPoint: AccessPoint;
  /** The round in which every board first knew every board; undefined until then. */
  allKnewAll: number | undefined;
  private started: number | undefined;
  private readonly random: () => number;
  private readonly watching: boolean;
  private readonly make: (index: number) => FleetBoard;
  private readonly init: (ip: string, fleet: Fleet) => string;
  private readonly pending = new Set<Pending>();

  /** Makes the boards; they stay off until {@link start}. Throws where an address is not IPv4. */
  constructor(options: FleetOptions) {
    super();
    const { lan, seed = 1, firstIp = "127.0.8.1", netmask = "255.0.0.0", init = initLua, heap } = options;
    this.lan = lan;
    this.interval = options.interval;
    this.began = options.boards;
    this.random = seededRandom(seed, 3);
    this.watching = options.watch ?? true;
    const radio = { network: { ssid: SSID, password: PASSWORD }, timing: QUICK };
    this.accessPoint = new AccessPoint(lan, netmask, radio);
    const files = options.firmware ?? compiled(readFirmware());
    this.make = (index) => {
      const ip = nextIp(firstIp, index);
      const loop = new StallingLan(lan);
      const air = new Air(loop, undefined, radio);
      this.accessPoint.giveAddress(air, ip);
      const firmware = typeof files === "function" ? files(index) : files;
      const rest = { ...(heap === undefined ? {} : { heap }), uptime: options.uptime?.(index) ?? 0 };
      return new FleetBoard({ index, ip, air, loop, seed, firmware, ...rest });
    };
    this.init = init;
    this.add(options.boards);
  }

  /**
   * So many boards more, with the addresses that follow; where the fleet was started, each is switched on at a moment
   * of its own within a round. Throws where that were more than {@link MOST_BOARDS}.
   */
  grow(count: number): FleetBoard[] {
    const room = MOST_BOARDS - this.boards.length;
    if (count > room) {
      throw new Error(
        `a fleet has ${MOST_BOARDS} boards at most: ${room === 0 ? "none" : room} can be added to ${this.boards.length}`,
      );
    }
    const added = this.add(count);
    if (this.started !== undefined) {
      for (const board of added) this.switchOn(board);
      if (this.watching && this.allKnewAll !== undefined) this.watchAnew();
    }
    this.emit("grown", added);
    return added;
  }

  /** Switches every board on, each at a moment of its own within the first round. */
  start(): void {
    this.started = this.lan.clock.now();
    for (const board of this.boards) this.switchOn(board);
    if (this.watching) this.watch();
  }

  /** Rounds since {@link start}, with what is under way of this one: 0 to 1 is the first. */
  get rounds(): number {
    if (this.started === undefined) return 0;
    return (this.lan.clock.now() - this.started) / (this.interval * 1000);
  }

  /** The clock's time at which so many rounds are over, microseconds. */
  endOfRound(rounds: number): number {
    return (this.started ?? this.lan.clock.now()) + rounds * this.interval * 1000;
  }

  /** Whether every board that is on holds every board of the fleet for what it is: see {@link agreeing}. */
  agrees(): boolean {
    return agreeing(this, (board) => board.members());
  }

  /** Ends every board and forgets what was to happen. The LAN stays open. */
  close(): void {
    for (const pending of this.pending) pending.cancel();
    this.pending.clear();
    for (const board of this.boards) board.powerOff();
  }

  private add(count: number): FleetBoard[] {
    const boards = this.boards as FleetBoard[];
    const first = boards.length;
    for (let index = first; index < first + count; index++) boards.push(this.make(index));
    const added = boards.slice(first);
    // Not before all are there: an init.lua may name any of them.
    for (const board of added) {
      board.flash.store.set("init.lua", Buffer.from(this.init(board.ip, this), "latin1"));
      board.on("happened", (text, topic) => this.emit("happened", text, board, topic));
    }
    return added;
  }

  private switchOn(board: FleetBoard): void {
    this.later(this.random() * this.interval * 1000, () => board.powerOn());
  }

  /** There are boards more: what all knew is to be known of them, too. */
  private watchAnew(): void {
    this.allKnewAll = undefined;
    this.watch();
  }

  /** Looks four times a round whether all know all, until they do. */
  private watch(): void {
    if (this.boards.every((board) => board.powered) && this.agrees()) {
      this.allKnewAll = Math.max(1, Math.ceil(this.rounds));
      return;
    }
    this.later((this.interval * 1000) / 4, () => this.watch());
  }

  private later(delay: number, fn: () => void): void {
    const pending = this.lan.clock.after(delay, () => {
      this.pending.delete(pending);
      fn();
    });
    this.pending.add(pending);
  }
}
