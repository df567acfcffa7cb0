/**
 * Records: what was collected, until the server has it. A record is its kind (1 byte), when it was collected in
 * microseconds (7), a sequence number (2), who says so (8), and what: facts/busy/encode. Until it is sent it has no
 * sender, and its time is up time; what was collected in an earlier life has one before 0.
 */
import { Kind } from "../phase";
import type { Shell } from "../shell";
import { uptime } from "./clock";
import { bytesOf, sum } from "./wide";

export const enum Part {
  KIND = 1,
  TIME = 2,
  SEQUENCE = 9,
  SENDER = 11,
  DATA = 19,
}

const NOBODY = "\0\0\0\0\0\0\0\0";

const { byte, sub } = string;

/** Takes a record out, by its place from 1 on. */
export function remove(shell: Shell, place: number): void {
  shell.bytes -= table.remove(shell.records, place)!.length;
  if (place <= shell.sent) shell.sent -= 1;
}

/** Puts one in that is whole, at its place; the oldest ones go where there is no room. */
export function insert(shell: Shell, record: string, place: number): void {
  const records = shell.records;
  let at = place;
  const stats = shell.facts.stats;
  while (
    records.length > 0 &&
    (records.length >= shell.maxRecords || shell.bytes + record.length > shell.maxBytes)
  ) {
    // The server has to know what this board is before all else.
    const out = records.length > 1 && byte(records[0]!) === Kind.SYS_INFO ? 2 : 1;
    remove(shell, out);
    stats.lost += 1;
    if (at > out) at -= 1;
  }
  if (record.length > shell.maxBytes) {
    stats.lost += 1;
    return;
  }
  table.insert(records, at, record);
  shell.bytes += record.length;
}

/** A record of now. */
export function made(shell: Shell, kind: Kind, data: string): string {
  shell.sequence = (shell.sequence + 1) % 4096;
  return string.char(kind) + uptime(shell) + bytesOf(shell.sequence, 2) + NOBODY + data;
}

/**
 * What is collected now. What is asked for goes next, and so does what a board is, by which the server knows whose the
 * rest is; all else after what was collected before.
 */
export function put(shell: Shell, kind: Kind, data: string): void {
  shell.facts.stats.collected += 1;
  const next = kind === Kind.LOAD_AVG || kind === Kind.SYS_INFO;
  const place = (next ? shell.sent : shell.records.length) + 1;
  insert(shell, made(shell, kind, data), place);
}

/** Whether it has a time since 1970, and the sender. */
export function isStamped(record: string): boolean {
  return sub(record, Part.SENDER, Part.DATA - 1) !== NOBODY;
}

/** With a time since 1970, given what is to be added to its up time, and the sender; as it is if it has them. */
export function stamped(record: string, offset: string, id: string): string {
  if (isStamped(record)) return record;
  const time = sum(sub(record, Part.TIME, Part.SEQUENCE - 1), offset);
  return sub(record, 1, 1) + time + sub(record, Part.SEQUENCE, Part.SENDER - 1) + id + sub(record, Part.DATA);
}
