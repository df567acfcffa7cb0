/** The firmware's gzip on a virtual board, and what Node's zlib says of the same members. */
import { constants, crc32, gunzipSync, inflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { BenchBoard } from "../../../tools/bench/bench-board.ts";

const RUN = `
  gzip = require("lib.gzip")
  function work(what, budget, ...)
    local ok, result = pcall(function(...)
      local stepper = gzip[what](...)
      local result
      repeat result = stepper.step(budget) until result
      return result
    end, file.getcontents("in") or "", ...)
    return ok, result
  end`;

/** What came of it: bytes, or why there are none. */
export type Outcome = Buffer | string;

/** A board with room for texts that a real one would not hold. */
export class Zip {
  readonly #board = new BenchBoard(4_000_000);

  constructor() {
    this.#board.lua(RUN);
  }

  #work(call: string, bytes: Uint8Array): Outcome {
    this.#board.board.flash.store.set("in", Buffer.from(bytes));
    const [ok, result] = this.#board.lua(`return work(${call})`);
    return ok ? Buffer.from(result as string, "latin1") : String(result);
  }

  inflate(bytes: Uint8Array, limit: number, budget = 40): Outcome {
    return this.#work(`"inflate", ${budget}, ${limit}`, bytes);
  }

  /** @throws Error if it raises */
  deflate(text: Uint8Array, budget = 40): Buffer {
    const outcome = this.#work(`"deflate", ${budget}`, text);
    if (typeof outcome === "string") throw new Error(outcome);
    return outcome;
  }

  /** Heap in use, bytes. */
  rest(): number {
    this.#board.board.flash.store.delete("in");
    return this.#board.rest();
  }

  close(): void {
    this.#board.close();
  }
}

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

export const HEAD = Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);

/** The bytes at the end of a member. */
export function trailer(text: Uint8Array): Buffer {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crc32(text));
  end.writeUInt32LE(text.length, 4);
  return end;
}

/** What zlib makes of bytes, and how many it took; undefined if it refuses them. */
function taken(
  inflate: typeof inflateRawSync,
  input: Buffer,
  limit: number,
): { text: Buffer; length: number } | undefined {
  try {
    // Not declared: with `info`, zlib tells of its engine.
    const options = { maxOutputLength: limit, info: true } as object;
    const told = inflate(input, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return { text: told.buffer, length: told.engine.bytesWritten };
  } catch {
    return undefined;
  }
}

/** What zlib makes of blocks. */
export const ofBlocks = (input: Buffer, limit: number) => taken(inflateRawSync, input, limit);

/** What zlib makes of members; undefined if it refuses them, or if it leaves out what follows. */
export function ofMembers(input: Buffer, limit: number): Buffer | undefined {
  const told = taken(gunzipSync, input, limit);
  return told?.length === input.length ? told.text : undefined;
}

/** What happens to bytes on their way: at so many thousandths of their length, something. */
export interface Change {
  at: number;
  kind: "flip" | "set" | "cut" | "remove" | "insert" | "repeat";
  value: number;
}

export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    at: fc.nat(999),
    kind: fc.constantFrom("flip", "flip", "set", "cut", "remove", "insert", "repeat"),
    value: fc.nat(255),
  }),
  { minLength: 1, maxLength: 3 },
);

export function changed(original: Buffer, list: Change[]): Buffer {
  let now = original;
  for (const { at, kind, value } of list) {
    const place = Math.floor((now.length * at) / 1000);
    const [before, after] = [now.subarray(0, place), now.subarray(place)];
    const one = Buffer.from([value]);
    if (kind === "cut") now = before;
    else if (kind === "remove") now = Buffer.concat([before, after.subarray(1 + (value % 4))]);
    else if (kind === "insert") now = Buffer.concat([before, one, after]);
    else if (kind === "repeat") now = Buffer.concat([now, after]);
    else if (after.length > 0) {
      now = Buffer.from(now);
      now[place] = kind === "set" ? value : now[place]! ^ (1 << (value % 8));
    }
  }
  return now;
}
