/** Taking a transaction begins with the question whose records are first-hand. */
import { Below, letGo, use } from "../../lib/modules";
import type { Job, Shell, Transaction } from "../shell";
import type * as Apply from "./apply";
import { macOf, neighbour, note, packed, Score } from "./neighbours";
import { Packet } from "./packet";
import { ageOf, Size, sizeAt } from "./records";

const { sub } = string;

/**
 * Whose records are first-hand: 6 bytes; empty if nobody's. A board has no table of addresses that says who a
 * sender is. But a secondary pushes its own records only, so whoever is none of the primaries, and pushes records of
 * one source, is that source. Of a primary it is known only if that was learnt otherwise.
 */
function whose(shell: Shell, one: Transaction): string {
  if (one.answer !== undefined) return "";
  const address = packed(one.ip);
  const sender = neighbour(shell, address);
  if (sender !== undefined && ageOf(sender, 0)[1] !== Score.NONE) return macOf(sender);
  let only: string | undefined;
  for (const [, packet] of one.packets) {
    let place = Packet.PUSH + 1;
    while (place <= packet.length) {
      const source = sub(packet, place, place + 5);
      if ((only ?? source) !== source) return "";
      only = source;
      place += sizeAt(packet, place) - Size.TAIL;
    }
  }
  if (only === undefined || only === shell.mac) return "";
  note(shell, address, only, Score.NONE);
  return only;
}

/** Begins to take a transaction. */
export function begin(shell: Shell, one: Transaction): Job {
  const source = whose(shell, one);
  // The code that has found that out goes before the other one comes.
  return () => {
    letGo(Below.SHORT);
    return use<typeof Apply>("alfred.busy.apply").apply(shell, one, source);
  };
}
