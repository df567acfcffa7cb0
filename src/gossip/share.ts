/**
 * Sharing data on purpose, and going without: what is done seldom with it. Loaded when that happens,
 * and let go of at once.
 */
import { use } from "../lib/modules";
import type * as Data from "./data";
import { type Entry, hasData } from "./entry";
import type { Fleet } from "./fleet";

/**
 * Sets the board's own data.
 *
 * Raises an error, at whoever called `pushGossip`, when the data cannot be JSON or is too much.
 */
export function push(fleet: Fleet, maxData: number, data: unknown): void {
  const { basic, dataBytes } = use<typeof Data>("gossip.data");
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
 * Takes an entry's further fields off it; the rest is not passed on.
 *
 * @returns how many entries it was that had any
 */
export function strip(fleet: Fleet, entry: Entry): number {
  if (!hasData(entry)) return 0;
  fleet.stripped ??= setmetatable(new LuaTable<Entry, boolean>(), { __mode: "k" });
  fleet.stripped.set(entry, true);
  const plain = use<typeof Data>("gossip.data").basic(entry) as unknown as LuaTable<string, unknown>;
  for (const [field] of pairs(entry as unknown as LuaTable<string, unknown>)) {
    if (!plain.has(field)) entry[field] = undefined;
  }
  return 1;
}

/** Takes the further fields off some member, to make room. Returns false if nobody has any. */
export function shed(fleet: Fleet): boolean {
  for (const [ip, entry] of fleet.state) {
    if (ip !== fleet.own && strip(fleet, entry) > 0) return true;
  }
  return false;
}
