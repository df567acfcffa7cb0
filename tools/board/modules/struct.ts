/** NodeMCU's `struct`: values to bytes and back. Reference: the firmware's docs/modules/struct.md. */
import { type Args, type BoardModule, LuaError, type Value } from "../module.ts";

const MAX_INTEGER_SIZE = 32;
/** The strictest alignment on the ESP8266, and what `!` alone means. */
const MAX_ALIGN = 8;
const FIXED: Record<string, number> = {
  ...{ b: 1, B: 1, h: 2, H: 2, l: 4, L: 4, T: 4, f: 4, d: 8, x: 1 },
};
const INTEGERS = "bBhHlLTiI";

interface Item {
  option: string;
  size: number;
  /** Whether the most significant byte comes first. */
  big: boolean;
  align: number;
}

/** The items of a format string; settings of order and alignment are in each. */
function* items(args: Args): Generator<Item> {
  const format = args.string(1);
  let at = 0;
  let big = false;
  let align = 1;
  const number = (otherwise: number) => {
    const digits = /^[0-9]+/.exec(format.slice(at))?.[0];
    if (digits === undefined) return otherwise;
    at += digits.length;
    const value = Number(digits);
    if (value > 0x7fffffff) throw new LuaError("integral size overflow");
    return value;
  };
  while (at < format.length) {
    const option = format[at++]!;
    if (option === " ") continue;
    if (option === ">" || option === "<") big = option === ">";
    else if (option === "!") {
      align = number(MAX_ALIGN);
      if (align === 0 || (align & (align - 1)) !== 0) {
        throw new LuaError(`alignment ${align} is not a power of 2`);
      }
    } else if (option === "i" || option === "I") {
      const size = number(4);
      if (size > MAX_INTEGER_SIZE) {
        throw new LuaError(`integral size ${size} is larger than limit of ${MAX_INTEGER_SIZE}`);
      }
      yield { option, size, big, align };
    } else if (option === "c") yield { option, size: number(1), big, align };
    else if (option === "s") yield { option, size: 0, big, align };
    else if (option in FIXED) yield { option, size: FIXED[option]!, big, align };
    else args.argError(1, `invalid format option '${option}'`);
  }
}

/** Bytes to skip before an item at `position`. */
function padding(position: number, { option, size, align }: Item): number {
  if (size === 0 || option === "c") return 0;
  const to = Math.min(size, align);
  return (to - (position & (to - 1))) & (to - 1);
}

function integerBytes(n: number, size: number, big: boolean): Buffer {
  // The firmware's integer has 32 bits and is unsigned from here on: longer fields get zeros.
  const buffer = Buffer.alloc(Math.max(size, 4));
  buffer.writeInt32LE(n);
  const bytes = buffer.subarray(0, size);
  return big ? bytes.reverse() : bytes;
}

function readInteger(bytes: Buffer, big: boolean, signed: boolean): number {
  let value = 0n;
  for (const byte of big ? bytes : Buffer.from(bytes).reverse()) value = (value << 8n) | BigInt(byte);
  return Number(signed ? BigInt.asIntN(Math.min(bytes.length * 8, 64), value) : BigInt.asIntN(64, value));
}

function pack(args: Args): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  let arg = 2;
  const put = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const item of items(args)) {
    const { option, size, big } = item;
    put(Buffer.alloc(padding(length, item)));
    if (INTEGERS.includes(option)) put(integerBytes(args.integer(arg++), size, big));
    else if (option === "x") put(Buffer.alloc(1));
    else if (option === "f" || option === "d") {
      const bytes = Buffer.alloc(size);
      if (size === 4) bytes.writeFloatLE(args.number(arg++));
      else bytes.writeDoubleLE(args.number(arg++));
      put(big ? bytes.reverse() : bytes);
    } else {
      const text = Buffer.from(args.string(arg++), "latin1");
      const count = size === 0 ? text.length : size;
      if (text.length < count) args.argError(arg, "string too short");
      put(text.subarray(0, count));
      if (option === "s") put(Buffer.alloc(1));
    }
  }
  return Buffer.concat(parts);
}

function unpack(args: Args): Value[] {
  const data = Buffer.from(args.string(2), "latin1");
  const results: Value[] = [];
  let at = args.optInteger(3, 1) - 1;
  const need = (size: number) => {
    if (at < 0 || at + size > data.length) args.argError(2, "data string too short");
  };
  for (const item of items(args)) {
    const { option, big } = item;
    let { size } = item;
    at += padding(at, item);
    need(size);
    if (INTEGERS.includes(option)) {
      results.push(readInteger(data.subarray(at, at + size), big, option >= "a"));
    } else if (option === "f" || option === "d") {
      const bytes = Buffer.from(data.subarray(at, at + size));
      if (big) bytes.reverse();
      results.push(size === 4 ? bytes.readFloatLE() : bytes.readDoubleLE());
    } else if (option === "c") {
      if (size === 0) {
        const given = results.pop();
        if (typeof given !== "number") throw new LuaError("format `c0' needs a previous size");
        size = given;
        need(size);
      }
      results.push(data.subarray(at, at + size));
    } else if (option === "s") {
      const end = data.indexOf(0, at);
      if (end < 0) throw new LuaError("unfinished string in data");
      results.push(data.subarray(at, end));
      size = end - at + 1;
    }
    at += size;
  }
  return [...results, at + 1];
}

export const struct: BoardModule = {
  name: "struct",
  open: () => ({
    members: {
      pack,
      unpack,
      size: (args: Args) => {
        let at = 0;
        for (const item of items(args)) {
          at += padding(at, item) + item.size;
          if (item.option === "s") args.argError(1, "option 's' has no fixed size");
          if (item.option === "c" && item.size === 0) args.argError(1, "option 'c0' has no fixed size");
        }
        return at;
      },
    },
  }),
};
