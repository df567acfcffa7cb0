/** The interface of p2ptbl, and what its parts work on. Types only. */
import type { Hbbp } from "../hbbp/shell";
import type { Rows } from "./busy/rows";

/** What `init` takes. Times are in seconds. */
export interface Options {
  /** Whether to refuse what p2ptbl's shell would garble: true unless told. */
  strict?: boolean;
  /** How often a table that has not changed is told at the most: 60 unless told. */
  interval?: number;
  /** How long changes may wait until they are saved: 5 unless told. */
  saveAfter?: number;
  /** How long it is remembered that a key is gone: a day unless told. */
  forgetAfter?: number;
  /** Rows, those of keys that are gone included: 200 unless told. */
  maxRows?: number;
  /** Bytes of a row: 250 unless told. */
  maxRow?: number;
  /** Bytes of the table: 8,192 unless told. */
  maxBytes?: number;
}

/** Called with what has become of a key: its fields, or nil where it is gone. */
export type Listener = (this: void, key: string, fields: string[] | undefined) => void;

export interface P2ptbl {
  start(this: void, tables: { [name: string]: Options }): void;
  init(this: void, name: string, options?: Options): void;
  get(this: void, name: string, key: string): LuaMultiReturn<string[]>;
  show(this: void, name: string): (this: void) => LuaMultiReturn<string[]>;
  update(this: void, name: string, key: string, ...fields: (string | number)[]): void;
  remove(this: void, name: string, key: string): void;
  filter(this: void, name: string, keeps: (this: void, key: string, ...fields: string[]) => boolean): void;
  merge(this: void, name: string, text: string): number;
  gossip(this: void, name: string, size?: number): void;
  enable(this: void, name: string): void;
  disable(this: void, name: string): void;
  onChange(this: void, name: string, listener: Listener | undefined): void;
  tables(this: void): string[];
  /** Counters since boot. */
  stats: {
    /** Datagrams told, heard, and of those the ones of somebody who holds the same. */
    told: number;
    heard: number;
    same: number;
    /** Rows of others that were taken. */
    rows: number;
    /** Errors of listeners, and of saving. */
    errors: number;
    dropped: LuaTable<string, number>;
  };
  /** For tools that look at a board from outside. */
  shell: Shell;
}

/**
 * A table that the board takes part in.
 *
 * @packed
 */
export interface State {
  name: string;
  rows: Rows;
  strict: boolean;
  interval: number;
  saveAfter: number;
  forgetAfter: number;
  maxRows: number;
  maxRow: number;
  maxBytes: number;
  enabled: boolean;
  /** When each key that is gone was found gone, in seconds of up time. */
  gone: LuaTable<string, number>;
  /** When changes are to be saved; nil while there are none. */
  saveAt?: number;
  /** Trickle (RFC 6206): how long the interval is, when in it the table is told (nil once it was), when it ends. */
  pace: number;
  tellAt?: number;
  endAt: number;
  /** How often in the interval somebody was heard who holds the same. */
  same: number;
  /** When it was begun anew because somebody held something else. */
  resetAt: number;
  /** Counts what was told. */
  turn: number;
  /** So many of the rows that changed last are to be told at once. */
  urgent: number;
  /** Rows are to be told, of whatever kind. */
  asked?: boolean;
  /** Bytes of the member that is asked for; nil: as many as usual. */
  size?: number;
  listener?: Listener;
  /** The keys that have changed since the listener was told. */
  changed: string[];
}

/**
 * What waits to be taken.
 *
 * @packed
 */
export interface Waiting {
  state: State;
  payload: string;
}

/** Work that is under way: does some of it, and returns whether it is done. */
export type Job = (this: void) => boolean;

/**
 * What the parts of p2ptbl work on.
 *
 * @packed
 */
export interface Shell {
  p2ptbl: P2ptbl;
  hbbp: Hbbp;
  tables: LuaTable<string, State>;
  waiting: Waiting[];
  job?: Job;
  /** Has it be as if the job had never been begun: told to who gives it up. */
  undo?: (this: void) => void;
  timer?: tmr.Timer;
  /** When something is due next, in seconds of up time. */
  due: number;
  /** Begins what is due, if nothing is under way, and sees to the next step. */
  wake(this: void): void;
  /** Has something done soon. */
  post(this: void, task: (this: void) => void): void;
  /** Tells the user what has changed in a table. */
  notify(this: void, state: State): void;
  drop(this: void, cause: string): void;
  report(this: void, problem: string): void;
  onLook(this: void): void;
  onMessage(this: void, payload: string | undefined, ip: string, key: string): void;
}
