/** Putting members into the table and taking them out. */
import { At, bucketOf, Condition, position, Size, type Table } from "../table";

const { byte, sub } = string;

/**
 * What a record adds to the sums; nothing once it is gone: boards agree on who is there, whether or
 * not they remember the others. A product, or two members that differ by the same would cancel each
 * other out. Each step stays under 2^31.
 */
function weight(record: string): number {
  const [p, q, r, s, r1, r2, r3, r4, incarnation, condition, version] = byte(record, 1, At.VERSION);
  if (p === undefined || condition! >= Condition.DOWN) return 0;
  const place = ((p * 256 + q!) * 179 + r! * 256 + s!) % 46336;
  const revision = ((r1! * 256 + r2!) * 31 + r3! * 256 + r4!) % 46336;
  const life = (revision * 19199 + incarnation! * 256 + version!) % 46336;
  return ((place + 1) * (life + 1)) % 46337;
}

/** Puts a record in, in place of the one of its address; "" takes that out, if there is one. */
export function put(members: Table, address: string, record: string): void {
  const buckets = members.buckets;
  const index = bucketOf(address, buckets.length);
  const bucket = buckets[index]!;
  const found = position(bucket, address, Size.RECORD);
  const at = found === 0 ? bucket.length + 1 : found;
  const old = weight(sub(bucket, at, at + Size.RECORD - 1));
  const added = weight(record);
  // The only line that needs heap. Joined in C's memory: with `..` Lua keeps a second copy for that moment.
  buckets[index] = table.concat([sub(bucket, 1, at - 1), record, sub(bucket, at + Size.RECORD)]);
  if (found > 0) members.count -= 1;
  if (record !== "") members.count += 1;
  if (old > 0) members.alive -= 1;
  if (added > 0) members.alive += 1;
  // Never below 0: builds differ in the remainder of a negative number.
  members.sum = (members.sum + added - old + 16777216) % 16777216;
}

// Not where it stands: this one would look it up in a table of what is exported.
export { weight };
