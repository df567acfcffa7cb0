/**
 * What is known of one board, as it stands in a datagram and in networkState. The meaning of
 * its fields and the order of two entries are those of NodeMCU's gossip module.
 */

/** What a board is thought to be; a greater state wins over a smaller one of the same heartbeat. */
export const enum State {
  /** It was heard, or somebody heard it. */
  UP = 0,
  /** One SYN to it is unanswered. */
  TICK = 1,
  SUSPECT = 2,
  DOWN = 3,
  /** Unanswered for so long that it will be forgotten. */
  REMOVE = 4,
}

export interface Entry {
  /** How often the board has started, kept in its flash. */
  revision: number;
  /** The board's up time in seconds. */
  heartbeat: number;
  state: State;
  /** What the board's user pushed. */
  data?: unknown;
  /** Fields of other versions travel on as they are. */
  [extra: string]: unknown;
}

/** Entries by address. */
export type Entries = LuaTable<string, Entry>;

export const enum Limit {
  /** The largest revision or heartbeat: that of a 32-bit integer. */
  WHOLE = 2147483647,
  /** Bytes of a datagram that we send: an ESP8266 sends 1,472; the rest is for what a path puts around it. */
  BYTES = 1400,
  /** Bytes of one with data in it: decoded, data takes more heap than what surrounds it. */
  DATA_BYTES = 800,
  /** Bytes of heap to handle one of those in, and for what else it may bring about. */
  DATA_HEAP = 8400,
}

/** Whether entry `a` is newer than `b`: by revision, then heartbeat, then state. */
export function newer(a: Entry, b: Entry | undefined): boolean {
  if (b === undefined) return true;
  if (a.revision !== b.revision) return a.revision > b.revision;
  if (a.heartbeat !== b.heartbeat) return a.heartbeat > b.heartbeat;
  return a.state > b.state;
}

/** The number, if it is a whole one from 0 to `most`; a float comes back as an integer. */
export function whole(value: unknown, most: number): number | undefined {
  const n = type(value) === "number" ? math.floor(value as number) : -1;
  // A NaN equals nothing, not even itself.
  return n === value && n >= 0 && n <= most ? n : undefined;
}

/** Whether an entry has fields besides the three that every entry has. */
export function hasData(entry: Entry): boolean {
  let fields = 0;
  for (const [_] of pairs(entry as unknown as LuaTable<string, unknown>)) fields += 1;
  return fields > 3;
}
