/** One board of a fleet: the virtual board, and what is done to it and asked of it from outside. */
import { EventEmitter } from "node:events";
import type { Air } from "../board/air.ts";
import { Board } from "../board/board.ts";
import { Flash } from "../board/flash.ts";
import type { Value } from "../board/module.ts";
import type { Firmware } from "./firmware.ts";
import { boundOf, MemberReader, type Members, networkState, statsOf } from "./knowledge.ts";
import type { StallingLan } from "./stalling-lan.ts";

export interface FleetBoardOptions {
  index: number;
  ip: string;
  air: Air;
  /** Its event loop: the LAN that {@link air} is in. */
  loop: StallingLan;
  seed: number;
  firmware: Firmware;
  heap?: number;
  uptime?: number;
}

interface Events {
  /** Something happened to the board, in words that follow its address: "was switched off". */
  happened: [text: string, topic: "power" | "network" | "trouble"];
}

export class FleetBoard extends EventEmitter<Events> {
  readonly index: number;
  readonly ip: string;
  readonly board: Board;
  private readonly loop: StallingLan;
  private readonly reader = new MemberReader();

  constructor(options: FleetBoardOptions) {
    super();
    const { index, ip, air, loop, seed, firmware, ...rest } = options;
    this.loop = loop;
    this.index = index;
    this.ip = ip;
    const flash = new Flash();
    for (const [name, content] of firmware) flash.store.set(name, content);
    const tail = [16, 8, 0].map((shift) => (((index + 1) >> shift) & 255).toString(16).padStart(2, "0"));
    const mac = `5c:cf:7f:${tail.join(":")}`;
    this.board = new Board({ air, flash, mac, seed, ...rest });
    // A traceback is no sentence; the console has it.
    this.board.on("panic", (message) => {
      this.emit("happened", `panics: ${message.split("\n", 1)[0]}`, "trouble");
    });
    this.board.on("boot", (cause) => {
      if (cause !== "power") this.emit("happened", `restarted by itself (${cause})`, "power");
    });
    air.onTrouble = (message) => this.emit("happened", `is in trouble: ${message}`, "trouble");
  }

  get flash(): Flash {
    return this.board.flash;
  }

  /** Whether there is power. */
  get powered(): boolean {
    return this.board.powered;
  }

  /** Whether its event loop stands still. */
  get paused(): boolean {
    return this.loop.stalled;
  }

  /** Whether its datagrams are lost, both ways. */
  get cut(): boolean {
    return this.board.air.cut;
  }

  powerOn(): void {
    if (this.powered) return;
    this.board.powerOn();
    this.emit("happened", "was switched on", "power");
  }

  /** Cuts the power: the board is gone without a word. */
  powerOff(): void {
    if (!this.powered) return;
    this.dark();
    this.emit("happened", "was switched off", "power");
  }

  /** As its reset button: off and on again. */
  restart(): void {
    if (this.powered) this.dark();
    this.board.powerOn();
    this.emit("happened", "was restarted", "power");
  }

  /** Its event loop stands still for so many seconds from now on: no timer, no datagram, no line at the console. */
  pause(seconds: number): void {
    if (!this.powered) return;
    this.loop.stall(seconds * 1_000_000);
    this.emit("happened", `stands still for ${seconds} s`, "power");
  }

  /** Ends a {@link pause} before its time. */
  wake(): void {
    this.loop.wake();
  }

  /** Without power nothing is busy any more, and nothing of what waited comes. */
  private dark(): void {
    this.board.powerOff();
    this.loop.wake();
  }

  /** Its datagrams are lost from now on, both ways; its Wi-Fi seems well to it. */
  cutOff(): void {
    if (this.cut) return;
    this.board.air.cut = true;
    this.emit("happened", "was cut off", "network");
  }

  rejoin(): void {
    if (!this.cut) return;
    this.board.air.cut = false;
    this.emit("happened", "is back in the network", "network");
  }

  /** Whom its gossip knows now; undefined while it is off or gossip is not loaded. */
  members(): Members | undefined {
    return this.reader.read(this.board);
  }

  /** How many members its gossip keeps at most; undefined as for {@link members}. */
  bound(): number | undefined {
    return boundOf(this.board);
  }

  /** `gossip.stats` as it is now; undefined as for {@link members}. */
  stats(): Record<string, Value> | undefined {
    return statsOf(this.board);
  }

  /** `getNetworkState()` as the board gives it, parsed; undefined while gossip is not loaded. */
  networkState(): unknown {
    return this.powered ? networkState(this.board) : undefined;
  }
}
