/** Huffman codes of deflate (RFC 1951, section 3.2.2), to be read bit by bit. */
const { char, gsub } = string;
const { floor } = math;

/**
 * Codes as they are read.
 *
 * @packed
 */
export interface Codes {
  /** How many codes have each length, 1 to 15. */
  counts: number[];
  /** Their symbols in the codes' order, 2 bytes each: see {@link place}. */
  order: string;
}

/** A place among lengths in two characters that are none: 64 times the first and the second, from 48 on. */
function place(at: number): string {
  return char(48 + floor(at / 64), 48 + (at % 64));
}

/**
 * The codes of so many lengths, a byte each; 0 for a symbol that does not occur. Raises an error if there
 * can be no such codes.
 *
 * @param single whether there may be one code alone, of one bit, or none: not for codes for lengths
 */
export function codesOf(lengths: string, single?: boolean): Codes {
  const counts: number[] = [];
  let [order, free] = ["", 1];
  for (const length of $range(1, 15)) {
    const [those, count] = gsub(lengths, `()${char(length)}`, place as (at: unknown) => string);
    table.insert(counts, count);
    // The other lengths, control characters, go.
    if (count > 0) order += gsub(those, "%c", "")[0];
    free = free * 2 - count;
    if (free < 0) break;
  }
  const few = single && (order === "" || (order.length === 2 && counts[0] === 1));
  if (free !== 0 && !few) error("gzip: bad codes", 0);
  return { counts, order };
}
