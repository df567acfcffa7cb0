/** The firmware's gzip against other people's: zlib, GNU gunzip, busybox. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { Zip } from "../../tools/bench/zip.ts";
import { holds, noteSeed } from "./core/cases.ts";
import { settings, texts } from "./core/texts.ts";

noteSeed("gzip on a board");

const zip = new Zip();
after(() => zip.close());

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
