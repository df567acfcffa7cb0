/** Putting members into the table and taking them out. */
import type { Core } from "../core";
import { At, bucketOf, Condition, position, Size, type Table } from "../table";

const enum Most {
  /** Bytes of addresses whose changes ride on pings and acks, 5 for each. */
  RUMOURS = 40,
}

const { byte, char, sub } = string;

/**
 * What a record adds to the sums; nothing once it is gone: boards agree on who is there, whether or
 * not they remember the others. A product, or two members that differ by the same would cancel each
 * other out. Each step stays under 2^31.
 *
 * @returns that, and what decides on the record's bucket, as in {@link bucketOf}
 */
export function weight(record: string): LuaMultiReturn<[adds: number, hash: number]> {
  if (record === "") return $multi(0, 0);
  const [p, q, r, s, r1, r2, r3, r4, incarnation, condition, version] = byte(record, 1, At.VERSION);
  const hash = s! + r! * 7 + q! * 13;
  if (condition! >= Condition.DOWN) return $multi(0, hash);
  const place = (((p! * 256 + q!) % 46336) * 179 + r! * 256 + s!) % 46336;
  const revision = ((r1! * 256 + r2!) * 31 + r3! * 256 + r4!) % 46336;
  const life = (revision * 19199 + incarnation! * 256 + version!) % 46336;
  return $multi(((place + 1) * (life + 1)) % 46337, hash);
}

/** Puts a record in, in place of the one of its address; "" takes that out, if there is one. */
export function put(members: Table, address: string, record: string): void {
  const buckets = members.buckets;
  const index = bucketOf(address, buckets.length);
  const bucket = buckets[index]!;
  const found = position(bucket, address, Size.RECORD);
  const at = found === 0 ? bucket.length + 1 : found;
  const [old] = weight(sub(bucket, at, at + Size.RECORD - 1));
  const [added] = weight(record);
  // The only line that needs heap.
  buckets[index] = sub(bucket, 1, at - 1) + record + sub(bucket, at + Size.RECORD);
  if (found > 0) members.count -= 1;
  if (record !== "") members.count += 1;
  if (old > 0) members.alive -= 1;
  if (added > 0) members.alive += 1;
  // Never below 0: builds differ in the remainder of a negative number.
  members.sum = (members.sum + added - old + 16777216) % 16777216;
}

/**
 * Puts a member in that came or changed, and has it told on: the first few, more is left to comparing.
 *
 * @param entry the record without its stamp, which is now: in units of four rounds, modulo 256
 */
export function settle(core: Core, entry: string): void {
  const record = entry + char(math.floor(core.tick / 128) % 256);
  const address = sub(entry, 1, Size.ADDRESS);
  let rumours = core.rumours;
  const told = position(rumours, address, Size.ADDRESS + 1);
  if (told > 0) rumours = sub(rumours, 1, told - 1) + sub(rumours, told + Size.ADDRESS + 1);
  if (rumours.length < Most.RUMOURS) rumours += address + char(3);
  core.changes(record);
  // The last step that needs heap: where it fails, all is as it was.
  put(core.table, address, record);
  core.rumours = rumours;
  core.changed = core.tick;
}
