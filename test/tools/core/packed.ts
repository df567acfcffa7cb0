/** Records for the packed table, with addresses that look alike at every offset. */
import * as fc from "fast-check";

/** Few values, so that an address turns up across the border of two fields or two records. */
const alike = fc.constantFrom(0, 1, 2, 10);
const byte = fc.oneof(alike, fc.nat(255));
const text = (bytes: number[]) => String.fromCharCode(...bytes);

export const address: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(1, 2, 10), alike, alike, alike)
  .map(text);

/** A revision, or a heartbeat: up to the largest there is. */
const number = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.nat(127), byte, byte, byte) },
  { weight: 1, arbitrary: fc.nat(3).map((less) => [127, 255, 255, 255 - less]) },
);

/** A record of 16 bytes for an address, none of them out of range. */
const rest: fc.Arbitrary<string> = fc
  .tuple(
    number,
    fc.oneof(byte, fc.constant(255)),
    fc.tuple(fc.nat(4), fc.nat(3)).map(([state, flags]) => 16 * state + flags),
    byte,
    number,
    byte,
  )
  .map((parts) => text(parts.flat()));

export const record: fc.Arbitrary<string> = fc.tuple(address, rest).map(([where, what]) => where + what);

/** An entry as it travels: a record without the last byte. */
export const entry: fc.Arbitrary<string> = record.map((whole) => whole.slice(0, 15));

/** Entries of lives at the end of what can be counted, of one board. */
export function lastLives(board: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.integer({ min: 252, max: 255 }),
      fc.integer({ min: 254, max: 255 }),
      fc.constantFrom(1, 33, 49, 65),
    )
    .map(([revision, incarnation, condition]) =>
      board.concat(text([127, 255, 255, revision, incarnation, condition, 0, 0, 0, 0, 0])),
    );
}

/** So many addresses that belong into one bucket, of so many. */
export function neighbours(count: number, buckets: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const [b, c] = [n >> 8, n & 255];
    return text([10, b, c, (((-7 * c - 13 * b) % buckets) + buckets) % buckets]);
  });
}
