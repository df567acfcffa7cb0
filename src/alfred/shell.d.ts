/** The interface of alfred, and what its parts work on. Types only. */
import type { Records } from "./busy/records";

/** How a board takes part: as one that holds everybody's data, or as one that asks those. */
export type Mode = "primary" | "secondary";

/** What `start` takes. Times are in seconds. */
export interface Settings {
  /** `secondary` unless told. */
  mode?: Mode;
  /** An IPv4 multicast group: 224.0.0.66 unless told. */
  group?: string;
  /** UDP port: 16962 unless told. */
  port?: number;
  /** How often a primary announces itself and pushes, and a secondary pushes: 10 unless told. */
  syncPeriod?: number;
  /** After which a record that nobody pushes any more is gone: 600 unless told. */
  dataTimeout?: number;
  /** After which a primary that is not heard any more is forgotten: 60 unless told. */
  serverTimeout?: number;
  /** After which an answer, or the rest of what somebody pushes, is not waited for any more: 10 unless told. */
  requestTimeout?: number;
  /** Records, own ones included: 200 unless told. */
  maxRecords?: number;
  /** Bytes of records, 14 of each for what stands before and behind its data: 10,240 unless told. */
  maxBytes?: number;
  /** Whether types 0 to 63, which are reserved, may be set: false unless told. */
  allowReserved?: boolean;
}

/** How a record came here. */
export type Origin = "local" | "firsthand" | "synced";

/** A record as a user sees it. */
export interface Fact {
  /** Any bytes. */
  data: string;
  version: number;
  /** Seconds since it was set, or last heard. */
  age: number;
  source: Origin;
  /** The address of who has set it, if known. */
  ip?: string;
}

/** Facts by the MAC address of who has set them, `5c:cf:7f:01:02:03`. */
export type Facts = LuaTable<string, Fact>;

/** Called with an answer; or with nil and what went wrong. */
export type Answer = (this: void, records: Facts | undefined, err?: string) => void;

/** What has become of a record. */
export interface Event {
  kind: "added" | "changed" | "expired";
  type: number;
  /** The MAC address of who has set it. */
  source: string;
}

/** A primary that is known. */
export interface Primary {
  ip: string;
  /** Seconds since it last announced itself. */
  age: number;
  /** Whether it is the one that this board speaks with as a secondary. */
  best: boolean;
}

export interface Status {
  mode: Mode;
  group: string;
  primaries: Primary[];
  /** Records, own ones included, and what they take, bytes. */
  records: number;
  bytes: number;
  stats: Alfred["stats"];
}

export interface Alfred {
  start(this: void, settings?: Settings): void;
  stop(this: void): void;
  set(this: void, type: number, data: string, version?: number): void;
  unset(this: void, type: number): void;
  request(this: void, type: number, answer: Answer): void;
  onUpdate(this: void, listener?: (this: void, types: number[]) => void): void;
  onEvent(this: void, listener?: (this: void, event: Event) => void): void;
  setMode(this: void, mode: Mode): void;
  status(this: void): Status;
  macOf(this: void, ip: string): string | undefined;
  ipOf(this: void, mac: string): string | undefined;
  /** Counters since boot. */
  stats: {
    datagramsIn: number;
    datagramsOut: number;
    bytesIn: number;
    bytesOut: number;
    sendErrors: number;
    /** Transactions that were taken. */
    transactions: number;
    /** Requests of others that were answered. */
    answered: number;
    /** Records that made room for others. */
    evicted: number;
    /** Records that were not taken back so soon after they had expired. */
    held: number;
    /** Errors of functions that were called. */
    errors: number;
    dropped: LuaTable<string, number>;
  };
  started: boolean;
  /** This board's address as alfred knows it. */
  ip?: string;
  socket?: net.UDPSocket;
  port: number;
  group?: string;
  /** For tools that look at a board from outside. */
  shell: Shell;
}

/**
 * What somebody pushes, as long as not all of it is there; or what this board has asked for.
 *
 * @packed
 */
export interface Transaction {
  ip: string;
  id: number;
  /** When the last of it came, in seconds of up time. */
  at: number;
  /** Its PUSH packets by their sequence numbers, how many, and the bytes that they take. */
  packets: LuaTable<number, string>;
  count: number;
  bytes: number;
  /** Whether all is there, and about to be taken. */
  whole: boolean;
  /** How many there are to be; nil as long as that was not said. */
  expected?: number;
  /** Who has asked for it here, for what type, and when. */
  answer?: Answer;
  type?: number;
  from?: number;
}

/** Work that is under way: does some of it, and returns whether it is done; or other work that takes its place. */
export type Job = (this: void) => boolean | Job;

/**
 * What the parts of alfred work on.
 *
 * @packed
 */
export interface Shell {
  alfred: Alfred;
  primary: boolean;
  /** This board's MAC address, 6 bytes. */
  mac: string;
  syncPeriod: number;
  dataTimeout: number;
  serverTimeout: number;
  requestTimeout: number;
  maxRecords: number;
  maxBytes: number;
  allowReserved: boolean;
  /** Records that were set here; those of others, the one that was heard longest ago first; those that have expired. */
  own: Records;
  heard: Records;
  gone: Records;
  /** Who was heard, packed: alfred/busy/neighbour. */
  neighbours: Records;
  /** The primary that a secondary speaks with, 4 bytes; nil if there is none. */
  best?: string;
  /** What has begun and not ended, the oldest first; the bytes that all of it takes, and what waits to be taken. */
  open: Transaction[];
  bytes: number;
  jobs: Job[];
  /** That of them which pushes this board's records; nil once it is done. */
  sync?: Job;
  /** Looks at the clock from one sync to the next, and how many of them are left. */
  looks: number;
  left: number;
  /** What was drawn last to sign with (alfred/busy/sign), 0 to 255. */
  lot: number;
  timer?: tmr.Timer;
  /** The types of which something has changed since the user was told; nil if nothing has. */
  changed?: LuaTable<number, boolean>;
  onUpdate?: (this: void, types: number[]) => void;
  onEvent?: (this: void, event: Event) => void;
  drop(this: void, cause: string): void;
  report(this: void, problem: string): void;
  /** Sees to it that jobs are done. */
  wake(this: void): void;
  onLook(this: void): void;
  onReceive(this: void, socket: net.UDPSocket, data: string, port: number, ip: string): void;
  onAddress?: (this: void, ip: string | undefined) => boolean;
}
