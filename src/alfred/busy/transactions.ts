/** Transactions: PUSH packets, and one TXEND that says how many, in any order. All of it is taken, or nothing. */
import { use } from "../../lib/modules";
import type { Answer, Shell, Transaction } from "../shell";
import type * as Apply from "./apply";

const enum Most {
  /** Transactions of others that may be open. */
  OPEN = 8,
  /** PUSH packets of one. */
  PACKETS = 64,
  /** Bytes of packets that are held until all are there. */
  BYTES = 8192,
  /** Jobs that may wait, of whatever kind. */
  WAITING = 16,
}

/** The transaction of an address and an id; nil if there is none. */
function find(shell: Shell, ip: string, id: number): Transaction | undefined {
  for (const one of shell.open) if (one.ip === ip && one.id === id) return one;
  return undefined;
}

/** Closes one of those that are open, by its place; returns it. */
export function close(shell: Shell, index: number): Transaction {
  const one = table.remove(shell.open, index)!;
  shell.bytes -= one.bytes;
  return one;
}

/** Begins one. */
export function begin(shell: Shell, ip: string, id: number, answer?: Answer, type?: number): Transaction {
  const begun: Transaction = {
    ip,
    id,
    at: tmr.time(),
    packets: new LuaTable<number, string>(),
    count: 0,
    bytes: 0,
    answer,
    type,
  };
  table.insert(shell.open, begun);
  return begun;
}

/** The oldest of those that this board has not asked for is given up, for want of room; returns whether there is any. */
function giveUp(shell: Shell, but?: Transaction): boolean {
  for (const i of $range(1, shell.open.length)) {
    const one = shell.open[i - 1]!;
    if (one.answer === undefined && one !== but) {
      close(shell, i);
      shell.drop("unfinished");
      return true;
    }
  }
  return false;
}

/** Somebody has said part of a transaction: its PUSH packet with that number, or (no packet) how many there are. */
export function hear(shell: Shell, ip: string, id: number, number: number, packet?: string): void {
  let one = find(shell, ip, id);
  if (number > Most.PACKETS || shell.jobs.length >= Most.WAITING) {
    shell.drop(number > Most.PACKETS ? "packets" : "busy");
    return;
  }
  if (one === undefined) {
    if (!shell.primary) {
      shell.drop("unasked");
      return;
    }
    // Nothing was said, and that is all.
    if (packet === undefined && number === 0) return;
    if (shell.open.length >= Most.OPEN) giveUp(shell);
    one = begin(shell, ip, id);
  }
  if (packet === undefined) one.expected = number;
  else if (one.packets.get(number) !== undefined) {
    shell.drop("duplicate");
    return;
  } else {
    while (shell.bytes + packet.length > Most.BYTES) {
      if (!giveUp(shell, one)) {
        shell.drop("full");
        return;
      }
    }
    one.packets.set(number, packet);
    one.count += 1;
    one.bytes += packet.length;
    shell.bytes += packet.length;
  }
  one.at = tmr.time();
  if (one.count !== one.expected) return;
  for (const i of $range(1, shell.open.length)) {
    if (shell.open[i - 1] === one) {
      // Its bytes are held until it is taken.
      table.insert(shell.jobs, use<typeof Apply>("alfred.busy.apply").apply(shell, one));
      table.remove(shell.open, i);
      shell.wake();
      return;
    }
  }
}
