/** Putting down who was heard. */
import { use } from "../../lib/modules";
import type * as Newcomer from "../newcomer";
import type { Shell } from "../shell";
import { claimOf, neighbour, packed, Score } from "./neighbour";
import { ageOf, Size, tail } from "./record";
import { put } from "./records";

/** So many are known at most. */
const MOST = 64;

const { char, sub } = string;
const { min } = math;

/** Puts down who has which MAC address (as claimOf has it; empty: it is not known), when it was heard and how well. */
export function write(shell: Shell, address: string, mac: string, stamp: string): void {
  const key = `${address}\0\0\0`;
  put(shell.neighbours, key, `${key}\0\0${char(mac.length)}${mac}${stamp}`);
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
    its = claimOf(known);
    // As long as it was not known to be a primary it may have pushed what is not its own.
    if (was === Score.NONE && score !== Score.NONE && its.length === 6) its = "";
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
