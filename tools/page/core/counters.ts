/** The counters of a board's modules, in the order and the words for people. */
import type { Counters } from "../protocol.ts";
import { spoken } from "./units.ts";

/** What a module counts. */
export interface CounterGroup {
  module: string;
  /** What is counted both ways: "datagrams", "bytes". */
  ways: { name: string; in: number; out: number }[];
  /** The rest, one by one. */
  single: { name: string; count: number }[];
  /** Counts by cause: what was dropped, and why. Those that are 0 are left out. */
  causes: { name: string; total: number; by: { name: string; count: number }[] }[];
}

/** What gossip means by its causes; docs/gossip.md has the whole sentences. */
const CAUSES: Record<string, string> = {
  kind: "of no known kind",
  entry: "not whole, or out of range",
  size: "empty, or too long",
  json: "no JSON object",
  type: "neither SYN nor ACK",
  address: "a bad address",
  number: "a bad revision or heartbeat",
  state: "a bad state",
  data: "data that is no JSON object",
  memory: "no memory to handle it",
  full: "no room for what is new",
};

/** A group a module, by name, gossip first. */
export function counterGroups(counters: Record<string, Counters>): CounterGroup[] {
  const modules = Object.keys(counters).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return modules.map((module) => group(module, counters[module]!));
}

const rank = (module: string) => (module === "gossip" ? 0 : 1);

function group(module: string, counters: Counters): CounterGroup {
  const result: CounterGroup = { module, ways: [], single: [], causes: [] };
  for (const [name, value] of Object.entries(counters)) {
    if (typeof value !== "number") {
      const by = flat(value)
        .filter(({ count }) => count > 0)
        .map(({ name: cause, count }) => ({ name: causeWords(module, cause), count }));
      result.causes.push({ name: spoken(name), total: by.reduce((sum, { count }) => sum + count, 0), by });
      continue;
    }
    const both = /^(.+)(In|Out)$/.exec(name);
    const other = both && counters[`${both[1]}${both[2] === "In" ? "Out" : "In"}`];
    if (both && typeof other === "number") {
      if (both[2] === "In") result.ways.push({ name: spoken(both[1]!), in: value, out: other });
    } else result.single.push({ name: spoken(name), count: value });
  }
  result.ways.sort((a, b) => (a.name < b.name ? 1 : -1));
  result.single.sort((a, b) => (a.name < b.name ? -1 : 1));
  return result;
}

function flat(counters: Counters): { name: string; count: number }[] {
  return Object.entries(counters)
    .flatMap(([name, value]) =>
      typeof value === "number"
        ? [{ name, count: value }]
        : flat(value).map((inner) => ({ name: `${name}, ${inner.name}`, count: inner.count })),
    )
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function causeWords(module: string, cause: string): string {
  const words = module === "gossip" ? CAUSES[cause] : undefined;
  return words ? `${cause}: ${words}` : spoken(cause);
}
