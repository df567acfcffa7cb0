/** The beginning of a block whose codes it tells itself (RFC 1951, section 3.2.7), read a length at a time. */
import { type Codes, codesOf } from "./codes";

const { byte, char, rep, sub } = string;

/** The order in which a block tells the lengths of the codes for lengths. */
const ORDER = "\x10\x11\x12\0\x08\x07\x09\x06\x0a\x05\x0b\x04\x0c\x03\x0d\x02\x0e\x01\x0f";

/**
 * Begins to read what stands before the symbols. Raises an error if a block cannot begin so.
 *
 * @param read reads so many bits
 * @param symbol reads a symbol
 * @returns to be called until it returns the codes for literals and lengths, and those for distances
 */
export function block(
  read: (this: void, bits: number) => number,
  symbol: (this: void, codes: Codes) => number,
): (this: void) => LuaMultiReturn<[literals?: Codes, distances?: Codes]> {
  const bad = () => error("gzip: bad block", 0);
  const literals = read(5) + 257;
  const count = literals + read(5) + 1;
  if (literals > 286 || count - literals > 30) bad();
  let lengths = rep("\0", 19);
  for (const i of $range(1, read(4) + 4)) {
    const place = byte(ORDER, i);
    lengths = sub(lengths, 1, place) + char(read(3)) + sub(lengths, place + 2);
  }
  const codes = codesOf(lengths);
  lengths = "";
  return () => {
    const told = symbol(codes);
    if (told < 16) lengths += char(told);
    else if (told === 16) lengths += rep(sub(lengths, -1), read(2) + 3);
    else lengths += rep("\0", told === 17 ? read(3) + 3 : read(7) + 11);
    if (lengths.length < count && lengths !== "") return $multi();
    // Too many, none to repeat, or no end.
    if (lengths.length !== count || byte(lengths, 257) === 0) bad();
    return $multi(codesOf(sub(lengths, 1, literals), true), codesOf(sub(lengths, literals + 1), true));
  };
}

/** The codes of a block that tells none (RFC 1951, section 3.2.6), as the function that {@link block} returns. */
export function fixed(): LuaMultiReturn<[literals: Codes, distances: Codes]> {
  return $multi(
    codesOf(rep("\x08", 144) + rep("\x09", 112) + rep("\x07", 24) + rep("\x08", 8)),
    codesOf(rep("\x05", 32)),
  );
}
