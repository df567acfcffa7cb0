/**
 * What a board of NodeMCU's gossip has told, packed: of each member the address (4 bytes), revision (4) and
 * heartbeat (4), big-endian, and state (1). Decoded it would take ten times the heap while it is acted on.
 */

export const enum Told {
  REVISION = 5,
  HEARTBEAT = 9,
  STATE = 13,
}

export const enum Length {
  /** Bytes of a member. */
  TOLD = 13,
}

/** The further fields of the entries that have any, as JSON objects, by address. */
export type Texts = LuaTable<string, string>;
