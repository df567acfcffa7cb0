/** Taking a transaction that is whole: some records a step. */
import { guard } from "../../lib/guard";
import { use } from "../../lib/modules";
import type * as Facts from "../facts";
import type { Job, Shell, Transaction } from "../shell";
import { macOf, note, packed, position, Score } from "./neighbours";
import { Size as Packet } from "./packets";
import { Mark, Size, sizeAt } from "./records";
import { take } from "./store";

const { byte, sub } = string;

/** Records a step at most. */
const STEP = 5;

/**
 * Whose records are first-hand: 6 bytes; nil if nobody's. A board has no table of addresses that says who a sender
 * is. But a secondary pushes its own records only, so whoever is none of the primaries, and pushes records of one
 * source, is that source. Of a primary it is known only if it was a secondary before.
 */
function whose(shell: Shell, one: Transaction): string | undefined {
  if (one.answer !== undefined) return undefined;
  const address = packed(one.ip);
  const at = position(shell.neighbours, address);
  if (at > 0 && byte(shell.neighbours, at + 13) !== Score.NONE) return macOf(shell, address);
  let only: string | undefined;
  for (const [, packet] of one.packets) {
    let place = Packet.PUSH + 1;
    while (place <= packet.length) {
      const source = sub(packet, place, place + 5);
      if ((only ?? source) !== source) return undefined;
      only = source;
      place += sizeAt(packet, place) - Size.TAIL;
    }
  }
  if (only === undefined || only === shell.mac) return undefined;
  note(shell, address, tmr.time(), only);
  return only;
}

/** Says how a transaction has ended that this board has asked for. */
function answer(shell: Shell, one: Transaction, problem?: string): void {
  shell.bytes -= one.bytes;
  if (problem === undefined) shell.alfred.stats.transactions += 1;
  if (one.answer === undefined) return;
  const facts =
    problem === undefined ? use<typeof Facts>("alfred.facts", true).facts(shell, one.type!) : undefined;
  guard(shell.report, one.answer)(facts, problem);
}

/** Begins to take a transaction. */
export function apply(shell: Shell, one: Transaction): Job {
  let source: string | undefined;
  let [begun, number, at] = [false, 0, Packet.PUSH + 1];

  const step = () => {
    if (!begun) {
      source = whose(shell, one);
      begun = true;
    }
    for (const _ of $range(1, STEP)) {
      let packet = one.packets.get(number) as string | undefined;
      while (packet !== undefined && at > packet.length) {
        number += 1;
        at = Packet.PUSH + 1;
        packet = one.packets.get(number);
      }
      if (packet === undefined) return true;
      const from = at;
      at += sizeAt(packet, from) - Size.TAIL;
      const record = sub(packet, from, at - 1);
      const mark = sub(record, 1, 6) === source ? Mark.FIRST_HAND : Mark.SYNCED;
      take(shell, record, mark, one.answer !== undefined);
    }
    return false;
  };

  return () => {
    const [fine, done] = pcall(step);
    if (!fine) {
      answer(shell, one, tostring(done));
      error(done, 0);
    }
    if (done) answer(shell, one);
    return done as boolean;
  };
}
