/** What gossip.ts and its commands share: types only, nothing of it is on the board. */

import type { Entries, Entry } from "../busy/entry";
import type { Bounds, Core } from "../core";

/** What `setConfig` takes; docs/gossip.md says what each field does. */
export interface Config extends Bounds {
  seedList: string[];
  roundInterval: number;
  comPort: number;
  debug: boolean;
  debugOutput: (this: void, message: string) => void;
  maxData: number;
  maxDataTotal: number;
}

/** Counts since the board started; those of datagrams and bytes begin again at 0 after 2^30. */
export interface Stats {
  datagramsIn: number;
  datagramsOut: number;
  bytesIn: number;
  bytesOut: number;
  /** Datagrams that could not be sent: no address, Wi-Fi just came back. */
  sendErrors: number;
  /** Datagrams that were not sent since the board had sent so many in that half second. */
  held: number;
  /** Errors caught in callbacks, the user's included. */
  errors: number;
  /** Datagrams dropped, by cause; `full` counts what found no room. */
  dropped: LuaTable<string, number>;
}

/** Called with entries by address, or with the single entry of a member that is forgotten. */
export type UpdateCallback = (this: void, update: Entries | Entry) => void;

/** The module as a user sees it. */
export interface Gossip {
  config: Config;
  stats: Stats;
  /**
   * What is known of every board, by address; each look gives a table of its own. Read only: writing
   * raises an error. `pairs` goes through it; `next` and `sjson.encode` see an empty table.
   */
  networkState: Entries;
  /** What the protocol keeps: for tools that look in from outside. */
  core: Core;
  /** Whether the board takes part: `start()` was called, and Wi-Fi gave an address. */
  started: boolean;
  /** The board's address as gossip knows it; nil while there is none. */
  ip?: string;
  socket?: net.UDPSocket;
  /** The socket under the manual's name. */
  readonly inboundSocket?: net.UDPSocket;
  timer?: tmr.Timer;
  updateCallback?: UpdateCallback;
  /** `updateCallback` under the manual's name. */
  callbackFunction?: UpdateCallback;
  /**
   * Takes part in the fleet from now on, or as soon as Wi-Fi gives an address. Defines the global
   * `getNetworkState()`, which prints what is known; where `pairs` does not honour `__pairs` (Lua
   * 5.1), replaces it by one that does. Harmless when already started. Raises an error that says why
   * the port cannot be used when there is an address already.
   */
  start(this: void): void;
  /** Says goodbye and takes part no more: frees the socket and the timer. What is known stays readable. */
  stop(this: void): void;
  /**
   * Tells the fleet that this board sleeps, and sends it to deep sleep.
   *
   * @param seconds a whole number from 1; raises an error where the firmware cannot sleep so long
   * @param option as `node.dsleep` takes it
   */
  sleep(this: void, seconds: number, option?: 0 | 1 | 2 | 4): void;
  /**
   * Sets what the table names and keeps the rest; a preset's name stands for a table. What it does
   * not know, or what is of a wrong type or out of range, is said through debugOutput and left as it was.
   */
  setConfig(this: void, userConfig: Partial<Config> & { preset?: string }): void;
  /** What is known of every board, as JSON text: an object by address. */
  getNetworkState(this: void): string;
  /** Goes through what is known: `for ip, member in gossip.members() do`. */
  members(this: void): (this: void) => LuaMultiReturn<[ip: string, member: Entry] | []>;
  /**
   * Sets this board's data (nil takes it away) and tells the fleet at once; a board that runs
   * NodeMCU's gossip at `ip` gets a SYN. Raises an error when the data cannot be JSON, or takes more
   * than `maxData` bytes.
   */
  pushGossip(this: void, data: unknown, ip?: string): void;
  /** Overrides the saved revision, a whole number from 0: the next start takes one more. */
  setRevFileValue(this: void, revision: number): void;
  /** `setRevFileValue` under the name that the manual heads it with. */
  setRevManually(this: void, revision: number): void;
}

/**
 * What the parts that are loaded on demand need of gossip.ts.
 *
 * @packed
 */
export interface Shell {
  gossip: Gossip;
  core: Core;
  /** Whether `start()` was called. */
  wanted?: boolean;
  /** Data that was pushed before there was an address. */
  early?: string;
  /** Whether `node.restart` tells the fleet. */
  restarts?: boolean;
  /** Of whom the user is still to be told: addresses with a byte behind, see busy/note.ts, and records. */
  pending: string;
  /** Where broadcasts go. */
  broadcast: string;
  /** A tick that comes after more microseconds is late. */
  late: number;
  /** The further fields of entries as JSON objects, by address; nil while there are none. */
  data?: LuaTable<string, string>;
  /** Takes a format and its values as string.format does. */
  log(this: void, format: string, ...values: (string | number)[]): void;
  /** Addresses as text from 4 bytes, and back. */
  textOf(this: void, address: string): string;
  packed(this: void, ip: string): string;
  /** Guarded callbacks of the timer, the socket and the address watcher. */
  onTick(this: void): void;
  onReceive(this: void, socket: net.UDPSocket, data: string, port: number, ip: string): void;
  onAddress?: (this: void, ip: string | undefined) => boolean;
}
