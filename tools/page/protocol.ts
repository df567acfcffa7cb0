/**
 * What the page and the program that serves it say to each other, over one websocket: this is the whole of it,
 * for both ends, and docs/page.md in words. The server tells a {@link Picture} once, and from then on what
 * changes in it ({@link Delta}, `delta.ts` applies it), at most ten times a second. The page asks for
 * {@link Command}s; each is a call over HTTP, too.
 */

/** Bump when either end would misread the other: an old page in a browser then loads itself anew. */
export const VERSION = 1;

/** How often at most the server tells of changes, milliseconds. */
export const TICK = 100;

/** What is kept of the past, by both ends. */
export const KEPT = { happenings: 500, samples: 600, recoveries: 60, console: 16_384 } as const;

/** How one board sees another, a character of {@link Picture.views}: the states of gossip's wire, and "." for not at all. */
export const SEEN = { UNKNOWN: ".", UP: "0", TICK: "1", SUSPECT: "2", DOWN: "3", REMOVE: "4" } as const;

/** What a fleet is, and what can be done with it; changes seldom. */
export interface FleetInfo {
  /** Virtual boards of this program, or real ones seen through a member that this PC is. */
  kind: "virtual" | "real";
  /** Real UDP, or a simulated LAN, which has a virtual clock. */
  lan: "udp" | "sim";
  /** Length of a round, milliseconds. */
  interval: number;
  /** Repeats a simulated run; null: a real fleet. */
  seed: number | null;
  /** Boards that the fleet began with. */
  boards: number;
  /** Bytes of heap free on a board at boot; null: not known. */
  heap: number | null;
  /** What {@link Command}s this fleet takes, from pages that may command: {@link FromServer}'s `control`. */
  can: Command["do"][];
  /** Names of the scenarios that can be run, with a sentence each. */
  scenarios: { name: string; about: string }[];
  /** The scenario that runs, or ran last. */
  scenario: { name: string; running: boolean; step: string } | null;
  /** What datagrams suffer: `loss` 0 to 1, `delay` milliseconds, shortest and longest. */
  weather: { loss: number; delay: [shortest: number, longest: number] } | null;
  /** Boards (by index) on one side of a cut through the network; empty: it is whole. */
  apart: number[];
  /** How fast the virtual clock goes: 0 stands still, 1 is real time; null: there is none. */
  speed: Speed | null;
}

export type Speed = 0 | 1 | 10 | "max";

/** One board, or somebody whom boards speak of. */
export interface BoardInfo {
  ip: string;
  /** Of this program; the member that this PC is in a fleet of real boards; or one known by hearsay only. */
  kind: "virtual" | "watcher" | "heard";
  name: string | null;
  mac: string | null;
  /** The truth where it is known, which is not what the boards believe: "heard" is whom nobody can look into. */
  condition: "off" | "booting" | "up" | "paused" | "cut off" | "heard";
  /** Its own revision, or the highest that others tell. */
  revision: number | null;
  /** Seconds since it started; null: not known. */
  uptime: number | null;
  /** Bytes of heap free; null: not known. */
  heap: number | null;
  /** Sent in the last whole round, payload bytes; null: not known. */
  datagrams: number | null;
  bytes: number | null;
}

/** The moment. */
export interface Now {
  /** Since the start, with a fraction: 0 to 1 is the first. */
  rounds: number;
  /** Milliseconds of the fleet's own clock since the start. */
  time: number;
  /** Whether every board that is on holds every one for what it is. */
  agree: boolean;
}

/** A table that boards share. */
export interface TableInfo {
  name: string;
  /** The newest of each key. */
  rows: TableRowInfo[];
}

export interface TableRowInfo {
  key: string;
  /** Decimal, as p2ptbl writes it: may exceed 2^53. */
  version: string;
  /** Empty: the key is gone. */
  fields: string[];
  /** A character a board: "1" has this very row, "0" an older one or none, "." has no table or is off. */
  holders: string;
}

/** A fact: a record of alfred's, or the latest that autofactory has of a measurement. */
export interface FactInfo {
  /** Tells it from others, and stays the same. */
  id: string;
  source: "alfred" | "autofactory";
  /** alfred's type ("64"), autofactory's measurement. */
  type: string;
  /** Whose it is: a MAC address, or a host's name. */
  from: string;
  /** As text, or in hexadecimal where it is none; JSON of an autofactory's fields. */
  value: string;
  /** Boards that hold it; null: does not apply. */
  holders: number | null;
  /** alfred's version; null: does not apply. */
  version: number | null;
}

/** Something that happened, in words. */
export interface Happening {
  /** Counts up from 1. */
  id: number;
  /** When, in rounds. */
  round: number;
  /** What of: to filter by. */
  topic: "power" | "network" | "gossip" | "table" | "fact" | "scenario" | "trouble";
  text: string;
  /** Indexes of boards that it is about. */
  boards: number[];
}

