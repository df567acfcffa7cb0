/** One board of a fleet: the virtual board, and what is done to it and asked of it from outside. */
import { EventEmitter } from "node:events";
import type { Air } from "../board/air.ts";
import { Board } from "../board/board.ts";
import { Flash } from "../board/flash.ts";
import type { Value } from "../board/module.ts";
import type { Firmware } from "./firmware.ts";
import { boundOf, type Members, membersOf, networkState, statsOf } from "./knowledge.ts";

export interface FleetBoardOptions {
  index: number;
  ip: string;
  air: Air;
  seed: number;
  firmware: Firmware;
  heap?: number;
  uptime?: number;
}

interface Events {
  /** Something happened to the board, in words that follow its address: "was killed". */
  happened: [text: string];
}

export class FleetBoard extends EventEmitter<Events> {
  readonly index: number;
  readonly ip: string;
  readonly board: Board;

  constructor(options: FleetBoardOptions) {
    super();
    const { index, ip, air, seed, firmware, ...rest } = options;
    this.index = index;
    this.ip = ip;
    const flash = new Flash();
    for (const [name, content] of firmware) flash.store.set(name, content);
    const tail = [16, 8, 0].map((shift) => (((index + 1) >> shift) & 255).toString(16).padStart(2, "0"));
    const mac = `5c:cf:7f:${tail.join(":")}`;
    this.board = new Board({ air, flash, mac, seed, ...rest });
    this.board.on("panic", (message) => this.emit("happened", `panics: ${message}`));
    air.onTrouble = (message) => this.emit("happened", `is in trouble: ${message}`);
  }

  get flash(): Flash {
    return this.board.flash;
  }

  /** Whether there is power. */
  get powered(): boolean {
    return this.board.powered;
  }

  /** Whether its datagrams are lost, both ways. */
  get cut(): boolean {
    return this.board.air.cut;
  }

  powerOn(): void {
    if (this.powered) return;
    this.board.powerOn();
    this.emit("happened", "was switched on");
  }

  /** Cuts the power: the board is gone without a word. */
  powerOff(): void {
    if (!this.powered) return;
    this.board.powerOff();
    this.emit("happened", "was killed");
  }

  /** As its reset button: off and on again. */
  restart(): void {
    if (this.powered) this.board.powerOff();
    this.board.powerOn();
    this.emit("happened", "was restarted");
  }

  /** Its datagrams are lost from now on, both ways; its Wi-Fi seems well to it. */
  cutOff(): void {
    if (this.cut) return;
    this.board.air.cut = true;
    this.emit("happened", "was cut off");
  }

  rejoin(): void {
    if (!this.cut) return;
    this.board.air.cut = false;
    this.emit("happened", "is back in the network");
  }

  /** Whom its gossip knows now; undefined while it is off or gossip is not loaded. */
  members(): Members | undefined {
    return membersOf(this.board);
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
