/** Pushing records as a transaction, one packet a step. */
import type { Job, Shell } from "../shell";
import { each } from "./each";
import { Packet } from "./packet";
import { ageOf, type Mark, Size } from "./record";
import { send } from "./send";

const { byte, char, sub } = string;
const { floor } = math;

/** Records that a step looks at. */
const STEP = 40;

/**
 * Begins to push records to somebody.
 *
 * @param ip to whom
 * @param least those that came here in this way, or in one that counts for more
 * @param type all records of this type, and how many packets that were even if there are none; nil: any type
 * @param id the transaction's; nil: one by lot
 */
export function push(shell: Shell, ip: string, least: Mark, type?: number, id?: number): Job {
  const transaction = id ?? node.random(0, 65535);
  const following = each(shell.own, shell.heard);
  let records = "";
  let next: string | undefined;
  let [number, over] = [0, false];
  return () => {
    let looked = 0;
    while (!over && next === undefined) {
      // What is left has a step of its own.
      if (looked === STEP) return false;
      looked += 1;
      const record = following();
      if (record === undefined) over = true;
      else if (ageOf(record, 0)[1] >= least && (type === undefined || byte(record, Size.KEY) === type)) {
        const wire = sub(record, 1, -Size.TAIL - 1);
        if (records.length + wire.length + Packet.PUSH > Packet.MOST) next = wire;
        else records += wire;
      }
    }
    const ends = records === "";
    if (ends && number === 0 && type === undefined) return true;
    const length = records.length + 4;
    const head = char(ends ? Packet.TYPE_TXEND : Packet.TYPE_PUSH, 0, floor(length / 256), length % 256);
    const which = char(floor(transaction / 256), transaction % 256, floor(number / 256), number % 256);
    send(shell, ip, head + which + records);
    number += 1;
    records = next ?? "";
    next = undefined;
    return ends;
  };
}
