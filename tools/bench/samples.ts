/** Good members and tables to begin with: captured ones, and such as are drawn. */
import { readdirSync, readFileSync } from "node:fs";
import { constants, type ZlibOptions } from "node:zlib";
import type { Random } from "../lan/random.ts";
import { below, oneOf } from "./byte-mutations.ts";

const VECTORS = new URL("../../test/vectors/p2ptbl/", import.meta.url);

/** The files of test/vectors/p2ptbl whose names end so, as GNU gzip and p2ptbl made them. */
export function vectors(ending: string): Buffer[] {
  const names = readdirSync(VECTORS).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => readFileSync(new URL(name, VECTORS)));
}

/** How zlib may be told to compress. */
export function drawSettings(random: Random): ZlibOptions {
  const { Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
  return {
    level: below(random, 10),
    strategy: oneOf(random, [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE]),
    memLevel: 1 + below(random, 9),
  };
}

/** Texts of up to 400 bytes: rows, bytes of any kind, the same many times on end. */
export function drawText(random: Random): Buffer {
  const row = () => {
    const key = `${oneOf(random, ["10.13.0.", "lamp-", "service/"])}${below(random, 300)}`;
    return `${key}\t${below(random, 2 ** 31)}\t${oneOf(random, ["gateway\tup", "web cam in the yard", "on", ""])}\n`;
  };
  const many = <T>(most: number, of: () => T) => Array.from({ length: below(random, most) }, of);
  const text = [
    () => Buffer.from(many(12, row).join("")),
    () => Buffer.from(many(400, () => below(random, 256))),
    () =>
      Buffer.from(many(8, () => oneOf(random, ["a", "b", "\n", "\xff"]).repeat(below(random, 300))).join("")),
  ];
  return oneOf(random, text)().subarray(0, 400);
}
