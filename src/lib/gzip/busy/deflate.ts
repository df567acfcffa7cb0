/**
 * Making gzip members (RFC 1951 and 1952) of small texts, a bounded amount of work at a time, and as much
 * of them as fits. What stood there before is found by Lua's own search, so no table of hashes is held;
 * the codes are the fixed ones, or everything is stored where that is shorter.
 */
import type { Stepper } from "../../gzip";
import { use } from "../../modules";
import { crc } from "./crc";
import type * as Finish from "./finish";

const { byte, char, find, sub } = string;
const { floor, max } = math;
const { lshift } = _G.bit;

const enum Most {
  /** Bytes of a text that is given whole: as far as can be referred to. */
  TEXT = 32768,
  /** How far back is looked for what stood there before: further gains little, and costs heap. */
  WINDOW = 1024,
  /** Bytes that one reference repeats: what it stands for is to be summed up at once. */
  REPEAT = 66,
  /** Bytes of output that are joined at a time. */
  PART = 64,
}

/** Four bits in reverse: codes begin with their highest bit, all else with its lowest. */
const REVERSE = "\0\x08\x04\x0c\x02\x0a\x06\x0e\x01\x09\x05\x0d\x03\x0b\x07\x0f";

/**
 * A member that is being made.
 *
 * @packed
 */
export interface Deflater {
  /** What it is made of, as far as that is known and may be needed yet; how much of it is gone; what is coded next. */
  text: string;
  gone: number;
  at: number;
  /** What is accepted: of the text, and of the block that codes it. */
  taken: number;
  block: string;
  /** What was coded since then. */
  tail: string;
  /** Bits that are not yet a byte, and how many; and as they were when all before was accepted. */
  hold: number;
  left: number;
  held: number;
  heldLeft: number;
  /** The CRC, and what it was. */
  sum: number;
  heldSum: number;
}

/** Writes so many bits, at most 16. */
function write(state: Deflater, value: number, count: number): void {
  let hold = state.hold + lshift(value, state.left);
  let left = state.left + count;
  while (left >= 8) {
    state.tail += char(hold % 256);
    hold = floor(hold / 256);
    left -= 8;
  }
  state.hold = hold;
  state.left = left;
}

/** Eight bits in reverse. */
function reversed(code: number): number {
  return byte(REVERSE, (code % 16) + 1) * 16 + byte(REVERSE, floor(code / 16) + 1);
}

/** Writes a literal, or the code that says how much is repeated. */
function symbol(state: Deflater, value: number): void {
  if (value < 144) write(state, reversed(48 + value), 8);
  else if (value < 256) write(state, reversed(200 + floor((value - 144) / 2)) + (value % 2) * 256, 9);
  else if (value < 280) write(state, reversed((value - 256) * 2), 7);
  else write(state, reversed(192 + value - 280), 8);
}

/** Writes that so many bytes are those of so many bytes ago. */
function repeat(state: Deflater, count: number, distance: number): void {
  let [value, more] = [count - 3, 0];
  while (value > 7) {
    value = floor(value / 2);
    more += 1;
  }
  symbol(state, 257 + 4 * more + value);
  write(state, count - 3 - lshift(value, more), more);
  value = distance - 1;
  more = 0;
  while (value > 3) {
    value = floor(value / 2);
    more += 1;
  }
  write(state, reversed((2 * more + value) * 8), 5);
  write(state, distance - 1 - lshift(value, more), more);
}

/** A member of nothing yet. */
export function begin(): Deflater {
  return {
    text: "",
    gone: 0,
    at: 1,
    taken: 0,
    block: "",
    tail: "",
    hold: 3,
    left: 3,
    held: 3,
    heldLeft: 3,
    sum: 0,
    heldSum: 0,
  };
}

/** Codes what comes next; returns how much work it was, as {@link Stepper} counts it: 0 if all is coded. */
export function code(state: Deflater): number {
  const text = state.text;
  const at = state.at;
  if (at > text.length) return 0;
  let [count, distance, work] = [0, 0, 4];
  // The longest that stood there before, of those the first: with each that is found a longer one is sought.
  let from = max(1, at - Most.WINDOW);
  let length = 3;
  while (length <= Most.REPEAT && at + length - 1 <= text.length) {
    const [found] = find(text, sub(text, at, at + length - 1), from, true);
    if (found === undefined || found >= at) break;
    work += 2;
    while (
      length < Most.REPEAT &&
      byte(text, found + length) === byte(text, at + length) &&
      at + length <= text.length
    )
      length += 1;
    count = length;
    distance = at - found;
    from = found + 1;
    length += 1;
  }
  if (count > 0) repeat(state, count, distance);
  else {
    symbol(state, byte(text, at));
    count = 1;
  }
  state.sum = crc(state.sum, sub(text, at, at + count - 1));
  state.at = at + count;
  return floor((count + work) / 4);
}

/**
 * Takes what was coded into the member, if that is no longer than so many bytes then; else it is as if it
 * had never been in the text.
 *
 * @param extra bytes of the header beyond the ten that each has
 */
export function accept(state: Deflater, most: number, extra: number): boolean {
  // The end of the block takes 7 bits, header and trailer 18 bytes.
  const size = state.block.length + state.tail.length + floor((state.left + 14) / 8) + 18 + extra;
  const fits = size <= most;
  if (fits) {
    state.block += state.tail;
    state.taken = state.text.length;
    state.held = state.hold;
    state.heldLeft = state.left;
    state.heldSum = state.sum;
    // Not what is still shorter as it is.
    const spare = state.taken - Most.WINDOW;
    if (spare > 0 && state.block.length <= state.gone + state.taken) {
      state.text = sub(state.text, spare + 1);
      state.gone += spare;
      state.taken = Most.WINDOW;
      state.at = Most.WINDOW + 1;
    }
  } else {
    state.text = sub(state.text, 1, state.taken);
    state.at = state.taken + 1;
    state.hold = state.held;
    state.left = state.heldLeft;
    state.sum = state.heldSum;
  }
  state.tail = "";
  return fits;
}

/** As `deflate` in lib/gzip. */
export function deflate(text: string): Stepper {
  if (text.length > Most.TEXT) error(`gzip: ${text.length} bytes are too many: at most ${Most.TEXT}`, 0);
  const state = begin();
  state.text = text;
  return {
    step: (budget: number) => {
      let left = budget;
      while (left > 0) {
        const cost = code(state);
        if (cost === 0) {
          accept(state, 2 * Most.TEXT, 0);
          return use<typeof Finish>("lib.gzip.busy.finish", true).finish(state);
        }
        left -= cost;
        if (state.tail.length >= Most.PART) {
          state.block += state.tail;
          state.tail = "";
        }
      }
      return undefined;
    },
  };
}
