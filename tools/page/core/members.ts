/** A board's own view of others: the states in words, and the orders of its list. */
import { type MemberInfo, SEEN } from "../protocol.ts";

/** How a state is told apart: by a word, a mark and a colour, in the order of gossip's wire. */
export const STATES = [
  { word: "up", mark: "●", colour: "--up" },
  { word: "tick", mark: "◐", colour: "--tick" },
  { word: "suspect", mark: "▲", colour: "--suspect" },
  { word: "down", mark: "✕", colour: "--down" },
  { word: "removed", mark: "–", colour: "--off" },
] as const;

/** One that gossip does not know is shown as a number. */
export function stateOf(state: number): { word: string; mark: string; colour: string } {
  return STATES[state] ?? { word: `state ${state}`, mark: "?", colour: "--unknown" };
}

export type MemberOrder = "address" | "state";

/** Sorted by address, or by state with what is worst first. */
export function sortMembers(members: readonly MemberInfo[], order: MemberOrder): MemberInfo[] {
  const worst = (member: MemberInfo) => (order === "state" ? -member.state : 0);
  return [...members].sort((a, b) => worst(a) - worst(b) || byAddress(a.ip, b.ip));
}

/** Orders addresses as numbers: 10.0.0.9 is before 10.0.0.10. */
export function byAddress(a: string, b: string): number {
  const left = a.split(".");
  const right = b.split(".");
  for (let at = 0; at < 4; at++) {
    const difference = Number(left[at]) - Number(right[at]);
    if (difference) return difference;
  }
  return 0;
}

/** "12 up, 1 suspect": how many are of each state that is there. */
export function memberSummary(members: readonly MemberInfo[]): string {
  const counts = new Map<number, number>();
  for (const { state } of members) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([state, count]) => `${count} ${stateOf(state).word}`)
    .join(", ");
}

/** What others hold a board for, by how many: "up by 10, suspect by 1"; "" if nobody can say. */
export function believed(views: readonly (string | null)[], board: number): string {
  const counts = new Map<string, number>();
  for (const [observer, row] of views.entries()) {
    if (observer === board || row === null) continue;
    const seen = row[board] ?? SEEN.UNKNOWN;
    counts.set(seen, (counts.get(seen) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([seen, count]) => `${seen === SEEN.UNKNOWN ? "not known" : stateOf(Number(seen)).word} by ${count}`)
    .join(", ");
}
