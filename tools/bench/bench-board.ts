/**
 * One board for measuring: its firmware compiled and stripped in flash, an address, and somebody
 * else in its LAN who speaks to it. Nothing else goes on there, so each figure is the same in
 * every run.
 */
import { Air } from "../board/air.ts";
import { Board } from "../board/board.ts";
import type { Value } from "../board/module.ts";
import type { Vm } from "../board/vm.ts";
import { readFirmware } from "../fleet/firmware.ts";
import type { Lan, Port } from "../lan/lan.ts";
import { SimLan } from "../lan/sim.ts";

const BOARD_IP = "10.0.0.1";
const SPEAKER_IP = "10.9.9.9";
const NETMASK = "255.0.0.0";
/** Long enough for a board to boot and find its address. */
const BOOT = 10_000_000;

/** Microseconds of an ESP8266 at 80 MHz, reckoned roughly. */
const INSTRUCTION = 5;
const ALLOCATION = 30;

/** What handling something took. */
export interface Cost {
  instructions: number;
  allocations: number;
  /** Bytes of heap above rest at the most, garbage not counted. */
  peak: number;
}

export class BenchBoard {
  readonly lan = new SimLan({ seed: 1 });
  readonly board: Board;
  readonly #speaker: Port;

  /**
   * @param heap bytes of heap; a board's 44 KB unless told otherwise
   * @param lanOf the LAN as the board sees it, where it sees it in a way of its own
   */
  constructor(heap?: number, lanOf: (lan: SimLan) => Lan = (lan) => lan) {
    const lease = { ip: BOARD_IP, netmask: NETMASK, gateway: "10.0.0.254" };
    const air = new Air(lanOf(this.lan), lease);
    this.board = new Board({ air, ...(heap === undefined ? {} : { heap }) });
    for (const [name, content] of readFirmware()) this.board.flash.store.set(name, content);
    this.board.on("panic", (message) => {
      throw new Error(`the board panics: ${message}`);
    });
    this.board.powerOn();
    this.#pass(BOOT);
    this.board.lua(`
      for name in pairs(file.list()) do
        if name:find("%.lua$") then node.compile(name) file.remove(name) end
      end`);
    // A simulated station binds at once.
    this.#speaker = this.lan.station(SPEAKER_IP, NETMASK).bind(5000, () => {}) as Port;
  }

  get vm(): Vm {
    if (!this.board.vm) throw new Error("the board is off");
    return this.board.vm;
  }

  #pass(micros: number): void {
    this.lan.run(this.lan.clock.now() + micros);
  }

  /** Lets seconds go by. */
  wait(seconds: number): void {
    this.#pass(seconds * 1_000_000);
  }

  /** Heap in use, bytes, with no garbage in it. */
  rest(): number {
    return this.vm.rest();
  }

  /** Runs a chunk of Lua on the board and gives its results. */
  lua(chunk: string): Value[] {
    return this.board.lua(chunk);
  }

  /** Has a datagram arrive (at gossip's port unless told), and what it brings about in so many seconds. */
  deliver(datagram: string, seconds = 0.5, port = 5000): void {
    this.#speaker.send(Buffer.from(datagram, "latin1"), port, BOARD_IP);
    this.wait(seconds);
  }

  /** What something takes: exact counts, collecting at every allocation as a board's VM does. */
  cost(what: () => void): Cost {
    const rest = this.rest();
    const { vm } = this;
    vm.measure(true);
    vm.heap.resetPeak();
    const { instructions } = vm;
    const { allocations } = vm.heap;
    what();
    const cost = {
      instructions: vm.instructions - instructions,
      allocations: vm.heap.allocations - allocations,
      peak: vm.heap.peak - rest,
    };
    vm.measure(false);
    return cost;
  }

  /** The longest callback meanwhile, milliseconds of an ESP8266 by the rule of thumb that designs are compared with. */
  longest(what: () => void): number {
    const { vm } = this;
    // Counts that are exact.
    vm.measure(true, false);
    let [most, depth] = [0, 0];
    const call = vm.call.bind(vm);
    const metered = vm as { call?: Vm["call"] };
    metered.call = (fn, args) => {
      const before = [vm.instructions, vm.heap.allocations] as const;
      depth++;
      const outcome = call(fn, args);
      if (--depth > 0) return outcome;
      const [instructions, allocations] = [vm.instructions - before[0], vm.heap.allocations - before[1]];
      most = Math.max(most, (instructions * INSTRUCTION + allocations * ALLOCATION) / 1000);
      return outcome;
    };
    what();
    // The class's own again.
    delete metered.call;
    vm.measure(false);
    return most;
  }

  close(): void {
    this.board.powerOff();
    this.lan.close();
  }
}
