/**
 * How a NodeMCU module is bound to a board: a file of `modules/` exports one {@link BoardModule},
 * named as NodeMCU names it. When the board boots, `open` is called with what the board offers
 * and gives the module's functions and constants; they become the global table of that name.
 *
 * A function gets its arguments as {@link Args} and returns its results. It refuses what the
 * firmware refuses, in its words: through the checks of Args, or by throwing {@link LuaError}.
 *
 *     export const adc: BoardModule = {
 *       name: "adc",
 *       open: () => ({ members: { read: (args: Args) => (args.integer(1) === 0 ? 512 : 0) } }),
 *     };
 */
import type { Clock } from "../lan/lan.ts";
import type { Air } from "./air.ts";
import type { Flash } from "./flash.ts";
import type { HostClass, HostFunction, RefValue, Value } from "./lua/values.ts";
import type { Netif } from "./netif.ts";
import type { Vm } from "./vm.ts";

export { ArgError, Args, LuaError, StopBoard } from "./lua/args.ts";
export {
  type HostClass,
  type HostFunction,
  LightUserdata,
  NewObject,
  RefValue,
  type Value,
} from "./lua/values.ts";

/** Functions, constants, and tables of them (`wifi.sta`). */
export interface Members {
  [name: string]: HostFunction | Value | Members;
}

/** What a module gives when a board boots. */
export interface Opened {
  members: Members;
  /** Classes of the objects it makes; their metatables then exist from the start, as in flash. */
  // biome-ignore lint/suspicious/noExplicitAny: each class has a state of its own kind.
  classes?: HostClass<any>[];
  /** The board switches off or restarts: stop timers, close sockets. References are void by then. */
  close?(): void;
}

export interface BoardModule {
  readonly name: string;
  open(board: BoardServices): Opened;
}

/** Priorities of `node.task.post`: the higher one runs first. */
export const PRIORITY = { low: 0, medium: 1, high: 2 } as const;

/** Why a board started, as the SDK tells it: by power, by node.restart, by a watchdog or a panic, from deep sleep, by its reset button. */
export type RestartCause =
  | "power"
  | "software"
  | "hardware watchdog"
  | "exception"
  | "software watchdog"
  | "deep sleep"
  | "external reset";

/** What a board offers its modules. */
export interface BoardServices {
  readonly vm: Vm;
  /** The LAN's clock. What a module schedules here must be cancelled in its `close`. */
  readonly clock: Clock;
  /** The network interface, which wifi brings up and net's sockets use. New at each boot. */
  readonly netif: Netif;
  /** The air around the board: its access point, the station while it has an address. */
  readonly air: Air;
  readonly flash: Flash;
  /** The station's MAC address, "5c:cf:7f:xx:xx:xx". */
  readonly mac: string;
  readonly chipId: number;
  /** Microseconds since power on or restart (not wrapped). */
  uptime(): number;
  /** The board's own randomness, from its seed: 0 <= x < 1. */
  random(): number;
  /**
   * Calls a Lua callback from the event loop, protected: an error is a panic, as on a board.
   * Gives the results, or undefined after an error (or when the board is off).
   */
  dispatch(fn: RefValue, ...args: Value[]): Value[] | undefined;
  /** Runs `run` as a task of its own, soon, in order of priority (see {@link PRIORITY}). */
  post(priority: number, run: () => void): void;
  /** Restarts the board once what runs now is done; `cause` is what node.bootreason says then ("software" unless told). */
  restart(cause?: RestartCause): void;
  /** Writes to the serial console, byte for byte. */
  write(text: string): void;
  /** As the firmware's own messages (`node.osprint` shows them; they are off otherwise). */
  osprint(text: string): void;
}
