import assert from "node:assert/strict";
import { test } from "node:test";
import { digest } from "../../tools/flash/digest.ts";
import type { Manifest } from "../../tools/flash/manifest.ts";
import { manifestText, parseManifest } from "../../tools/flash/manifest.ts";
import { INIT_CONTENT, type Wanted } from "../../tools/flash/payload.ts";
import { type Found, isDone, manifestAfter, plan, questions, sourceDigest } from "../../tools/flash/plan.ts";
import { planLines } from "../../tools/flash/report.ts";

const file = (name: string, text: string, compile = false): Wanted => ({
  name,
  content: Buffer.from(text),
  compile,
});

const WANTED = [file("gossip.lua", "return 1"), file("hearsay.cfg", "return {}"), file("hearsay.lua", "--")];

/** A board that holds these files, as the console would report it. */
function board(
  files: Record<string, string>,
  manifest: Manifest = { files: {} },
  more: Partial<Found> = {},
): Found {
  const contents = Object.entries(files);
  return {
    sizes: new Map(contents.map(([name, text]) => [name, Buffer.byteLength(text)])),
    digests: new Map(contents.map(([name, text]) => [name, digest("sha1", Buffer.from(text))])),
    method: "sha1",
    manifest,
    lua: "Lua 5.1 0.5 3",
    init: "init.lua" in files ? "ours" : "none",
    initStarts: false,
    free: 1_000_000,
    ...more,
  };
}

/** The same board after the plan was carried out; a compiled file is its source behind a mark. */
function carriedOut(wanted: Wanted[], found: Found): Found {
  const steps = plan(wanted, found);
  const sizes = new Map(found.sizes);
  const digests = new Map(found.digests);
  for (const name of steps.remove) {
    sizes.delete(name);
    digests.delete(name);
  }
  for (const { name, content, compile } of steps.upload) {
    const there = compile ? name.replace(/lua$/, "lc") : name;
    const bytes = compile ? Buffer.concat([Buffer.from("\x1bLua"), content]) : content;
    sizes.set(there, bytes.length);
    digests.set(there, digest(found.method, bytes));
    if (compile) sizes.delete(name);
  }
  const init = found.init === "own" ? "own" : "ours";
  return { ...found, sizes, digests, init, manifest: manifestAfter(wanted, found, digests) };
}

const names = (steps: ReturnType<typeof plan>) => steps.upload.map(({ name, why }) => `${name}: ${why}`);

test("an empty board gets everything, and init.lua", () => {
  const steps = plan(WANTED, board({}));
  assert.deepEqual(names(steps), [
    "gossip.lua: new",
    "hearsay.cfg: new",
    "hearsay.lua: new",
    "init.lua: new",
  ]);
  assert.deepEqual([steps.remove, steps.foreign, steps.notes, steps.blocked], [[], [], [], []]);
});

for (const compile of [false, true]) {
  const wanted = WANTED.map((f) => ({ ...f, compile: compile && f.name.endsWith(".lua") }));
  const how = compile ? "compiled" : "as source";
  test(`a second run uploads nothing (${how})`, () => {
    const after = carriedOut(wanted, board({}));
    const steps = plan(wanted, after);
    assert.deepEqual(names(steps), []);
    assert.ok(isDone(steps));
    assert.match(planLines(steps).join(), /nothing to upload: 4 files/);
  });

  test(`only what differs goes up: a changed source, a damaged file, a lost one (${how})`, () => {
    const after = carriedOut(wanted, board({}));
    const changed = wanted.map((f) =>
      f.name === "gossip.lua" ? { ...f, content: Buffer.from("return 2") } : f,
    );
    assert.deepEqual(names(plan(changed, after)), ["gossip.lua: changed"]);
    const there = compile ? "hearsay.lc" : "hearsay.lua";
    const damaged = { ...after, digests: new Map(after.digests).set(there, "sha1:00") };
    assert.deepEqual(names(plan(wanted, damaged)), ["hearsay.lua: changed"]);
    const sizes = new Map(after.sizes);
    sizes.delete(there);
    assert.deepEqual(names(plan(wanted, { ...after, sizes })), ["hearsay.lua: new"]);
  });
}

test("a board with another Lua has its compiled files made anew", () => {
  const wanted = [file("gossip.lua", "return 1", true)];
  const after = carriedOut(wanted, board({}));
  assert.deepEqual(names(plan(wanted, { ...after, lua: "Lua 5.3 0.5 3" })), [
    "gossip.lua: compiled by another Lua",
  ]);
});

test("from compiled to source: the .lc that require would prefer goes", () => {
  const compiled = WANTED.map((f) => ({ ...f, compile: f.name.endsWith(".lua") }));
  const steps = plan(WANTED, carriedOut(compiled, board({})));
  assert.deepEqual(steps.remove, ["gossip.lc", "hearsay.lc"]);
  assert.deepEqual(names(steps), ["gossip.lua: new", "hearsay.lua: new"]);
  assert.deepEqual(steps.blocked, []);
});

