/**
 * Who was heard: records, too, that stand in for a table apiece. Source is the address, 4 bytes, and two zeros; type
 * and version are 0; the data is the MAC address, empty where it is not known; and the mark is how well it was heard:
 * 0 for who is no primary, else from 1 on, more the more of a primary's announcements come.
 */
import { use } from "../../lib/modules";
import type * as Newcomer from "../newcomer";
import type { Shell } from "../shell";
import { macOf } from "./mac";
import { ageOf, Size, tail } from "./record";
import { get, put } from "./records";

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

/** So many are known at most. */
const MOST = 64;

const { char, match, sub } = string;
const { min } = math;

/** An address as text in 4 bytes. */
export function packed(ip: string): string {
  return char(...(match(ip, "^(%d+)%.(%d+)%.(%d+)%.(%d+)$") as unknown as number[]));
}

/** Puts down who has which MAC address (empty: it is not known), when it was heard and how well. */
export function write(shell: Shell, address: string, mac: string, stamp: string): void {
  const key = `${address}\0\0\0`;
  put(shell.neighbours, key, `${key}\0\0${char(mac.length)}${mac}${stamp}`);
}

/** The neighbour with an address of 4 bytes; nil if there is none. */
export function neighbour(shell: Shell, address: string): string | undefined {
  return get(shell.neighbours, `${address}\0\0\0`);
}

/**
 * Somebody was heard.
 *
 * @param mac its MAC address; nil if that is not said
 * @param score what counts for it as a primary
 */
export function note(shell: Shell, address: string, mac: string | undefined, score: number): void {
  const now = tmr.time();
  const known = neighbour(shell, address);
  let [its, was] = ["", Score.NONE as number];
  if (known !== undefined) {
    [, was] = ageOf(known, now);
    // As long as it was not known to be a primary it may have pushed what is not its own.
    if (was !== Score.NONE || score === Score.NONE) its = macOf(known);
  } else if (shell.neighbours.count >= MOST && !use<typeof Newcomer>("alfred.newcomer", true).room(shell)) {
    shell.drop("neighbours");
    return;
  }
  if (mac !== undefined && mac !== "" && its !== mac)
    use<typeof Newcomer>("alfred.newcomer", true).moved(shell, mac);
  // A primary was heard when it announced itself.
  const stamp =
    was !== Score.NONE && score === Score.NONE ? sub(known!, -Size.TAIL) : tail(now, min(was + score, 255));
  write(shell, address, mac ?? its, stamp);
}

/** A primary has announced itself. */
export function announced(shell: Shell, ip: string): void {
  const address = packed(ip);
  note(shell, address, undefined, Score.HEARD);
  shell.best ??= address;
}
