/** Records and addresses as a user sees them. Loaded when one looks. */
import { guard } from "../../lib/guard";
import { Below, letGo } from "../../lib/modules";
import type { Answer, Fact, Facts, Origin, Shell } from "../shell";
import { ipText } from "./ip";
import { macText } from "./mac";
import { Signed } from "./neighbour";
import { ageOf, Mark, Size } from "./record";
import type { Records } from "./records";

const { byte, find, sub } = string;

/** The address of a MAC address (6 bytes); nil if it is not known. */
export function ipOf(shell: Shell, mac: string): string | undefined {
  if (mac === shell.mac) return shell.alfred.ip;
  for (const piece of shell.neighbours.pieces) {
    let [at] = find(piece, mac, 1, true);
    while (at !== undefined) {
      // A neighbour's (alfred/busy/neighbour), if its length stands before it: other bytes may be the same.
      const [high, low] = byte(piece, at - 2, at - 1);
      if (high === 0 && (low === 6 || (low === 7 && byte(piece, at + 6) === Signed.OFTEN)))
        return ipText(piece, at - Size.HEAD);
      [at] = find(piece, mac, at + 1, true);
    }
  }
  return undefined;
}

/** A record as a user sees it. */
function factOf(shell: Shell, record: string, now: number): Fact {
  const [age, mark] = ageOf(record, now);
  let source: Origin = "synced";
  if (mark === Mark.LOCAL) source = "local";
  else if (mark === Mark.FIRST_HAND) source = "firsthand";
  // With room for four fields: a table for five takes half as much heap again.
  const fact: Fact = {
    data: sub(record, Size.HEAD + 1, -Size.TAIL - 1),
    version: byte(record, Size.KEY + 1),
    age,
    source,
  };
  const ip = ipOf(shell, sub(record, 1, 6));
  if (ip !== undefined) fact.ip = ip;
  return fact;
}

/** Adds all records of a type. */
function add(shell: Shell, found: Facts, records: Records, type: number): void {
  const now = tmr.time();
  for (const piece of records.pieces) {
    let at = 1;
    while (at <= piece.length) {
      // As sizeAt does: to call that for each of them would take half of the time.
      const [high, low] = byte(piece, at + Size.HEAD - 2, at + Size.HEAD - 1);
      const from = at;
      at += high! * 256 + low! + Size.BOTH;
      if (byte(piece, from + Size.KEY - 1) === type) {
        const record = sub(piece, from, at - 1);
        found.set(macText(record), factOf(shell, record, now));
      }
    }
  }
}

/** All records of a type. */
function facts(shell: Shell, type: number): Facts {
  const found: Facts = new LuaTable();
  add(shell, found, shell.own, type);
  add(shell, found, shell.heard, type);
  return found;
}

/** Gives somebody all records of a type; or says why not, where the heap does not suffice. Returns whether that went well. */
export function answer(shell: Shell, type: number, to: Answer): boolean {
  let [fine, found] = pcall(facts, shell, type);
  if (!fine) {
    // The heap does not suffice: code that is not needed just now goes.
    letGo(Below.ALL);
    [fine, found] = pcall(facts, shell, type);
  }
  const tell = guard(shell.report, to);
  // This code goes before it is told.
  if (fine) return tell(found as Facts);
  return tell(undefined, tostring(found));
}
