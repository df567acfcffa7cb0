/** What is written at a node of the graph. */
import type { BoardInfo } from "../protocol.ts";

/** Longer names are cut. */
const LONGEST = 16;
/** The longest name that short labels have room for. */
const SHORT = 8;

/** An address, or a name that is cut where it is long; `short`: what tells it from its neighbours, ".7". */
export function label({ ip, name }: BoardInfo, short: boolean): string {
  if (short) return name && name.length <= SHORT ? name : ip.replace(/^.*\./, ".");
  if (name) return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
  return ip;
}

/** What is written inside of a node: the last number of its address. */
export function lastNumber({ ip }: BoardInfo): string {
  return ip.slice(ip.lastIndexOf(".") + 1);
}

/** Pairs of boards that hold each other for there, by index, one after the other. */
export function bonds(views: readonly (string | null)[]): number[] {
  const there = (row: string | null | undefined, board: number) =>
    row?.[board] === "0" || row?.[board] === "1";
  const pairs: number[] = [];
  for (const [one, row] of views.entries())
    for (let other = one + 1; other < views.length; other += 1)
      if (there(row, other) && there(views[other], one)) pairs.push(one, other);
  return pairs;
}
