/** CRC-32 as gzip uses it (RFC 1952, section 8): four bits at a time, the table for eight would take 3 KB. */
const { byte } = string;
const { band, bnot, bxor, rshift } = _G.bit;

/** What four bits change: the polynomial's bits from the lowest on, as no build overflows. */
const CHANGES: number[] = [];
for (const i of $range(0, 15)) {
  let change = i;
  for (const _ of $range(1, 4)) {
    const odd = band(change, 1) === 1;
    change = rshift(change, 1);
    if (odd) change = bxor(change, bnot(306674911));
  }
  table.insert(CHANGES, change);
}

/**
 * The sum of a text and what comes before it.
 *
 * @param sum of what comes before; 0 at the beginning
 */
export function crc(sum: number, text: string): number {
  let rest = bnot(sum);
  for (const i of $range(1, text.length)) {
    rest = bxor(rest, byte(text, i));
    rest = bxor(rshift(rest, 4), CHANGES[band(rest, 15)]!);
    rest = bxor(rshift(rest, 4), CHANGES[band(rest, 15)]!);
  }
  return bnot(rest);
}
