/** How specs of lib/gzip read members, and put together such as no compressor makes. */
import type { Stepper } from "../../../src/lib/gzip";

type Gzip = typeof import("../../../src/lib/gzip");
type Bytes = typeof import("../../../src/lib/gzip/busy/bytes");
type Crc = typeof import("../../../src/lib/gzip/busy/crc");

const PLENTY = 65536;

export function gzip(): Gzip {
  return require("lib.gzip") as Gzip;
}

/** All the steps of a work, so much at a time. */
export function done(work: Stepper, budget = 1000): string {
  for (;;) {
    const result = work.step(budget);
    if (result !== undefined) return result;
  }
}

export function inflated(bytes: string, limit = PLENTY, budget?: number): string {
  return done(gzip().inflate(bytes, limit), budget);
}

export function deflated(text: string, budget?: number): string {
  return done(gzip().deflate(text), budget);
}

/** The error that inflating raises; fails if it is none of gzip's own. */
export function refusal(bytes: string, limit?: number, budget?: number): string {
  const [ok, problem] = pcall(inflated, bytes, limit, budget);
  if (ok) error("it was taken");
  const told = tostring(problem);
  if (string.sub(told, 1, 6) !== "gzip: ") error(`an error of another kind: ${told}`);
  return told;
}

/** Numbers that look like chance, the same ones for each seed: from 0 to below `bound`, at most 65,536. */
export function lots(seed: number): (bound: number) => number {
  let last = seed + 1;
  return (bound) => {
    last = (last * 75 + 74) % 65537;
    return last % bound;
  };
}

/** So many bytes like chance, of so many kinds. */
export function noise(length: number, kinds: number, seed = length): string {
  const lot = lots(seed);
  const bytes: string[] = [];
  for (const _ of $range(1, length)) table.insert(bytes, string.char(lot(kinds)));
  return table.concat(bytes);
}

/** Bits that become bytes, the lowest first. */
export interface Bits {
  /** A number of so many bits, its lowest first. */
  put(value: number, count: number): Bits;
  /** A Huffman code of so many bits, its highest first. */
  code(value: number, count: number): Bits;
  /** Bytes as they are, from the next whole one on. */
  raw(bytes: string): Bits;
  text(): string;
}

export function bits(): Bits {
  let [bytes, hold, place] = ["", 0, 1];
  const fill = () => {
    if (place > 1) bytes += string.char(hold);
    hold = 0;
    place = 1;
  };
  const made: Bits = {
    put: (value, count) => {
      let rest = value;
      for (const _ of $range(1, count)) {
        hold += (rest % 2) * place;
        rest = math.floor(rest / 2);
        place *= 2;
        if (place === 256) fill();
      }
      return made;
    },
    code: (value, count) => {
      let place = 1;
      for (const _ of $range(2, count)) place *= 2;
      let rest = value;
      for (const _ of $range(1, count)) {
        made.put(math.floor(rest / place), 1);
        rest %= place;
        place = math.floor(place / 2);
      }
      return made;
    },
    raw: (piece) => {
      fill();
      bytes += piece;
      return made;
    },
    text: () => {
      fill();
      return bytes;
    },
  };
  return made;
}

/** The header of a member, of so many flags. */
export function head(flags: number): string {
  return string.char(31, 139, 8, flags, 1, 2, 3, 4, 0, 255);
}

/** CRC and length of what a member holds. */
export function trailer(text: string): string {
  const { crc } = require("lib.gzip.busy.crc") as Crc;
  const { bytes } = require("lib.gzip.busy.bytes") as Bytes;
  return bytes(crc(0, text)) + bytes(string.len(text));
}

/** A member of blocks that say this text. */
export function member(blocks: Bits, text: string): string {
  return head(0) + blocks.text() + trailer(text);
}

/** The order in which a dynamic block tells the lengths of the codes for lengths. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * The beginning of a dynamic block, the last of its member.
 *
 * @param literals how many lengths of codes there are for literals, and for distances
 * @param lengths of the codes for lengths, by symbol
 */
export function dynamic(literals: number, distances: number, lengths: { [symbol: number]: number }): Bits {
  const begun = bits().put(1, 1).put(2, 2);
  begun
    .put(literals - 257, 5)
    .put(distances - 1, 5)
    .put(15, 4);
  for (const symbol of ORDER) begun.put(lengths[symbol] ?? 0, 3);
  return begun;
}
