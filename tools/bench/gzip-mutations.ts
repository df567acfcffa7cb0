/**
 * Gzip members as broken radios and bored neighbours would send them: good ones, changed. Inflating must give
 * what zlib gives, or refuse what zlib refuses, and keep its heap.
 */
import { deflateRawSync, gzipSync } from "node:zlib";
import { type Random, seededRandom } from "../lan/random.ts";
import { below, changed, drawChanges, oneOf } from "./byte-mutations.ts";
import { drawSettings, drawText, vectors } from "./samples.ts";
import { Zip } from "./zip.ts";
import { HEAD, ofBlocks, ofMembers, trailer } from "./zlib.ts";

/** More than most of what is drawn holds, so that some of it is refused for that. */
const LIMIT = 2500;
const BUDGETS = [7, 24, 10_000];
/** The board's own modules keep some hundred bytes now and then; a byte kept of each member would be more. */
const KEPT = 1000;
/** Problems that are told. */
const TOLD = 5;

/** A good member with any header that needs no sum: one flipped bit would be all that is ever found. */
function member(random: Random): Buffer {
  const plain = gzipSync(drawText(random), drawSettings(random));
  const flags = below(random, 32) & 0b11101;
  const head = Buffer.from(plain.subarray(0, 10));
  head[3] = flags;
  const extra = flags & 4 ? "\x05\0abcde" : "";
  const rest = `${extra}${flags & 8 ? "table\0" : ""}${flags & 16 ? "a comment\0" : ""}`;
  return Buffer.concat([head, Buffer.from(rest, "latin1"), plain.subarray(10)]);
}

/** Changed blocks whose sum is right wherever zlib can tell it. */
function summed(random: Random): Buffer {
  const blocks = changed(deflateRawSync(drawText(random), drawSettings(random)), drawChanges(random));
  const told = ofBlocks(blocks, LIMIT);
  const whole = told === undefined ? blocks : blocks.subarray(0, told.length);
  return Buffer.concat([HEAD, whole, trailer(told?.text ?? Buffer.alloc(0))]);
}

/** What a run of changed members came to. */
export interface MembersResult {
  members: number;
  /** Of these, inflated. */
  given: number;
  /** Those of which something else came than zlib gives, as hexadecimal digits, and what came. */
  wrong: string[];
  /** Bytes of heap in use more than before. */
  kept: number;
}

/** What went wrong, in words; none if nothing did. */
export function problemsOf({ members, given, wrong, kept }: MembersResult): string[] {
  const problems = wrong.slice(0, TOLD);
  if (wrong.length > TOLD) problems.push(`and ${wrong.length - TOLD} more`);
  if (given <= members / 10 || given >= members) problems.push(`${given} of ${members} inflated`);
  if (kept >= KEPT) problems.push(`heap: ${kept} bytes more than before`);
  return problems;
}

/**
 * Has so many changed members inflated.
 *
 * @param report called now and then with how many are done
 */
export function runMembers(
  count: number,
  seed: number,
  report: (done: number) => void = () => {},
): MembersResult {
  const random = seededRandom(seed, 8);
  const captured = vectors(".gz");
  const zip = new Zip();
  // The code comes with the first.
  zip.inflate(captured[0]!, LIMIT);
  const before = zip.rest();
  const result: MembersResult = { members: count, given: 0, wrong: [], kept: 0 };
  const good = () => (below(random, 4) === 0 ? oneOf(random, captured) : member(random));
  for (let n = 1; n <= count; n++) {
    let input: Buffer;
    if (n % 2 === 0) input = summed(random);
    else {
      const several = Array.from({ length: 1 + below(random, 2) }, good);
      input = changed(Buffer.concat(several), drawChanges(random));
    }
    const expected = ofMembers(input, LIMIT);
    const got = zip.inflate(input, LIMIT, oneOf(random, BUDGETS));
    const right =
      typeof got === "string" ? !expected && /^gzip: [a-z0-9 ]+$/.test(got) : expected?.equals(got);
    if (expected) result.given++;
    if (!right) result.wrong.push(`${input.toString("hex")}: ${typeof got === "string" ? got : got.length}`);
    if (n % 500 === 0) report(n);
  }
  result.kept = zip.rest() - before;
  zip.close();
  return result;
}
