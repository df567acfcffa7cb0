/** The interface of facts, and what its parts work on. Types only. */
import type { Phase } from "./phase";

/** A number, a text, or several by their names. */
export type Fields = number | string | LuaTable<string, number | string>;

/** What `start` takes. Times are in seconds. */
export interface Settings {
  /** Where the autofactory is: `ws://host:8675/client`. */
  server: string;
  /** Where this board is; nothing unless told. */
  region?: string;
  zone?: string;
  dataCenter?: string;
  /** What the server asks for, if it does: travels as `Authorization: Bearer …`. */
  token?: string;
  /** Until a server that was lost is tried again, the first time: 5 unless told. */
  connectInterval?: number;
  /** How long it is tried before `onGiveUp` is called, and it is tried slowly: 900 unless told. */
  connectPeriod?: number;
  buffer?: {
    /** Records that are held: 100 unless told. */
    records?: number;
    /** Bytes of them: 4,096 unless told. */
    bytes?: number;
    /** In which they are kept over a restart; none unless told. At most 27 bytes. */
    file?: string;
    /** After which a record is in the file at the latest: 300 unless told. */
    spillEvery?: number;
  };
  /** Called once when the server was away for `connectPeriod`. */
  onGiveUp?: (this: void) => void;
}

export interface Status {
  /** What is being done about the connection: `off` before start, `up` once facts may go. */
  state: "off" | "waiting" | "connecting" | "greeting" | "up" | "closing";
  /** Why there is no connection, where that is known. */
  problem?: string;
  /** What the server calls this board; "" as long as it was never there. */
  id: string;
  /** Whether the server says what it has stored. */
  acknowledges: boolean;
  /** Records that are held, and their bytes. */
  buffered: number;
  bytes: number;
  stats: Stats;
}

/** Counters since boot. */
export interface Stats {
  connections: number;
  messagesIn: number;
  messagesOut: number;
  bytesIn: number;
  bytesOut: number;
  sendErrors: number;
  /** Records that were collected, that left since the server has them, and that were lost for want of room. */
  collected: number;
  stored: number;
  lost: number;
  /** Errors, those of functions of the user's included. */
  errors: number;
  /** Messages that were not taken, by cause: `message`, `order`, `kind`, `text`, `memory`. */
  dropped: LuaTable<string, number>;
}

export interface Facts {
  start(this: void, settings: Settings): void;
  stop(this: void): void;
  define(this: void, name: string, fn?: (this: void) => Fields | undefined, period?: number): void;
  status(this: void): Status;
  stats: Stats;
  started: boolean;
  /** For tools that look at a board from outside. */
  shell: Shell;
}

/**
 * A fact of the user's own; times in ticks.
 *
 * @packed
 */
export interface Own {
  name: string;
  fn: (this: void) => Fields | undefined;
  period: number;
  due: number;
}

/**
 * What the parts of facts work on. Times are in ticks of 100 ms, those that something is due at count from the start.
 *
 * @packed
 */
export interface Shell {
  facts: Facts;
  /** Ticks since boot; when something is due next, and the microseconds that are no whole tick yet. */
  ticks: number;
  next: number;
  rest: number;
  /** What `tmr.now()` said last, and how often it has begun anew. */
  last: number;
  wraps: number;
  /** Microseconds by which ticks were late since the averages were made. */
  late: number;
  timer?: tmr.Timer;
  onTick(this: void): void;
  /** Sees to it that what is due is done soon. */
  wake(this: void): void;
  report(this: void, problem: string): void;
  drop(this: void, cause: string): void;
  /** As `tmr.time()` would count microseconds, added to which it is the time of the day: 7 bytes; nil if not known. */
  offset?: string;
  /** The records, the oldest first (facts/busy/records), their bytes, how many of them have been sent. */
  records: string[];
  bytes: number;
  sent: number;
  sequence: number;
  maxRecords: number;
  maxBytes: number;
  /** How many of the lost ones the server was told of. */
  told: number;
  own: Own[];
  /** When the averages are due; late shares, in 65,536ths, of the last 1, 5, 15 minutes. */
  averageDue: number;
  one: number;
  five: number;
  fifteen: number;
  /** When facts are collected next; periods that the server has set (0: off), and when each is due. */
  collectDue: number;
  memoryPeriod: number;
  memoryDue: number;
  netPeriod: number;
  netDue: number;
  cpuPeriod: number;
  cpuDue: number;
  /** When the last of each began; what the network's counters were then, and milliseconds that were late since. */
  netAt: number;
  counted?: number[];
  cpuAt: number;
  cpuLate: number;
  server: string;
  /** What says where this board is, as JSON: `,"region":"…"`. */
  place: string;
  token?: string;
  connectInterval: number;
  connectPeriod: number;
  onGiveUp?: (this: void) => void;
  ws?: websocket.Client;
  phase: Phase;
  linkDue: number;
  tries: number;
  /** Since when there has been no server; whether that was said; whether another board has this one's place. */
  lostAt: number;
  /** Why there is no connection, as far as that is known. */
  problem?: string;
  gaveUp: boolean;
  replaced: boolean;
  id: string;
  acknowledges: boolean;
  /** Whether acknowledgements are still to be asked for. */
  asks: boolean;
  /** From when on something may be sent; when the server has said last that something is stored. */
  clear: number;
  storedAt: number;
  file?: string;
  spillEvery: number;
  spillDue: number;
  /**
   * Whether there is anything in the file, and of that anything without its time; how much had been collected then;
   * `tmr.time()` when facts were stopped.
   */
  spilled: boolean;
  timeless: boolean;
  saved: number;
  stoppedAt: number;
  onConnection(this: void): void;
  onReceive(this: void, ws: websocket.Client, message: string, opcode: number): void;
  onClose(this: void, ws: websocket.Client, status: number): void;
}
