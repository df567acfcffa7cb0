/**
 * The firmware for people at a PC: a virtual board with plenty of heap runs it, so that a desktop does just what
 * a board does.
 */
import { Air } from "../board/air.ts";
import { Board } from "../board/board.ts";
import { Flash } from "../board/flash.ts";
import type { Value } from "../board/module.ts";
import { MemoryStore } from "../board/store.ts";
import { compiled, readFirmware } from "../fleet/firmware.ts";
import { firstHost } from "../lan/address.ts";
import type { Lan } from "../lan/lan.ts";
import { SimLan } from "../lan/sim.ts";

/** Bytes of heap: what is held may be larger here than on a chip. */
const HEAP = 16 * 1024 * 1024;
/** How often something that is waited for is looked for, and how long: milliseconds. */
const STEP = 100;
const PATIENCE = 20_000;

export interface Place {
  ip: string;
  netmask: string;
  mac?: string;
}

export class DesktopBoard {
  readonly board: Board;

  /**
   * Switches it on.
   *
   * @param files what is in its flash besides the firmware
   * @param onPrint told each text that the firmware prints
   * @param onPanic told what made it restart
   * @param watchdog VM instructions that one callback may run; as many as it likes unless told, since much at once
   * takes longer than a chip may
   */
  constructor(
    readonly lan: Lan,
    readonly place: Place,
    files: ReadonlyMap<string, Buffer>,
    onPrint: (text: string) => void,
    onPanic: (problem: string) => void,
    watchdog = Number.POSITIVE_INFINITY,
  ) {
    const store = new MemoryStore();
    for (const [path, content] of [...compiled(readFirmware()), ...files]) store.set(path, content);
    const { ip, netmask, mac } = place;
    const air = new Air(lan, { ip, netmask, gateway: firstHost(ip, netmask) });
    const seed = Math.floor(Math.random() * 2 ** 31);
    const flash = new Flash(store);
    this.board = new Board({ air, flash, heap: HEAP, seed, watchdog, ...(mac ? { mac } : {}) });
    this.board.on("output", onPrint);
    this.board.on("panic", onPanic);
    this.board.powerOn();
  }

  /** Waits until it has joined the network. Throws an Error in words where it does not. */
  async up(): Promise<void> {
    const joined = () =>
      this.board.vm !== undefined && this.lua("return wifi.sta.getip() ~= nil")[0] === true;
    await this.until(joined, `${this.place.ip}: no network within ${PATIENCE / 1000} seconds`);
  }

  /** Lets its time go by until it holds: its own in a network that is not there, else that of the machine. */
  async until(holds: () => boolean, problem: string): Promise<void> {
    const { lan } = this;
    for (let passed = 0; !holds(); passed += STEP) {
      if (passed >= PATIENCE) throw new Error(problem);
      if (lan instanceof SimLan) lan.run(lan.clock.now() + STEP * 1000);
      else await new Promise((resolve) => setTimeout(resolve, STEP));
    }
  }

  /** Runs Lua, and gives its results. Throws an Error with the firmware's words, without where in its code. */
  lua(chunk: string): Value[] {
    try {
      return this.board.lua(chunk);
    } catch (error) {
      throw new Error((error as Error).message.replace(/^\S*:\d+: /, ""));
    }
  }

  close(): void {
    this.board.powerOff();
  }
}
