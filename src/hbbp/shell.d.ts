/** The interface of hbbp, and what its parts work on. */

/**
 * Called with a message.
 *
 * @param payload any bytes; nil where the message is a key alone
 * @param ip who sent it
 */
export type Handler = (this: void, payload: string | undefined, ip: string, key: string) => void;

/** What `start` takes. */
export interface Settings {
  /** UDP port; 4950 unless told. */
  port?: number;
  /** An IPv4 multicast group to join and send to, instead of the directed broadcast address. */
  group?: string;
}

export interface Hbbp {
  /**
   * Takes part from now on; without an address, as soon as Wi-Fi gives one. Once started, does nothing.
   *
   * Raises an error if a setting is none, or the port is taken.
   */
  start(this: void, settings?: Settings): void;
  /** Takes part no more. Handlers stay. */
  stop(this: void): void;
  /**
   * Sends a message to all.
   *
   * Raises an error if there can be no such key, or key and payload are more than a datagram holds: 1,231
   * bytes, with one between them.
   *
   * @returns whether it went out: false without an address, or where the network stack refuses
   */
  broadcast(this: void, key: string, payload?: string): boolean;
  /** Sends a message to one address. Else as `broadcast`. */
  send(this: void, ip: string, key: string, payload?: string): boolean;
  /**
   * Has a function called with each message of a key; of all below it, if the key ends in `/`. There is one
   * for each key, the last one, and of several that match the one with the longest key is called.
   */
  on(this: void, key: string, handler: Handler): void;
  /** Has none called any more. */
  off(this: void, key: string): void;
  /** Counters since boot. */
  stats: {
    datagramsIn: number;
    datagramsOut: number;
    bytesIn: number;
    bytesOut: number;
    sendErrors: number;
    /** Errors of handlers. */
    errors: number;
    /** By cause: `key` (none, or not a good one), `size` (too long). */
    dropped: LuaTable<string, number>;
  };
  started: boolean;
  /** This board's address as hbbp knows it. */
  ip?: string;
  socket?: net.UDPSocket;
  port: number;
  group?: string;
}

/**
 * What the parts of hbbp work on.
 *
 * @packed
 */
export interface Shell {
  hbbp: Hbbp;
  handlers: LuaTable<string, Handler>;
  /** Where broadcasts go. */
  target: string;
  /** Counts an error that was caught, and says it. */
  report(this: void, problem: string): void;
  onReceive: (this: void, socket: net.UDPSocket, data: string, port: number, ip: string) => boolean;
  onAddress?: (this: void, ip: string | undefined) => boolean;
}
