/**
 * A virtual ESP8266 with NodeMCU. It has a place in the air of a LAN, a flash, a serial port; its
 * time is the LAN's clock's and its randomness its seed's, so that a simulated board does the same
 * in each run. Everything in it happens in callbacks of that clock, one after the other.
 */
import { EventEmitter } from "node:events";
import type { Pending } from "../lan/lan.ts";
import { seededRandom } from "../lan/random.ts";
import type { Air } from "./air.ts";
import { Console } from "./console.ts";
import { Flash } from "./flash.ts";
import { Loader } from "./loader.ts";
import { StopBoard } from "./lua/args.ts";
import { lua } from "./lua/wasm.ts";
import type { BoardModule, Opened, RefValue, RestartCause, Value } from "./module.ts";
import { STARTUP, type StartupOptions } from "./modules/node/startup.ts";
import { RealTimeClock } from "./modules/rtctime.ts";
import { MODULES } from "./modules.ts";
import { Netif } from "./netif.ts";
import { Panic } from "./panic.ts";
import { readGlobal, runChunk } from "./probe.ts";
import { BANNER } from "./release.ts";
import { addModule, openLibraries } from "./rom.ts";
import { Services } from "./services.ts";
import { Tasks } from "./tasks.ts";
import { Vm } from "./vm.ts";

/** From the reset to the banner, in microseconds. */
const BOOT_TIME = 100_000;
/** VM instructions one callback may run before the watchdog bites: some eight seconds at 5 µs each. */
const WATCHDOG = 1_600_000;

export interface BoardOptions {
  /** The air it is in; its LAN's clock is the board's time. */
  air: Air;
  flash?: Flash;
  /** Bytes of heap that are free once the libraries are open (default 44 KB). */
  heap?: number;
  /** Station MAC address; the chip's number is its last three bytes. */
  mac?: string;
  /** What the board's random numbers come from. */
  seed?: number;
  /** The modules built in; all there are unless told otherwise. */
  modules?: readonly BoardModule[];
  /** How many VM instructions one callback may run before the watchdog restarts the board. */
  watchdog?: number;
  /** Seconds that it seems to have been up when it starts first (default 0): what tmr counts from. */
  uptime?: number;
}

interface Events {
  /** Bytes that leave the serial port, one character each. */
  output: [text: string];
  /** The libraries are open; init.lua runs next. */
  boot: [cause: RestartCause];
  /** An error left a callback; the board restarts in two seconds. */
  panic: [message: string];
  /** Power is gone: switched off, or cut in the middle of a write. */
  dark: [];
}

export class Board extends EventEmitter<Events> {
  readonly air: Air;
  readonly flash: Flash;
  readonly mac: string;
  readonly chipId: number;
  readonly modules: readonly BoardModule[];
  readonly heapSize: number;
  /** Random numbers from the board's seed: 0 <= x < 1. */
  readonly random: () => number;
  readonly tasks: Tasks;
  readonly console: Console;
  readonly panic = new Panic(this);
  /** What RTC memory keeps over restarts. */
  readonly rtc = new RealTimeClock();
  /** What node.startup keeps for the next boot. */
  startup: StartupOptions = { ...STARTUP };
  /** The running Lua, and what loads its code; undefined while the board is off or starting. */
  vm: Vm | undefined;
  loader: Loader | undefined;
  /** Why it started last. */
  cause: RestartCause = "power";
  /** How often it has started. */
  boots = 0;
  readonly #watchdog: number;
  /** Microseconds of up time before the first start. */
  readonly #before: number;
  #netif: Netif | undefined;
  #opened: Opened[] = [];
  #started = 0;
  #startup: Pending | undefined;
  /** How many callbacks are running, one within the other. */
  #depth = 0;
  /** What is to happen when the running callback is done. */
  #next: { dark: true } | { cause: RestartCause; sleep?: number } | undefined;

  constructor(options: BoardOptions) {
    super();
    const { air, flash = new Flash(), heap = 44 * 1024, mac = "5c:cf:7f:00:00:01", seed = 1 } = options;
    this.air = air;
    this.flash = flash;
    this.heapSize = heap;
    this.mac = mac;
    this.chipId = Number.parseInt(mac.replaceAll(":", "").slice(-6), 16);
    this.modules = options.modules ?? MODULES;
    this.#watchdog = options.watchdog ?? WATCHDOG;
    this.#before = (options.uptime ?? 0) * 1_000_000;
    this.random = seededRandom(seed, this.chipId);
    this.tasks = new Tasks(this.clock);
    this.console = new Console(
      this.tasks,
      (body) => this.run(body),
      (text) => this.emit("output", text),
    );
    flash.onPowerCut = () => this.powerOff();
  }

  get clock() {
    return this.air.lan.clock;
  }

  /** Whether there is power. */
  get powered(): boolean {
    return this.vm !== undefined || this.#startup !== undefined;
  }

  /** Microseconds since it started; in its first life, with those that it began with. */
  uptime(): number {
    return this.clock.now() - this.#started;
  }

  /** Whether lines or tasks wait to be run. */
  get busy(): boolean {
    return this.console.busy || this.tasks.waiting;
  }

