/** Taking a transaction begins with the question whose records are first-hand. */
import { Below, letGo, use } from "../../lib/modules";
import type { Job, Shell, Transaction } from "../shell";
import type * as Apply from "./apply";
import type * as Claim from "./claim";
import { macOf, neighbour, packed, Score } from "./neighbour";
import { Packet } from "./packet";
import { ageOf, Mark, Size, sizeAt } from "./record";
import { get } from "./records";

const { sub } = string;

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

/** Begins to take a transaction in which the records of a source have that mark. The code that has found out goes before. */
function taking(shell: Shell, one: Transaction, source: string, mark: Mark): Job {
  return () => {
    letGo(Below.SHORT);
    return use<typeof Apply>("alfred.busy.apply").apply(shell, one, source, mark);
  };
}

/**
 * Begins with the question whose records are first-hand. A board has no table of addresses that says who a sender is.
 * But a secondary pushes its own records only, and so does a board in packets that it signs: alfred/busy/claim.
 */
export function begin(shell: Shell, one: Transaction): Job {
  if (one.answer !== undefined) return taking(shell, one, "", Mark.SYNCED);
  const sender = neighbour(shell, packed(one.ip));
  const mac = sender === undefined ? "" : macOf(sender);
  if (mac !== "" && ageOf(sender!, 0)[1] !== Score.NONE) return taking(shell, one, mac, Mark.FIRST_HAND);
  const [only, known] = onlySource(shell, one);
  if (only === "" || only === shell.mac) return taking(shell, one, "", Mark.SYNCED);
  return () => {
    letGo(Below.SHORT);
    const [source, mark] = use<typeof Claim>("alfred.busy.claim", true).claim(
      shell,
      one.ip,
      one.id,
      only,
      known,
    );
    return taking(shell, one, source, mark);
  };
}
