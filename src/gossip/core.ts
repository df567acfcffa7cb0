/** What the parts of gossip work on. Types only, but for a few numbers. */
import type { Table } from "./table";

/** The first byte of a datagram; none of them can begin a JSON text. */
export const enum Kind {
  PING = 129,
  ACK = 130,
  /** Please ping somebody for me. */
  ASK = 131,
  /** Somebody asked for was heard, or was not. */
  HEARD = 132,
  UNHEARD = 133,
  NEWS = 134,
  /** News of somebody who wants to know all. */
  JOIN = 135,
  /** Please tell what you know, from a bucket on. */
  GIVE = 136,
  MEMBERS = 137,
  /** Addresses whose data is asked for. */
  PULL = 139,
  /** Address, revision, version, length (2 bytes) and text, as many as fit. */
  DATA = 140,
}

export const enum Time {
  /** Ticks in a round, unless they were too short; milliseconds of the shortest. */
  ROUND = 32,
  SHORTEST = 75,
  /** After so many a board knows enough to tell others. */
  SETTLED = 8,
}

/** Pings of its own before a board asks others. */
export const enum Try {
  DIRECT = 6,
}

/**
 * A member that is being probed.
 *
 * @packed
 */
export interface Probe {
  tries: number;
  /** Ticks until the next try. */
  wait: number;
  /** The addresses of those who did not hear it either. */
  unheard: string;
  /** The tick in which it became a suspect. */
  suspected?: number;
}

/**
 * A member that is pinged because somebody asked for it.
 *
 * @packed
 */
export interface Favour {
  address: string;
  asker: string;
  tries: number;
}

/** How much a fleet may grow, and how long it remembers. */
export interface Bounds {
  /** Addresses kept, the board's own and those remembered as gone included. */
  maxMembers: number;
  /** Rounds for which somebody who is gone is remembered. */
  forgetAfter: number;
}

/**
 * What a board knows of its fleet, and what its surroundings do for it.
 *
 * @packed
 */
export interface Core {
  table: Table;
  config: Bounds;
  /** Sends a datagram to an address, or to all; `most`: as which of those in half a second at the latest. */
  send(this: void, to: string | undefined, datagram: string, most?: number): void;
  /**
   * Called when a member came or changed, with its address and a byte, see busy/note.ts, or its record; with
   * that when it was forgotten.
   */
  changes(this: void, change: string): void;
  /** Pings a member; some member that is there, by lot. */
  ping(this: void, core: Core, address: string): void;
  anyMember(this: void, core: Core, besides?: string): string | undefined;
  /** Counts what was dropped, by its cause. */
  drop(this: void, cause: string): void;
  /** Bytes of heap that are free. */
  heap(this: void): number;
  /** A whole number from `least` to `most`. */
  random(this: void, least: number, most: number): number;
  /** Up time in seconds. */
  uptime(this: void): number;
  /** The board's own address, 4 bytes; "" until it has one. */
  own: string;
  /** The revision of a life that the fleet has not heard of, and the address that the board has left. */
  fresh?: number;
  left?: string;
  tick: number;
  /** Ticks in a round: fewer where rounds are short. */
  round: number;
  /** In which tick of a round this board probes. */
  phase: number;
  probes: LuaTable<string, Probe>;
  favours: Favour[];
  /** Whose changes ride on pings and acks: addresses, after each a byte that says on how many more. */
  rumours: string;
  /** Changes that this board broadcasts, by address: how often still, once a tick. */
  calls: LuaTable<string, number>;
  /** How many of the next broadcasts ask for what others know. */
  joins: number;
  /** Lifeguard's local health: 0 is well, each point slows this board's judgement. */
  health: number;
  /** The tick in which anybody was heard, a member changed, a newcomer came, something was found missing. */
  heard: number;
  changed: number;
  grown: number;
  asked: number;
  /** The bucket, of whom is asked, from which on this board wants to hear next. */
  wanted: number;
  /** Whether the board's revision rose above what its flash holds. */
  unsaved?: boolean;
  /** Whether anybody ever said that it sleeps. */
  sleepers?: boolean;
  /** Whose data is missing here, by who has it; nil while nothing is. */
  missing?: LuaTable<string, string>;
  /** What was told of this board itself, and is to be held against the truth. */
  accused?: string;
  /** Whom to probe next: others say it is gone. */
  doubted?: string;
}
