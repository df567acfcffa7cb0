/**
 * What is known of one board, as it stands in a datagram and in networkState. The meaning of
 * its fields and the order of two entries are those of NodeMCU's gossip module.
 */
import { isGarbled } from "./garbled";

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

/**
 * An entry's fields besides its own three, as a JSON object: "" if it has none, nil if they cannot be
 * told on.
 */
export function further(entry: Entry): string | undefined {
  const fields = new LuaTable<string, unknown>();
  let some = false;
  for (const [name, value] of pairs(entry as unknown as LuaTable<string, unknown>)) {
    if (name !== "revision" && name !== "heartbeat" && name !== "state") {
      fields.set(name, value);
      some = true;
    }
  }
  if (!some) return "";
  if (isGarbled(fields)) return undefined;
  const [encoded, text] = pcall(sjson.encode, fields as never);
  if (encoded) return text as unknown as string;
  // What the heap does not suffice for is not the entry's fault.
  if (string.find(tostring(text), "not enough memory", 1, true)[0] !== undefined) error(text, 0);
  return undefined;
}
