/** Taking a transaction that is whole: some records a step. */
import { Below, letGo, use } from "../../lib/modules";
import type { Job, Shell, Transaction } from "../shell";
import type * as Facts from "./facts";
import { close } from "./open";
import { Packet } from "./packet";
import { Mark, Size, sizeAt } from "./record";
import { take } from "./take";

const { sub } = string;

/** Records a step at most. */
const STEP = 5;

/** Begins to take a transaction, in which the records of a source (6 bytes) have that mark. */
export function apply(shell: Shell, one: Transaction, source: string, mark: Mark): Job {
  let [number, at] = [0, Packet.PUSH + 1];
  return () => {
    for (const _ of $range(1, STEP)) {
      let packet = one.packets.get(number) as string | undefined;
      while (packet !== undefined && at > packet.length) {
        // What is taken need not be held.
        one.packets.delete(number);
        one.bytes -= packet.length;
        shell.bytes -= packet.length;
        number += 1;
        at = Packet.PUSH + 1;
        packet = one.packets.get(number);
      }
      if (packet === undefined) {
        shell.alfred.stats.transactions += 1;
        if (one.answer === undefined) {
          close(shell, one);
          return true;
        }
        // A step of its own, before which this code can go.
        return () => {
          letGo(Below.SHORT);
          close(shell, one);
          use<typeof Facts>("alfred.busy.facts", true).answer(shell, one.type!, one.answer!);
          return true;
        };
      }
      const from = at;
      at += sizeAt(packet, from) - Size.TAIL;
      const record = sub(packet, from, at - 1);
      const its = sub(record, 1, 6) === source ? mark : Mark.SYNCED;
      // What takes long has a step of its own.
      if (take(shell, record, its, one.answer !== undefined)) return false;
    }
    return false;
  };
}
