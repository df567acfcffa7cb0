/**
 * Inflating gzip members (RFC 1951 and 1952), a bounded amount of work at a time. Whatever is not as
 * those say raises an error that begins with "gzip: ".
 *
 * What is known of a member is held in locals, and the functions are few and long: on the board a field
 * that is named in a function costs 16 bytes of heap there, a function a hundred. What reads headers and the
 * beginnings of blocks is loaded for that, and gone when most of what comes out is there.
 */
import { Below, letGo, use } from "../../modules";
import type * as Block from "./block";
import { bytes } from "./bytes";
import type { Codes } from "./codes";
import { crc } from "./crc";
import type * as Header from "./header";

const { byte, char, rep, sub } = string;
const { floor, min } = math;
const { lshift, rshift } = _G.bit;

const enum Mode {
  HEADER,
  BLOCK,
  STORED,
  CODES,
  SYMBOLS,
  TRAILER,
}

const enum Most {
  /** Bytes that are summed up at a time. */
  PART = 128,
  /** Bytes of what is read that are kept at most when they are behind. */
  READ = 512,
  /** Units of work that this is, and making codes. */
  WORK = 36,
}

/** As `inflate` in lib/gzip; what comes out comes in parts, which may go one by one. */
export function inflate(
  text: string,
  limit: number,
): { step(this: void, budget: number): string[] | undefined } {
  /** The next byte; bits of the last one that were not used, and how many. */
  let [at, hold, left] = [1, 0, 0];
  let [mode, last] = [Mode.HEADER, false];
  /** What came out: parts of the same length, and the rest; all of it, and before this member. */
  const parts: string[] = [];
  let [tail, size, before] = ["", 0, 0];
  /** The member's CRC, and how much of `tail` is in it. */
  let [sum, summed] = [0, 0];
  /** Bytes of a stored block that are still to come. */
  let count = 0;
  /** What reads a header, or the codes of a block. */
  let header: ((this: void) => number | undefined) | undefined;
  let begun: ((this: void) => LuaMultiReturn<[literals?: Codes, distances?: Codes]>) | undefined;
  let [codes, distances]: (Codes | undefined)[] = [];

  /** Reads so many bits, at most 16. */
  const read = (wanted: number): number => {
    while (left < wanted) {
      const following = byte(text, at) as number | undefined;
      if (following === undefined) error("gzip: cut short", 0);
      hold += lshift(following!, left);
      at += 1;
      left += 8;
    }
    const rest = rshift(hold, wanted);
    const value = hold - lshift(rest, wanted);
    hold = rest;
    left -= wanted;
    return value;
  };

  /** Reads a symbol, bit by bit. */
  const symbol = (of: Codes): number => {
    // How far the code is behind the first of its length, and which that one is of all.
    let [code, first] = [0, 0];
    for (const length of $range(1, 15)) {
      if (left === 0) code += read(1);
      else {
        // As read does.
        const rest = rshift(hold, 1);
        code += hold - rest - rest;
        hold = rest;
        left -= 1;
      }
      const those = of.counts[length - 1]!;
      if (code < those) {
        first = (first + code) * 2;
        const [high, low] = byte(of.order, first + 1, first + 2);
        // Places begin with 1, each of their halves with 48.
        return high! * 64 + low! - 3121;
      }
      first += those;
      code = (code - those) * 2;
    }
    return error("gzip: bad code", 0);
  };

  /** Takes what comes out. */
  const put = (piece: string): void => {
    size += piece.length;
    if (size > limit) error(`gzip: more than ${limit} bytes`, 0);
    tail += piece;
  };

  /** The beginning of a block. */
  const block = (): void => {
    last = read(1) === 1;
    const kind = read(2);
    if (kind === 0) {
      [hold, left] = [0, 0];
      count = read(16);
      if (read(16) !== 65535 - count) error("gzip: bad block", 0);
      mode = Mode.STORED;
    } else {
      if (kind === 3) error("gzip: bad block", 0);
      const begin = use<typeof Block>("lib.gzip.busy.block", true);
      [codes, distances] = [undefined, undefined];
      begun = kind === 1 ? begin.fixed : begin.block(read, symbol);
      mode = Mode.CODES;
    }
  };

  /** What came out before, from so far back on, so many bytes. */
  const repeated = (told: number): string => {
    // Four codes, of distances two, for each number of further bits.
    let most = told === 285 ? 258 : told - 254;
    if (told > 264 && told < 285) {
      const more = floor((told - 261) / 4);
      most = lshift(told - 257 - 4 * more, more) + read(more) + 3;
    }
    const far = symbol(distances!);
    let distance = far + 1;
    if (far > 3) {
      const more = floor((far - 2) / 2);
      distance = lshift(far - 2 * more, more) + read(more) + 1;
    }
    if (told > 285 || far > 29 || distance > size - before) error("gzip: bad code", 0);
    const start = size - distance;
    let part = floor(start / Most.PART);
    let piece = sub(parts[part] ?? tail, (start % Most.PART) + 1);
    while (piece.length < min(distance, most)) {
      part += 1;
      piece += parts[part] ?? tail;
    }
    return sub(rep(sub(piece, 1, distance), floor((most - 1) / distance) + 1), 1, most);
  };

  return {
    step: (budget: number) => {
      let due = budget;
      while (due > 0) {
        const was = mode;
        if (tail.length >= Most.PART) {
          const part = sub(tail, 1, Most.PART);
          sum = crc(sum, sub(part, summed + 1));
          summed = 0;
          table.insert(parts, part);
          tail = sub(tail, Most.PART + 1);
          // As what comes out takes more, what is read takes less.
          if (mode === Mode.SYMBOLS && at > Most.READ) {
            text = sub(text, at);
            at = 1;
          }
          due -= Most.WORK;
        } else if (mode === Mode.SYMBOLS) {
          const told = symbol(codes!);
          if (told < 256) put(char(told));
          else if (told > 256) put(repeated(told));
          else mode = last ? Mode.TRAILER : Mode.BLOCK;
          due -= 1;
        } else if (mode === Mode.STORED) {
          const piece = sub(text, at, at + min(count, Most.PART) - 1);
          put(piece);
          at += piece.length;
          count -= piece.length;
          if (piece === "" && count > 0) error("gzip: cut short", 0);
          if (count === 0) mode = last ? Mode.TRAILER : Mode.BLOCK;
          due -= 1;
        } else if (mode === Mode.CODES) {
          [codes, distances] = begun!();
          if (codes !== undefined) {
            [begun, mode] = [undefined, Mode.SYMBOLS];
            // What has made them goes.
            letGo(Below.LONG);
          }
        } else if (mode === Mode.BLOCK) block();
        else if (mode === Mode.TRAILER) {
          sum = crc(sum, sub(tail, summed + 1));
          summed = tail.length;
          const told = sub(text, at, at + 7);
          if (told !== bytes(sum) + bytes(size - before))
            error(told.length < 8 ? "gzip: cut short" : "gzip: bad sum", 0);
          at += 8;
          [hold, left, mode] = [0, 0, Mode.HEADER];
        } else if (at === 1 || at <= text.length) {
          header ??= use<typeof Header>("lib.gzip.busy.header", true).header(text, at);
          const behind = header();
          if (behind !== undefined) {
            header = undefined;
            [at, before, sum, mode] = [behind, size, 0, Mode.BLOCK];
          } else due -= Most.WORK;
        } else {
          text = "";
          table.insert(parts, tail);
          return parts;
        }
        due -= mode === was ? 1 : Most.WORK;
      }
      return undefined;
    },
  };
}