  /** Bytes of heap that are free, as node.heap() tells. */
  heapFree(): number {
    return this.vm?.freeHeap() ?? 0;
  }

  /** Switches on; harmless when it is on. */
  powerOn(): void {
    if (this.powered) return;
    this.rtc.clear();
    this.#start("power", BOOT_TIME);
  }

  /** Cuts the power: nothing is closed or flushed, and what runs goes no further. */
  powerOff(): void {
    if (!this.powered) return;
    this.#next = { dark: true };
    if (this.#depth === 0) this.#settle();
    else this.vm?.stop();
  }

  /** Restarts once what runs now is done (at once when nothing does). */
  restart(cause: RestartCause = "software"): void {
    if (!this.vm) return;
    this.#next ??= { cause };
    if (this.#depth === 0) this.#settle();
  }

  /** Deep sleep, once what runs is done: dark for `us` microseconds (0: for good), then it starts. */
  sleep(us: number): void {
    this.#next ??= { cause: "deep sleep", sleep: us };
  }

  /** Types into the serial console: bytes, one character each. */
  type(text: string): void {
    this.run(() => this.console.serial.receive(text));
  }

  /** Calls a Lua callback; an error becomes a panic. */
  dispatch(fn: RefValue, ...args: Value[]): Value[] | undefined {
    const { vm } = this;
    if (!vm || fn.ref < 0) return undefined;
    let results: Value[] | undefined;
    this.run(() => {
      const outcome = vm.call(fn, args);
      if (outcome.ok) results = outcome.results;
      else if (!vm.stopping) this.panic.report(outcome.error);
    });
    return this.vm === vm ? results : undefined;
  }

  /** Runs something of the host's as one callback: what it asked for (a restart) happens after it. */
  run(body: () => void): void {
    const { vm } = this;
    if (!vm) return;
    if (this.#depth++ === 0) this.#guard(vm);
    try {
      body();
    } catch (error) {
      if (!(error instanceof StopBoard)) throw error;
    } finally {
      this.#depth--;
    }
    if (this.#depth === 0) this.#settle();
  }

  #guard(vm: Vm): void {
    const limit = vm.instructions + this.#watchdog;
    vm.onStep = () => {
      if (vm.instructions <= limit || vm.stopping) return;
      this.#next = { cause: "software watchdog" };
      vm.stop();
    };
  }

  /** After a callback: the power that failed, the restart that was asked for. */
  #settle(): void {
    const next = this.#next;
    if (!next) return;
    this.#down();
    if ("dark" in next) this.emit("dark");
    else if (next.sleep !== 0) this.#start(next.cause, BOOT_TIME + (next.sleep ?? 0));
  }

  #start(cause: RestartCause, delay: number): void {
    this.cause = cause;
    this.#startup = this.clock.after(delay, () => {
      this.#startup = undefined;
      this.#boot();
    });
  }

  #boot(): void {
    this.boots++;
    this.#started = this.clock.now() - (this.boots === 1 ? this.#before : 0);
    const vm = new Vm();
    this.vm = vm;
    this.#netif = new Netif(this.air);
    const loader = new Loader(vm, this.flash);
    this.loader = loader;
    this.run(() => {
      this.#open(vm, loader, new Services(this, vm, this.#netif!));
      vm.limitHeap(this.heapSize);
      this.emit("boot", this.cause);
      const { banner, command = "@init.lua" } = this.startup;
      this.console.start(vm, loader, banner ? BANNER : "", command);
    });
  }

  /** Lua's libraries and the modules that are built in. */
  #open(vm: Vm, loader: Loader, services: Services): void {
    const outcome = vm.protect((args) => {
      openLibraries(args, loader, (text) => this.console.write(text));
      for (const module of this.modules) {
        const opened = module.open(services);
        this.#opened.push(opened);
        for (const cls of opened.classes ?? []) {
          vm.pushClass(args.L, cls);
          lua.lua_settop(args.L, -2);
        }
        addModule(args, module.name, opened.members);
      }
    });
    if (!outcome.ok) throw new Error(`the board does not boot: ${String(outcome.error)}`);
  }

  /** Everything in RAM is gone. */
  #down(): void {
    const { vm } = this;
    this.#startup?.cancel();
    this.#startup = this.#next = this.vm = this.loader = undefined;
    this.panic.reset();
    this.console.stop();
    this.tasks.clear();
    for (const opened of this.#opened.splice(0)) opened.close?.();
    this.#netif?.close();
    this.#netif = undefined;
    vm?.close();
  }

  /** The value of a global, as the host sees it; undefined while it is off. */
  global(name: string): Value {
    return this.vm && readGlobal(this.vm, name);
  }

  /**
   * Runs a chunk of Lua as a callback of its own and gives its results (none if the power was cut in
   * it); throws what it raises.
   */
  lua(chunk: string): Value[] {
    const { vm, loader } = this;
    if (!vm || !loader) throw new Error("the board is off");
    let results: Value[] = [];
    let failure: Value;
    this.run(() => {
      const outcome = runChunk(vm, loader, chunk);
      if (outcome.ok) results = outcome.results;
      else if (!vm.stopping) failure = outcome.error ?? "nil";
    });
    if (failure !== undefined) throw new Error(String(failure));
    return results;
  }
}
