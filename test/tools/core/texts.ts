/** Texts to compress, and ways to do so. */
import { constants } from "node:zlib";
import * as fc from "fast-check";

const rows = fc
  .array(
    fc.tuple(
      fc.constantFrom("10.13.0.", "10.13.7.", "lamp-", "service/"),
      fc.nat(300),
      fc.nat(2 ** 31 - 1),
      fc.constantFrom("gateway\tup", "http://10.13.0.7/\tweb cam in the yard", "on", "off", ""),
    ),
    { maxLength: 40 },
  )
  .map((list) => Buffer.from(list.map(([a, b, c, d]) => `${a}${b}\t${c}\t${d}\n`).join("")));

const bytes = fc.uint8Array({ maxLength: 900, size: "max" }).map((list) => Buffer.from(list));

/** Few kinds of bytes, some many times on end. */
const runs = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "\n", "\xff"), fc.nat(400)), { maxLength: 8 })
  .map((list) => Buffer.from(list.map(([letter, times]) => letter.repeat(times)).join(""), "latin1"));

/** Texts of up to some kilobytes. */
export const texts = fc.oneof({ weight: 3, arbitrary: rows }, bytes, runs);

/** How zlib may be told to compress. */
export const settings = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FIXED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
  ),
  memLevel: fc.integer({ min: 1, max: 9 }),
});
