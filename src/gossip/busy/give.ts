/**
 * Anti-entropy: a board that finds that another one holds something else asks it for all it knows, and is
 * told what differs, some at a time.
 */
import { type Core, Kind } from "../core";
import { At, bucketOf, Condition, digest, find, Size, type Table } from "../table";
import { entryOf } from "./outgoing";
import { weight } from "./put";

const enum Most {
  BYTES = 1400,
  /** Datagrams in answer to who asks for all. */
  ANSWERS = 2,
  /** Records that one answer holds. */
  RECORDS = 93,
  /** Parts of a bucket that are compared apart. */
  PARTS = 4,
}

const { byte, char, sub } = string;
const { floor } = math;

export const enum Next {
  /** No bucket: somebody is to be asked. */
  ASK = -1,
}

/**
 * What the records of each part of each bucket add up to, modulo 256, a byte each.
 *
 * @param salt a byte, by lot: what it hides, as one sum in 256 does, the next one shows
 */
function sumsOf(members: Table, salt: number): string {
  const buckets = members.buckets;
  const n = buckets.length;
  const sums = [0, 0, 0, 0];
  let text = "";
  for (const bucket of buckets) {
    for (const part of $range(1, Most.PARTS)) sums[part - 1] = 0;
    for (const at of $range(1, bucket.length, Size.RECORD)) {
      const record = sub(bucket, at, at + Size.RECORD - 1);
      const part = floor(bucketOf(record, Most.PARTS * n) / n);
      // Exact in single precision, too.
      sums[part] = (sums[part]! + ((weight(record) * (salt + 1)) % 46337)) % 256;
    }
    text += char(sums[0]!, sums[1]!, sums[2]!, sums[3]!);
  }
  return text;
}

/** Asks a board for what it knows and this one does not, some of it at a time. */
function wish(core: Core, other: string): void {
  const salt = core.random(0, 255);
  core.send(other, char(Kind.GIVE, core.wanted) + digest(core) + char(salt) + sumsOf(core.table, salt));
}

/** The same of a member, in its language. */
export function ask(core: Core, other: string): void {
  const record = find(core.table, other);
  if (record !== undefined && byte(record, At.CONDITION) % 2 === Condition.COMPACT) wish(core, other);
  else core.ping(core, other);
}

/** The same of a board that holds something else, at times; a ping has it ask, too. */
export function compare(core: Core, from: string): void {
  if (core.tick - core.asked < 2) return;
  core.asked = core.tick;
  wish(core, from);
  core.ping(core, from);
}

/**
 * Tells what this board knows, from a bucket on, as far as it fits.
 *
 * @param first {@link Next.ASK}: asks somebody else instead
 * @param sums a salt, and what the parts of the buckets of who asks add up to: where there are as many, those
 *   that differ are told
 */
export function give(core: Core, to: string, first: number, sums: string): void {
  if (first === Next.ASK) {
    ask(core, core.anyMember(core, to) ?? to);
    return;
  }
  const buckets = core.table.buckets;
  const n = buckets.length;
  const all = sums.length !== 1 + Most.PARTS * n;
  const mine = all ? "" : sumsOf(core.table, byte(sums, 1));
  let [text, answers] = ["", 0];
  for (const i of $range(first, first + n - 1)) {
    const at = (i % n) + 1;
    const part = (at - 1) * Most.PARTS;
    const same = !all && sub(sums, part + 2, part + 5) === sub(mine, part + 1, part + 4);
    const bucket = same ? "" : buckets[at - 1]!;
    // Where it does not fit as a whole, by lot another part each time.
    const long = i === first && bucket.length > Most.RECORDS * Size.RECORD;
    const before = long ? core.random(0, floor(bucket.length / Size.RECORD) - Most.RECORDS) : 0;
    for (const start of $range(before * Size.RECORD + 1, bucket.length, Size.RECORD)) {
      const record = sub(bucket, start, start + Size.RECORD - 1);
      const compared = part + floor(bucketOf(record, Most.PARTS * n) / n) + 1;
      if (!all && byte(sums, compared + 1) === byte(mine, compared)) continue;
      if (text.length + Size.ENTRY + 2 > Most.BYTES) {
        core.send(to, char(Kind.MEMBERS, (i === first ? at : at - 1) % n) + text);
        text = "";
        answers += 1;
        if (answers === Most.ANSWERS) return;
      }
      text += entryOf(core, record);
    }
  }
  core.send(to, char(Kind.MEMBERS, first % n) + text);
}