test("a user's own .lc that require would prefer to our source is in the way, and is not touched", () => {
  const steps = plan(WANTED, board({ "gossip.lc": "\x1bLua" }));
  assert.match(
    steps.blocked.join(),
    /gossip\.lc, which did not come from here.*nodemcu-tool remove gossip\.lc/,
  );
  assert.deepEqual(steps.remove, []);
});

test("what came from here and is needed no more goes; what the user put or changed there stays", () => {
  const old = carriedOut([...WANTED, file("facts.lua", "f"), file("alfred.lua", "a")], board({}));
  const sizes = new Map(old.sizes).set("mine.lua", 10).set("facts.lua", 3);
  const digests = new Map(old.digests).set("facts.lua", "sha1:edited");
  const steps = plan(WANTED, { ...old, sizes, digests });
  assert.deepEqual(steps.remove, ["alfred.lua"]);
  assert.match(steps.notes.join(), /facts\.lua is needed no more, but was changed on the board: it stays/);
});

test("a file of an upload that was cut off is ours, whatever is in it", () => {
  const manifest = { files: { "alfred.lua": {}, "gossip.lua": {} } };
  const steps = plan(WANTED, board({ "alfred.lua": "ha", "gossip.lua": "retu" }, manifest));
  assert.deepEqual(steps.remove, ["alfred.lua"]);
  assert.deepEqual(steps.foreign, []);
  assert.ok(names(steps).includes("gossip.lua: changed"));
});

test("a file of the same name that did not come from here is replaced, and named", () => {
  const steps = plan(WANTED, board({ "gossip.lua": "-- NodeMCU's own" }));
  assert.deepEqual(steps.foreign, ["gossip.lua"]);
  assert.match(
    planLines(steps).join("\n"),
    /replaces gossip\.lua, which did not come from here; a copy is kept/,
  );
});

test("the user's own init.lua stays, and the user is told the line that it needs", () => {
  const own = { init: "own", initStarts: false } as const;
  const steps = plan(WANTED, board({ "init.lua": "print(1)" }, { files: {} }, own));
  assert.ok(!names(steps).some((name) => name.startsWith("init.lua")));
  assert.match(
    steps.notes.join(),
    /init\.lua .* stays as it is; add this line to it: {2}require\("hearsay"\)/,
  );
  const starts = plan(
    WANTED,
    board({ "init.lua": 'require("hearsay")' }, { files: {} }, { ...own, initStarts: true }),
  );
  assert.deepEqual(starts.notes, []);
});

test("an init.lua that was ours and became the user's is never removed", () => {
  const after = carriedOut(WANTED, board({}));
  assert.deepEqual(plan(WANTED, { ...after, init: "own", initStarts: true }).remove, []);
});

test("our init.lua is restored where it differs", () => {
  const after = carriedOut(WANTED, board({}));
  const digests = new Map(after.digests).set("init.lua", "sha1:else");
  assert.deepEqual(names(plan(WANTED, { ...after, digests })), ["init.lua: changed"]);
});

test("no space left: says how much is needed before anything is touched", () => {
  const big = [file("big.lua", "x".repeat(50_000))];
  assert.match(
    plan(big, board({}, { files: {} }, { free: 40_000 })).blocked.join(),
    /no space left .*40000 are free/,
  );
  assert.deepEqual(plan(big, board({}, { files: {} }, { free: 80_000 })).blocked, []);
  const replaced = board({ "big.lua": "y".repeat(50_000) }, { files: { "big.lua": {} } }, { free: 12_000 });
  assert.deepEqual(plan(big, replaced).blocked, [], "the old file makes room");
});

test("the board is asked only for digests that decide", () => {
  const sizes = new Map([
    ["gossip.lua", 8],
    ["hearsay.cfg", 999],
    ["mine.lua", 5],
    ["old.lua", 5],
    ["init.lua", INIT_CONTENT.length],
  ]);
  const manifest = { files: { "old.lua": {}, "gone.lua": {} } };
  assert.deepEqual(questions(WANTED, sizes, manifest), ["gossip.lua", "init.lua", "old.lua"]);
});

test("a manifest survives its text, and a broken one is an empty one", () => {
  const manifest: Manifest = {
    lua: "Lua 5.1",
    files: { "b.lc": { digest: "sha1:1", source: sourceDigest(Buffer.from("x")) }, 'a"\n': {} },
  };
  assert.deepEqual(parseManifest(manifestText(manifest)), manifest);
  for (const text of [undefined, "", '{ "files": { "a', "[]", "null", '{"files":{"a":null}}']) {
    assert.deepEqual(parseManifest(text), { files: {} }, String(text));
  }
});
