/** The firmware's gzip against other people's: zlib, GNU gunzip, busybox. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, test } from "node:test";
import { deflateRawSync, gunzipSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { holds, noteSeed } from "./core/cases.ts";
import {
  type Change,
  changed,
  changes,
  HEAD,
  ofBlocks,
  ofMembers,
  settings,
  texts,
  trailer,
  Zip,
} from "./core/zip.ts";

noteSeed("gzip on a board");

const zip = new Zip();
after(() => zip.close());

/** As much as texts may be, and some of what a changed member may make of them. */
const LIMIT = 6000;

const budgets = fc.constantFrom(1, 7, 40, 10000);

test("inflate gives back what zlib compressed, at any level, in any way", () => {
  holds(300, fc.tuple(texts, settings, budgets), ([text, how, budget]) => {
    assert.deepEqual(zip.inflate(gzipSync(text, how), text.length, budget), text);
  });
});

test("inflate takes several members, and lets out no byte above its limit", () => {
  holds(100, fc.tuple(fc.array(texts, { minLength: 1, maxLength: 3 }), settings), ([list, how]) => {
    const text = Buffer.concat(list);
    const members = Buffer.concat(list.map((each) => gzipSync(each, how)));
    assert.deepEqual(zip.inflate(members, text.length), text);
    if (text.length > 0) {
      const most = text.length - 1;
      assert.equal(zip.inflate(members, most), `gzip: more than ${most} bytes`);
    }
  });
});

test("deflate's members are zlib's, inflate's, and never 23 bytes above what goes in", () => {
  holds(200, fc.tuple(texts, budgets), ([text, budget]) => {
    const member = zip.deflate(text, budget);
    assert.ok(member.length <= text.length + 23, `${member.length} bytes of ${text.length}`);
    assert.deepEqual(gunzipSync(member), text);
    assert.deepEqual(zip.inflate(member, text.length), text);
  });
});

/** Members that another program is to take: a text that it would be wrong about shows in the sum of all. */
function takenBy(command: string, args: string[]): void {
  holds(8, fc.array(texts, { minLength: 20, maxLength: 20 }), (list) => {
    const input = Buffer.concat(list.map((text) => zip.deflate(text, 10000)));
    const { status, stdout, stderr } = spawnSync(command, args, { input });
    assert.equal(status, 0, String(stderr));
    assert.deepEqual(stdout, Buffer.concat(list));
  });
}

/** Why there is nothing to be tested; false if there is. */
function lacks(command: string, args: string[]): string | false {
  return spawnSync(command, args).error ? `there is no ${command} here` : false;
}

test("deflate's members are taken by GNU gunzip", { skip: lacks("gzip", ["--version"]) }, () =>
  takenBy("gzip", ["-dc"]),
);

test("deflate's members are taken by busybox", { skip: lacks("busybox", ["gunzip", "--help"]) }, () =>
  takenBy("busybox", ["gunzip", "-c"]),
);

/** Members with all sorts of headers. */
const members = fc.tuple(texts, settings, fc.boolean(), fc.nat(31)).map(([text, how, twice, flags]) => {
  const plain = gzipSync(text.subarray(0, 400), how);
  const head = Buffer.from(plain.subarray(0, 10));
  // Without the header's sum: one flipped bit would be all that is ever found.
  head[3] = flags & 0b11101;
  const extra = flags & 4 ? "\x05\0abcde" : "";
  const rest = `${extra}${flags & 8 ? "table\0" : ""}${flags & 16 ? "a comment\0" : ""}`;
  const one = Buffer.concat([head, Buffer.from(rest, "latin1"), plain.subarray(10)]);
  return twice ? Buffer.concat([one, one]) : one;
});

/** That inflating gives what zlib gives, or an error of its own where zlib refuses. Returns whether it gave. */
function agree(input: Buffer, expected: Buffer | undefined, limit = LIMIT): boolean {
  const got = zip.inflate(input, limit);
  if (expected !== undefined) assert.deepEqual(got, expected);
  else assert.match(String(got), /^gzip: [a-z0-9 ]+$/);
  return expected !== undefined;
}

test("of 5,000 changed members each gives what zlib gives or is refused, and heap is as before", () => {
  const rest = zip.rest();
  const counts = [0, 0];
  holds(2500, fc.tuple(members, changes), ([member, list]) => {
    const input = changed(member, list);
    counts[agree(input, ofMembers(input, LIMIT)) ? 0 : 1]!++;
  });
  // Sums are wrong in most of those. Here they are right wherever zlib can tell.
  const blocks = fc.tuple(texts, settings).map(([text, how]) => deflateRawSync(text.subarray(0, 400), how));
  holds(2500, fc.tuple(blocks, changes), ([block, list]: [Buffer, Change[]]) => {
    const input = changed(block, list);
    const told = ofBlocks(input, LIMIT);
    const text = told?.text ?? Buffer.alloc(0);
    const whole = told === undefined ? input : input.subarray(0, told.length);
    counts[agree(Buffer.concat([HEAD, whole, trailer(text)]), told?.text) ? 0 : 1]!++;
  });
  assert.ok(counts[0]! > 500 && counts[1]! > 500, `${counts[0]} given, ${counts[1]} refused`);
  // The board's own modules keep some hundred bytes now and then; a byte kept of each member would be more.
  assert.ok(Math.abs(zip.rest() - rest) < 1000, `${zip.rest()} bytes, ${rest} before`);
});
