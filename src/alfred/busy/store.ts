/** What becomes of records: which are taken, which make room, which have expired. */
import { guard } from "../../lib/guard";
import type { Event, Shell } from "../shell";
import { digestOf } from "./digest";
import { ageOf, each, first, get, Mark, put, Size, tail } from "./records";

const { byte, format, sub } = string;

/** Periods for which what a record's own source has said counts for more than what others say of it. */
const FIRST = 3;
/** Records a step that expire at most. */
const STEP = 5;

/** A MAC address, the first 6 bytes of a text, as text. */
export function macText(bytes: string): string {
  return format("%02x:%02x:%02x:%02x:%02x:%02x", ...byte(bytes, 1, 6));
}

/** Tells of a record. */
export function tell(shell: Shell, kind: Event["kind"], record: string, silent?: boolean): void {
  const what = byte(record, Size.KEY);
  if (!silent && shell.onUpdate !== undefined) {
    shell.changed ??= new LuaTable();
    shell.changed.set(what, true);
  }
  if (shell.onEvent !== undefined)
    guard(shell.report, shell.onEvent)({ kind, type: what, source: macText(record) });
}

/**
 * Makes room: what is remembered of records that have expired goes first, then the synced records that were heard
 * longest ago. Nothing goes if there would not be room then.
 *
 * @param records how many more there are to be
 * @param bytes what they take more
 * @param key the record for which that is
 */
export function room(shell: Shell, records: number, bytes: number, key: string): boolean {
  const [own, heard, gone] = [shell.own, shell.heard, shell.gone];
  let many = own.count + heard.count + records - shell.maxRecords;
  let much = own.bytes + heard.bytes + bytes - shell.maxBytes;
  // First it is seen what would go.
  let out = "";
  const following = many > 0 || much > 0 ? each(heard) : undefined;
  while (many > 0 || much > 0) {
    const record = following!();
    if (record === undefined) return false;
    const its = sub(record, 1, Size.KEY);
    if (ageOf(record, 0)[1] === Mark.SYNCED && its !== key) {
      out += its;
      many -= 1;
      much -= record.length;
    }
  }
  while (much + gone.bytes > 0 && gone.count > 0) put(gone, sub(first(gone)!, 1, Size.KEY));
  for (const at of $range(1, out.length, Size.KEY)) {
    const its = sub(out, at, at + Size.KEY - 1);
    put(heard, its);
    shell.alfred.stats.evicted += 1;
    tell(shell, "expired", its);
  }
  return true;
}

/** Whether a record that has expired is not to come back yet because of what others say. */
function isHeld(shell: Shell, record: string, grave: string, now: number): boolean {
  const [age] = ageOf(grave, now);
  return (
    age < shell.dataTimeout + shell.serverTimeout &&
    byte(grave, Size.KEY + 1) === byte(record, Size.KEY + 1) &&
    sub(grave, Size.HEAD + 1, -Size.TAIL - 1) === digestOf(sub(record, Size.HEAD + 1))
  );
}

/**
 * Takes a record that others push, or does not.
 *
 * @param record as it travels
 * @param asked whether this board has asked for it
 */
export function take(shell: Shell, record: string, mark: Mark, asked: boolean): void {
  const now = tmr.time();
  const key = sub(record, 1, Size.KEY);
  if (get(shell.own, key) !== undefined) return;
  const heard = shell.heard;
  const before = get(heard, key);
  const size = record.length + Size.TAIL;
  if (before !== undefined) {
    const [age, was] = ageOf(before, now);
    // Others may push what it said before.
    if (mark === Mark.SYNCED && was === Mark.FIRST_HAND && age < FIRST * shell.syncPeriod) return;
    if (!room(shell, 0, size - before.length, key)) {
      shell.drop("full");
      return;
    }
    put(heard, key, record + tail(now, mark));
    if (sub(before, 1, -Size.TAIL - 1) !== record) tell(shell, "changed", record);
    return;
  }
  const grave = get(shell.gone, key);
  if (grave !== undefined) {
    if (mark === Mark.SYNCED && !asked && isHeld(shell, record, grave, now)) {
      shell.alfred.stats.held += 1;
      return;
    }
    put(shell.gone, key);
  }
  if (!room(shell, 1, size, key)) {
    shell.drop("full");
    return;
  }
  put(heard, key, record + tail(now, mark));
  tell(shell, "added", record);
}

/** Remembers that a record is there no more, lest it come back. */
export function bury(shell: Shell, record: string): void {
  const gone = shell.gone;
  const key = sub(record, 1, Size.KEY);
  const digest = digestOf(sub(record, Size.HEAD + 1, -Size.TAIL - 1));
  const grave = sub(record, 1, Size.KEY + 1) + string.char(0, digest.length) + digest;
  put(gone, key, grave + tail(tmr.time(), Mark.SYNCED));
  while (gone.count > shell.maxRecords) put(gone, sub(first(gone)!, 1, Size.KEY));
}

/** Lets records of others expire, some at a time; returns whether there are no more of them. */
export function purge(shell: Shell): boolean {
  const now = tmr.time();
  for (const _ of $range(1, STEP)) {
    const oldest = first(shell.heard);
    if (oldest === undefined || ageOf(oldest, now)[0] < shell.dataTimeout) {
      const grave = first(shell.gone);
      if (grave === undefined || ageOf(grave, now)[0] < shell.dataTimeout + shell.serverTimeout) return true;
      put(shell.gone, sub(grave, 1, Size.KEY));
    } else {
      bury(shell, oldest);
      put(shell.heard, sub(oldest, 1, Size.KEY));
      tell(shell, "expired", oldest);
    }
  }
  return false;
}
