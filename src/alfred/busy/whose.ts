/** Taking a transaction begins with the question whose records are first-hand. */
import { Below, letGo, use } from "../../lib/modules";
import type { Job, Shell, Transaction } from "../shell";
import type * as Apply from "./apply";
import { macOf } from "./mac";
import { neighbour, note, packed, Score } from "./neighbours";
import { Packet } from "./packet";
import { ageOf, Mark, Size, sizeAt } from "./record";
import { get } from "./records";

const { sub } = string;

/** Periods for which a sender is to announce nothing until it is believed to be a source that is known from elsewhere. */
const DOUBT = 3;

/** Whether a record is known of that source and type, or is remembered. */
function isKnown(shell: Shell, key: string): boolean {
  return get(shell.heard, key) !== undefined || get(shell.gone, key) !== undefined;
}

/**
 * The source that all records of a transaction have, 6 bytes; empty if there are several, or none.
 *
 * @returns it, and whether it is known by any of these records
 */
function onlySource(shell: Shell, one: Transaction): LuaMultiReturn<[source: string, known: boolean]> {
  let [only, known] = ["", false];
  for (const [, packet] of one.packets) {
    let at = Packet.PUSH + 1;
    while (at <= packet.length) {
      const source = sub(packet, at, at + 5);
      if (only !== "" && source !== only) return $multi("", false);
      only = source;
      known ||= isKnown(shell, sub(packet, at, at + 6));
      at += sizeAt(packet, at) - Size.TAIL;
    }
  }
  return $multi(only, known);
}

/**
 * Whose records are first-hand: 6 bytes; empty if nobody's. A board has no table of addresses that says who a sender
 * is. But a secondary pushes its own records only: whoever announces nothing, and pushes records of one source, is that
 * source. Of a primary that is known only where it was learnt otherwise.
 *
 * An announcement may come late, or be lost. So if records of that source are known already, but not from that
 * sender, it may be a primary that passes them on: it is believed once it has announced nothing for some periods. What
 * it says until then is not passed on, and yet not replaced by what primaries say, which may be older.
 *
 * @returns whose, and how they have come here
 */
function whose(shell: Shell, one: Transaction): LuaMultiReturn<[source: string, mark: Mark]> {
  if (one.answer !== undefined) return $multi("", Mark.SYNCED);
  const address = packed(one.ip);
  const sender = neighbour(shell, address);
  const mac = sender === undefined ? undefined : macOf(sender);
  let [age, score] = [0, Score.NONE as number];
  if (sender !== undefined) [age, score] = ageOf(sender, tmr.time());
  if (score !== Score.NONE) return $multi(mac!, Mark.FIRST_HAND);
  const [only, known] = onlySource(shell, one);
  if (only === "" || only === shell.mac) return $multi("", Mark.SYNCED);
  const doubted = known && mac !== only;
  if (doubted && mac === "" && age < DOUBT * shell.syncPeriod) return $multi(only, Mark.DOUBTED);
  const begins = doubted && mac !== "";
  note(shell, address, begins ? "" : only, Score.NONE);
  return $multi(only, begins ? Mark.DOUBTED : Mark.FIRST_HAND);
}

/** Begins to take a transaction. */
export function begin(shell: Shell, one: Transaction): Job {
  const [source, mark] = whose(shell, one);
  // The code that has found that out goes before the other one comes.
  return () => {
    letGo(Below.SHORT);
    return use<typeof Apply>("alfred.busy.apply").apply(shell, one, source, mark);
  };
}
