/** Transactions: PUSH packets, and one TXEND that says how many, in any order. All of it is taken, or nothing. */
import { guard } from "../../lib/guard";
import { Below, letGo, use } from "../../lib/modules";
import type { Job, Shell, Transaction } from "../shell";
import { close } from "./open";
import type * as Whose from "./whose";

const enum Most {
  /** Transactions that may be open. */
  OPEN = 8,
  /** PUSH packets of one. */
  PACKETS = 64,
  /** Jobs that may wait, of whatever kind. */
  WAITING = 16,
}

/** The oldest that this board has not asked for is given up, for want of room; returns whether there was one. */
function giveUp(shell: Shell, but?: Transaction): boolean {
  for (const one of shell.open) {
    if (one.answer === undefined && !one.whole && one !== but) {
      close(shell, one);
      shell.drop("unfinished");
      return true;
    }
  }
  return false;
}

/** The transaction of that address and id, which begins now if there is none; or nil, and it is counted why. */
function find(shell: Shell, ip: string, id: number): Transaction | undefined {
  const open = shell.open;
  for (const one of open) if (one.ip === ip && one.id === id) return one;
  if (!shell.primary) shell.drop("unasked");
  else if (open.length >= Most.OPEN && !giveUp(shell)) shell.drop("busy");
  else {
    const one: Transaction = {
      ip,
      id,
      at: 0,
      packets: new LuaTable<number, string>(),
      count: 0,
      bytes: 0,
      whole: false,
    };
    table.insert(open, one);
    return one;
  }
  return undefined;
}

/** Takes a transaction; where the heap does not suffice for that, what it holds is let go of. */
function taking(shell: Shell, one: Transaction): Job {
  let job: Job = () => {
    letGo(Below.SHORT);
    return use<typeof Whose>("alfred.busy.whose").begin(shell, one);
  };
  return () => {
    const [fine, done] = pcall(job);
    if (!fine) {
      close(shell, one);
      if (one.answer !== undefined) guard(shell.report, one.answer)(undefined, tostring(done));
      error(done, 0);
    }
    if (type(done) !== "function") return done as boolean;
    job = done as Job;
    return false;
  };
}

/**
 * Somebody has said part of a transaction.
 *
 * @param number its PUSH packet's; or how many such packets there are
 * @param packet the PUSH packet; nil for a TXEND
 */
export function answer(shell: Shell, ip: string, id: number, number: number, packet?: string): void {
  if (number > Most.PACKETS) {
    shell.drop("packets");
    return;
  }
  const one = find(shell, ip, id);
  if (one === undefined) return;
  if (one.whole || (packet !== undefined && one.packets.get(number) !== undefined)) {
    shell.drop("duplicate");
    return;
  }
  // What does not go with the rest of it may be foreign, and changes nothing.
  let apart = packet !== undefined && one.expected !== undefined && number >= one.expected;
  if (packet === undefined) for (const [its] of one.packets) apart ||= its >= number;
  if (apart) {
    shell.drop("packets");
    return;
  }
  if (packet === undefined) one.expected = number;
  else {
    while (shell.bytes + packet.length > shell.maxBytes) {
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
  if (shell.jobs.length >= Most.WAITING) {
    close(shell, one);
    shell.drop("busy");
    return;
  }
  one.whole = true;
  table.insert(shell.jobs, taking(shell, one));
  shell.wake();
}
