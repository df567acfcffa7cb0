/** Pushing records, one packet a step. */
import type { Job, Shell } from "../shell";
import { each } from "./each";
import { Packet } from "./packet";
import { ageOf, Mark, Size } from "./record";
import { send } from "./send";
import { sign } from "./sign";

const { byte, char, sub } = string;
const { floor } = math;

/** Records that a step looks at. */
const STEP = 40;

/**
 * Begins to push records to somebody: as one transaction if it is asked for, since that has to be whole; else each
 * packet as one of its own, so that one that is lost takes no other with it, and the peer holds no more than one.
 *
 * @param ip to whom
 * @param least those that came here in this way, or in one that counts for more
 * @param type all records of this type, and how many packets that were even if there are none; nil: any type
 * @param id the transaction that is asked for
 */
export function push(shell: Shell, ip: string, least: Mark, type?: number, id?: number): Job {
  const following = each(shell.own, shell.heard);
  let records = "";
  let next: string | undefined;
  let [number, over] = [0, false];
  // Whether what goes next is this board's own, and what comes then.
  let [own, ours] = [true, true];
  return () => {
    let looked = 0;
    while (!over && next === undefined) {
      // What is left has a step of its own.
      if (looked === STEP) return false;
      looked += 1;
      const record = following();
      if (record === undefined) over = true;
      else {
        const [, mark] = ageOf(record, 0);
        if (mark >= least && (type === undefined || byte(record, Size.KEY) === type)) {
          const wire = sub(record, 1, -Size.TAIL - 1);
          ours = mark === Mark.LOCAL;
          // Own records come first, and have packets of their own, that can be signed.
          const apart = id === undefined && own && !ours && records !== "";
          if (apart || records.length + wire.length + Packet.PUSH > Packet.MOST) next = wire;
          else [records, own] = [records + wire, ours];
        }
      }
    }
    const ends = records === "";
    // Where nobody waits for it an end of nothing need not be said.
    if (ends && id === undefined) return true;
    let transaction = id;
    if (transaction === undefined && own) {
      // One after the other: the same one twice might be taken for one transaction.
      shell.lot = (shell.lot + 1) % 256;
      transaction = sign(shell.mac, shell.lot);
    }
    transaction ??= node.random(0, 65535);
    const said = (kind: Packet, n: number, what: string) => {
      const length = what.length + 4;
      const head = char(kind, 0, floor(length / 256), length % 256);
      send(
        shell,
        ip,
        head + char(floor(transaction / 256), transaction % 256, floor(n / 256), n % 256) + what,
      );
    };
    if (!ends) {
      said(Packet.TYPE_PUSH, number, records);
      if (id !== undefined) number += 1;
      else said(Packet.TYPE_TXEND, 1, "");
    } else said(Packet.TYPE_TXEND, number, "");
    records = next ?? "";
    own = ours;
    next = undefined;
    return ends;
  };
}
