/** The header of a gzip member (RFC 1952, section 2.3), read a part at a time. */
import { use } from "../../modules";
import type * as Bytes from "./bytes";
import type * as Crc from "./crc";

const { byte, find, sub } = string;
const { floor, min } = math;

const enum Most {
  /** Bytes that are summed up at a time. */
  PART = 128,
}

/**
 * Begins to read the header at a place.
 *
 * @returns to be called until it returns where the block behind the header begins; it raises an error if
 *   that is none
 */
export function header(text: string, start: number): (this: void) => number | undefined {
  const [one, two, method, flags] = byte(text, start, start + 3);
  if (one !== 31 || two !== 139 || method !== 8 || ((flags as number | undefined) ?? 32) > 31)
    error("gzip: no member", 0);
  let at = start + 10;
  if (floor(flags! / 4) % 2 === 1) at += 2 + (byte(text, at) ?? 0) + (byte(text, at + 1) ?? 0) * 256;
  // Name, and comment.
  for (const flag of $range(8, 16, 8)) {
    if (floor(flags! / flag) % 2 === 1) at = (find(text, "\0", at, true)[1] ?? text.length) + 1;
  }
  if (floor(flags! / 2) % 2 === 0) return () => at;
  const { crc } = use<typeof Crc>("lib.gzip.busy.crc");
  const { bytes } = use<typeof Bytes>("lib.gzip.busy.bytes");
  let [summed, sum] = [start, 0];
  return () => {
    const piece = sub(text, summed, min(summed + Most.PART, at) - 1);
    sum = crc(sum, piece);
    summed += piece.length;
    if (piece !== "") return undefined;
    if (sub(bytes(sum), 1, 2) !== sub(text, at, at + 1)) error("gzip: bad header", 0);
    return at + 2;
  };
}
