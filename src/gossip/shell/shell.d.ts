/** What gossip.ts and its commands share: types only, nothing of it is on the board. */
import type { Entries, Entry } from "../entry";
import type { Bounds, Fleet } from "../fleet";

/** What `setConfig` takes; docs/gossip.md says what each field does. */
export interface Config extends Bounds {
  seedList: string[];
  roundInterval: number;
  comPort: number;
  debug: boolean;
  debugOutput: (this: void, message: string) => void;
  maxData: number;
}

/** Counts since the board started; those of datagrams and bytes begin again at 0 after 2^30. */
export interface Stats {
  datagramsIn: number;
  datagramsOut: number;
  bytesIn: number;
  bytesOut: number;
  /** Datagrams that could not be sent: no address, Wi-Fi just came back, no heap to write one. */
  sendErrors: number;
  /** Errors caught in callbacks, the user's included. */
  errors: number;
  /** Datagrams dropped, by cause; `full` counts what found no room. */
  dropped: LuaTable<string, number>;
}

/** Called with entries by address, or with the single entry of a member that is gone. */
export type UpdateCallback = (this: void, update: Entries | Entry) => void;

/** The module as a user sees it. */
export interface Gossip {
  config: Config;
  stats: Stats;
  /** What is known of every board, by address. Read only. */
  networkState: Entries;
  /** Whether the board takes part: `start()` was called, and Wi-Fi gave an address. */
  started: boolean;
  /** The board's address as gossip knows it. */
  ip?: string;
  socket?: net.UDPSocket;
  /** The socket under the manual's name. */
  inboundSocket?: net.UDPSocket;
  timer?: tmr.Timer;
  updateCallback?: UpdateCallback;
  /** `updateCallback` under the manual's name. */
  callbackFunction?: UpdateCallback;
  /**
   * Takes part in the fleet from now on, or as soon as Wi-Fi gives an address. Defines the global
   * `getNetworkState()`, which prints what is known. Harmless when already started. Raises an
   * error that names the NodeMCU modules that are missing.
   */
  start(this: void): void;
  /** Stops taking part: frees the socket and the timer. What is known stays readable. */
  stop(this: void): void;
  /**
   * Sets what the table names and keeps the rest. What it does not know, or what is of a wrong
   * type or out of range, is said through debugOutput and left as it was.
   */
  setConfig(this: void, userConfig: Partial<Config>): void;
  /** What is known of every board, as JSON text: an object by address. */
  getNetworkState(this: void): string;
  /**
   * Sets this board's data (nil takes it away) and sends a SYN at once, to `ip` or a random
   * contact. Raises an error when the data cannot be JSON, or takes more than `maxData` bytes.
   */
  pushGossip(this: void, data: unknown, ip?: string): void;
  /** Overrides the saved revision, a whole number from 0: the next start takes one more. */
  setRevFileValue(this: void, revision: number): void;
  /** `setRevFileValue` under the name that the manual heads it with. */
  setRevManually(this: void, revision: number): void;
}

/** What the commands need of gossip.ts. */
export interface Shell {
  gossip: Gossip;
  fleet: Fleet;
  /** Takes a format and its values as string.format does. */
  log(this: void, format: string, ...values: (string | number)[]): void;
  report(this: void, problem: string): void;
  sendSyn(this: void, to?: string): void;
  /** Guarded callbacks of the timer, the socket and the address watcher. */
  onRound(this: void): void;
  onReceive(this: void, socket: net.UDPSocket, data: string, port: number, ip: string): void;
  onAddress(this: void, ip: string | undefined): boolean;
}
