/**
 * The data that members share: the fields of an entry besides revision, heartbeat and state.
 * Loaded when the first such field appears.
 */
import type { Entry } from "./entry";
import type { Fleet } from "./fleet";

function basic(entry: Entry): Entry {
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
 * Sets the board's own data.
 *
 * Raises an error, at whoever called `pushGossip`, when the data cannot be JSON or is too much.
 */
export function push(fleet: Fleet, maxData: number, data: unknown): void {
  const own = fleet.state.get(fleet.own!);
  const entry = basic(own);
  entry.data = data;
  const [ok, bytes] = pcall(dataBytes, entry);
  if (!ok) error(`gossip.pushGossip: the data cannot be JSON: ${tostring(bytes)}`, 3);
  if (bytes === 65535)
    error("gossip.pushGossip: NodeMCU's JSON cannot carry a backslash or a boolean key", 3);
  if ((bytes as number) > maxData) {
    error(`gossip.pushGossip: the data takes ${tostring(bytes)} bytes as JSON; maxData is ${maxData}`, 3);
  }
  own.data = data;
}

/**
 * The board's own entry as it can be sent: without further fields where they cannot be JSON or
 * are too much, as a user may have put them there by hand.
 */
export function sendable(own: Entry, maxData: number): Entry {
  const [ok, bytes] = pcall(dataBytes, own);
  return ok && (bytes as number) <= maxData ? own : basic(own);
}

/** By how many bytes of JSON an entry has more further fields than the one that it replaces. */
export function growth(entry: Entry, replaced: Entry | undefined): number {
  return math.max(0, dataBytes(entry) - (replaced === undefined ? 0 : dataBytes(replaced)));
}

/** Takes an entry's further fields off it; the rest is not passed on. */
export function strip(fleet: Fleet, entry: Entry): void {
  fleet.stripped ??= setmetatable(new LuaTable<Entry, boolean>(), { __mode: "k" });
  fleet.stripped.set(entry, true);
  const plain = basic(entry) as unknown as LuaTable<string, unknown>;
  for (const [field] of pairs(entry as unknown as LuaTable<string, unknown>)) {
    if (!plain.has(field)) entry[field] = undefined;
  }
}
