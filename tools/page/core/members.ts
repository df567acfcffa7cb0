/** A board's own view of others: how many are of each state, and the orders of its list. */
import { type MemberInfo, SEEN } from "../protocol.ts";
import { KINDS, type Seen } from "./opinion.ts";
import { STATE_WORDS } from "./words.ts";

/** A state of gossip's wire as pictures have it; one that gossip does not know is not known here either. */
export function seenOf(state: number): Seen {
  const seen = String(state);
  return seen in KINDS ? (seen as Seen) : SEEN.UNKNOWN;
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
    .map(([state, count]) => `${count} ${STATE_WORDS[seenOf(state)]}`)
    .join(", ");
}
