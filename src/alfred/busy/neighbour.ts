/**
 * Who was heard: records, too, that stand in for a table apiece. Source is the address, 4 bytes, and two zeros; type
 * and version are 0; the data is the MAC address, empty where it is not known, and behind it, where a primary has said
 * itself that it has that, how often it did; and the mark is how well it was heard: 0 for who is no primary, else from 1
 * on, more the more of a primary's announcements come.
 */
import type { Shell } from "../shell";
import { Size } from "./record";
import { get } from "./records";

export const enum Score {
  /** No primary. */
  NONE = 0,
  /** Of one that is heard no more. */
  LEAST = 1,
  /** One announcement. */
  HEARD = 8,
  /** By so much another one is to be better, lest boards go from one to the other all the time. */
  BETTER = 16,
}

/** An address as text in 4 bytes. */
export function packed(ip: string): string {
  return string.char(...(string.match(ip, "^(%d+)%.(%d+)%.(%d+)%.(%d+)$") as unknown as number[]));
}

/** The neighbour with an address of 4 bytes; nil if there is none. */
export function neighbour(shell: Shell, address: string): string | undefined {
  return get(shell.neighbours, `${address}\0\0\0`);
}

/** So often a primary is to have signed that it has a MAC address until it is believed: no chance is like that. */
export const enum Signed {
  OFTEN = 3,
}

/** What is put down of a neighbour's MAC address: that, and how often it has signed it, if it has. */
export function claimOf(neighbour: string): string {
  return string.sub(neighbour, Size.HEAD + 1, -Size.TAIL - 1);
}

/** The MAC address of a neighbour; empty if it is not known. */
export function macOf(neighbour: string): string {
  const claim = claimOf(neighbour);
  return claim.length > 6 && string.byte(claim, 7) < Signed.OFTEN ? "" : string.sub(claim, 1, 6);
}
