/**
 * The data that members share: the fields of an entry besides revision, heartbeat and state.
 * Loaded when the first such field appears.
 */
import type { Entry } from "./entry";

/** The three fields that every entry has. */
export function basic(entry: Entry): Entry {
  return { revision: entry.revision, heartbeat: entry.heartbeat, state: entry.state };
}

/**
 * Whether NodeMCU's sjson makes something else of a value, or no JSON: it does not escape a
 * backslash, and writes a boolean key as it is.
 */
function isGarbled(value: unknown): boolean {
  if (type(value) === "string") return string.find(value as string, "\\", 1, true)[0] !== undefined;
  if (type(value) === "table") {
    for (const [key, item] of pairs(value as LuaTable<AnyNotNil, unknown>)) {
      if (type(key) === "boolean" || isGarbled(key) || isGarbled(item)) return true;
    }
  }
  return false;
}

/**
 * Bytes that an entry's further fields take as JSON; more than any datagram where they cannot be
 * sent. Raises what `sjson.encode` raises.
 */
export function dataBytes(entry: Entry): number {
  if (isGarbled(entry)) return 65535;
  return string.len(sjson.encode(entry)) - string.len(sjson.encode(basic(entry)));
}

/**
 * The board's own entry as it can be sent: without further fields where they cannot be JSON or
 * are too much, as a user may have put them there by hand.
 */
export function sendable(own: Entry, maxData: number): Entry {
  const [ok, bytes] = pcall(dataBytes, own);
  return ok && (bytes as number) <= maxData ? own : basic(own);
}

/**
 * Bytes of heap that an entry takes, more or less: those of its JSON, for texts, and some 56 for each
 * table and each value in one.
 */
function heapBytes(entry: Entry): number {
  const json = sjson.encode(entry);
  const [, parts] = string.gsub(json, "[,{%[]", "");
  return string.len(json) + parts * 56;
}

/** Bytes of heap by which an entry's further fields take more than those of the one that it replaces. */
export function growth(entry: Entry, replaced: Entry | undefined): number {
  return math.max(0, heapBytes(entry) - heapBytes(replaced ?? basic(entry)));
}
