/** Whether who pushes records of one source alone is that source. Loaded when somebody does, and let go of at once. */
import { use } from "../../lib/modules";
import type * as Newcomer from "../newcomer";
import type { Shell } from "../shell";
import { claimOf, macOf, neighbour, packed, Score, Signed } from "./neighbour";
import { note, write } from "./neighbours";
import { ageOf, Mark, Size } from "./record";
import { sign } from "./sign";

const { byte, char, sub } = string;

/** Periods for which a sender is to announce nothing until it is believed to be a source that is known from elsewhere. */
const DOUBT = 3;

/** A primary has signed, or not, that this source is itself: believed once it has done so often, and never not done so in between. */
function signs(shell: Shell, sender: string, only: string, signed: boolean): boolean {
  const before = claimOf(sender);
  const count = sub(before, 1, 6) === only ? byte(before, 7) : 0;
  if (!signed && count === 0) return false;
  const often = signed ? count + 1 : 0;
  if (often === Signed.OFTEN) use<typeof Newcomer>("alfred.newcomer", true).moved(shell, only);
  write(shell, sub(sender, 1, 4), often === 0 ? "" : only + char(often), sub(sender, -Size.TAIL));
  return often === Signed.OFTEN;
}

/**
 * Whether a sender is the source that all of its records have: so it is if it announces nothing, or has signed them
 * as a board signs its own. That may be by chance, so a primary is to have signed some of them.
 *
 * An announcement may come late, or be lost. So if records of that source are known already, but not from that
 * sender, it may be a primary that passes them on: it is believed if it has signed them, or once it has announced
 * nothing for some periods. What it says until then is not passed on, and yet not replaced by what primaries say, which
 * may be older.
 *
 * @param ip the sender
 * @param id the transaction's
 * @param only the source, 6 bytes
 * @param known whether some of these records are known
 * @returns the source, empty if it is not the sender; and how its records have come here
 */
export function claim(
  shell: Shell,
  ip: string,
  id: number,
  only: string,
  known: boolean,
): LuaMultiReturn<[source: string, mark: Mark]> {
  const address = packed(ip);
  const sender = neighbour(shell, address);
  const mac = sender === undefined ? undefined : macOf(sender);
  let [age, score] = [0, Score.NONE as number];
  if (sender !== undefined) [age, score] = ageOf(sender, tmr.time());
  const signed = sign(only, math.floor(id / 256)) === id;
  if (score !== Score.NONE) return $multi(signs(shell, sender!, only, signed) ? only : "", Mark.FIRST_HAND);
  const doubted = known && mac !== only && !signed;
  if (doubted && mac === "" && age < DOUBT * shell.syncPeriod) return $multi(only, Mark.DOUBTED);
  const begins = doubted && mac !== "";
  note(shell, address, begins ? "" : only, Score.NONE);
  return $multi(only, begins ? Mark.DOUBTED : Mark.FIRST_HAND);
}