/** A point of the plots, one or more a round. */
export interface Sample {
  /** In rounds. */
  round: number;
  /** Views (a board of another) of each kind, all boards that are on taken together. */
  up: number;
  suspect: number;
  down: number;
  /** Sent a board and round since the last sample: the mean of the boards that are on. */
  datagrams: number;
  bytes: number;
}

/** How long it took the boards to agree again after something happened. */
export interface Recovery {
  /** Of the {@link Happening} that made them disagree. */
  id: number;
  round: number;
  text: string;
  /** Rounds; null: not yet, or never: see `followedBy`. */
  took: number | null;
  /** The id of the next event, where that came before they agreed: they did not recover from this one by itself. */
  followedBy?: number;
}

/** All that every page shows. Boards keep their index for as long as the fleet lives. */
export interface Picture {
  fleet: FleetInfo;
  now: Now;
  boards: BoardInfo[];
  /** A row an observer, a character a board ({@link SEEN}); null: it cannot say (it is off, or known by hearsay only). */
  views: (string | null)[];
  tables: TableInfo[];
  facts: FactInfo[];
  /** The oldest first. */
  happenings: Happening[];
  samples: Sample[];
  recoveries: Recovery[];
}

/** What has changed. A field that is not there has not. */
export interface Delta {
  now?: Now;
  fleet?: FleetInfo;
  /** By index; one beyond the last is added, and whole. */
  boards?: [index: number, changed: Partial<BoardInfo>][];
  /** Whole rows, by observer. */
  views?: [observer: number, row: string | null][];
  /** Single cells: observer, board, and what {@link SEEN} has for it, one after the other. */
  cells?: (number | string)[];
  tables?: { name: string; changed: TableRowInfo[]; removed: string[] }[];
  facts?: { changed: FactInfo[]; removed: string[] };
  /** New ones. */
  happenings?: Happening[];
  samples?: Sample[];
  /** New ones, and those whose `took` or `followedBy` is known now. */
  recoveries?: Recovery[];
}

/** What is known of the board that a page looks at, besides what the picture has. */
export interface Detail {
  board: number;
  /** Its own view. */
  members: MemberInfo[];
  /** Of gossip and of what else runs: `{ datagramsIn: 3, dropped: { garbled: 1 } }`. */
  counters: Record<string, Counters>;
  /** What it shares through gossip (pushGossip), by the address of who shares it. */
  data: { ip: string; text: string }[];
  /** Heap free over time: rounds, bytes, one after the other. */
  heap: number[];
  /** Datagrams and bytes that it sent a round over time: rounds, datagrams, bytes, one after the other. */
  traffic: number[];
}

export interface Counters {
  [name: string]: number | Counters;
}

export interface MemberInfo {
  ip: string;
  state: number;
  revision: number;
  /** Seconds since its start, the latest heard. */
  heartbeat: number;
}

/** What the server says. */
export type FromServer =
  /** First, and whenever a page could not keep up. `control`: whether this page's commands are taken. */
  | { say: "picture"; version: number; control: boolean; picture: Picture }
  | { say: "delta"; delta: Delta }
  /** Some of the datagrams sent since the last one: sender and receiver, one after the other; -1: to all. Of `total`. */
  | { say: "datagrams"; pairs: number[]; total: number }
  | { say: "detail"; detail: Detail }
  /** The serial console's output; with `whole` all that is kept of it. Bytes, one character each. */
  | { say: "console"; board: number; text: string; whole: boolean }
  | { say: "answer"; id: number; error: string | null };

/** What a page says. */
export type FromPage =
  /** The board that it shows, with its console; null: none. */
  { say: "look"; board: number | null } | { say: "do"; id: number; command: Command };

/** What can be done to a fleet. Boards are indexes. */
export type Command =
  | { do: "power-on" | "power-off" | "restart"; boards: number[] }
  /** The event loop stands still for so many seconds. */
  | { do: "pause"; boards: number[]; seconds: number }
  /** These lose all datagrams, both ways, without noticing; or no more. */
  | { do: "cut-off" | "rejoin"; boards: number[] }
  /** These on one side, all others on the other; none: the network is whole again. */
  | { do: "partition"; boards: number[] }
  | { do: "weather"; loss: number; delay: [shortest: number, longest: number] }
  | { do: "add"; count: number }
  /** Shares data through gossip, as pushGossip does. */
  | { do: "push"; board: number; data: Record<string, string | number | boolean> }
  /** No fields: the key is removed. */
  | { do: "set-row"; board: number; table: string; key: string; fields: string[] }
  /** Sets a record of alfred's on a board. */
  | { do: "set-fact"; board: number; type: number; text: string }
  | { do: "scenario"; name: string }
  | { do: "stop-scenario" }
  | { do: "speed"; speed: Speed }
  /** Types at the serial console: bytes, one character each. */
  | { do: "type"; board: number; text: string }
  /** Ends this fleet and starts another: a link's fleet. `until`: as fast as it goes up to this round. */
  | { do: "anew"; boards: number; seed: number; scenario: string | null; until: number | null };
