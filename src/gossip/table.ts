/**
 * The members, packed: a record of 16 bytes each, in strings of some twenty records, so that a
 * thousand members fit where a table apiece would hold eighty. Finding and replacing one costs the
 * same however many there are.
 *
 * A record, numbers big-endian: address 4 bytes, revision 4, incarnation 1, condition 1 (state × 16,
 * + 2 asleep, + 1 speaks this protocol), version of its data 1, heartbeat 4 (asleep: when its time is
 * over, in this board's up time), stamp 1. Revision, incarnation and condition stand in the order
 * in which they count, so that of two records the newer one is the greater string.
 */
import type { Core } from "./core";

export const enum Size {
  RECORD = 16,
  /** A record as it travels: without the stamp. */
  ENTRY = 15,
  ADDRESS = 4,
  /** Records in a bucket, on average, of a full table. */
  BUCKET = 20,
}

/** Where the parts of a record begin. */
export const enum At {
  REVISION = 5,
  INCARNATION = 9,
  CONDITION = 10,
  VERSION = 11,
  HEARTBEAT = 12,
  STAMP = 16,
}

/** What is added up to a record's condition. */
export const enum Condition {
  /** It speaks this protocol; those who do not speak JSON only. */
  COMPACT = 1,
  ASLEEP = 2,
  STATE = 16,
  SUSPECT = 32,
  /** From here on it is gone. */
  DOWN = 48,
  LEFT = 64,
}

/**
 * The members.
 *
 * @packed
 */
export interface Table {
  /** As many as `maxMembers` asks for, on all boards of a fleet: then they can compare them. */
  buckets: string[];
  /** What the live records add up to, modulo 2^24: boards that hold the same have the same sum. */
  sum: number;
  /** Records. */
  count: number;
  /** Those that are not gone. */
  alive: number;
}

const { byte, char, find: search, sub } = string;
const { floor } = math;

/** Which bucket an address belongs to, of so many. */
export function bucketOf(address: string, buckets: number): number {
  const [, b, c, d] = byte(address, 1, Size.ADDRESS);
  return (d! + c! * 7 + b! * 13) % buckets;
}

/** Where in a text of records, or entries, the one of an address begins; 0 if there is none. */
export function position(text: string, address: string, size: number): number {
  let at = 1;
  for (;;) {
    const [found] = search(text, address, at, true);
    if (found === undefined) return 0;
    if ((found - 1) % size === 0) return found;
    at = found + 1;
  }
}

/** The record of an address; nil if there is none. */
export function find(members: Table, address: string): string | undefined {
  const bucket = members.buckets[bucketOf(address, members.buckets.length)]!;
  const at = position(bucket, address, Size.RECORD);
  if (at === 0) return undefined;
  return sub(bucket, at, at + Size.RECORD - 1);
}

/**
 * The low 31 bits of a whole number as 4 bytes: of a negative one, too, as `tmr.time` gives once it has
 * passed 2^31. Each quotient is exact in single precision, too.
 */
export function bytes(n: number): string {
  const d = n % 256;
  const cd = floor((n - d) / 256);
  const c = cd % 256;
  const bc = floor((cd - c) / 256);
  const b = bc % 256;
  return char(floor((bc - b) / 256) % 128, b, c, d);
}

/** What a board knows, as others can compare it: 3 bytes. */
export function digest(core: Core): string {
  return sub(bytes(core.table.sum), 2);
}
