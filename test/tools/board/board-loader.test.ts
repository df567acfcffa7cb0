/** require, dofile, loadfile and node.compile, from flash. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk } from "./desk.ts";

test("require finds a module in flash, once; a dot in its name is a slash", () => {
  const desk = new Desk({
    "m.lua": "count = (count or 0) + 1 return { name = ... }",
    "gossip/core.lua": "return 'core'",
    "plain.lua": "x = 1",
  });
  assert.equal(desk.value("require('m').name"), "m");
  assert.equal(desk.value("require('m') == package.loaded.m"), true);
  assert.equal(desk.value("count"), 1);
  assert.equal(desk.value("require('gossip.core')"), "core");
  assert.equal(desk.value("require('plain')"), true);
  desk.lua("package.loaded.m = nil require('m')");
  assert.equal(desk.value("count"), 2);
});

test("require gives a built-in module by its name", () => {
  const desk = new Desk();
  assert.equal(desk.value("require('file') == file"), true);
});

test("what require does not find, or cannot load", () => {
  const desk = new Desk({
    "bad.lua": "x = = 1",
    "loop.lua": "require('loop')",
    "err.lua": "error('inside')",
  });
  assert.equal(
    desk.error("require('none.x')"),
    "module 'none.x' not found:\n\tno field package.preload['none.x']\n\tno file 'none/x.lc'\n\tno file 'none/x.lua'",
  );
  assert.equal(
    desk.error("require('bad')"),
    "error loading module 'bad' from file 'bad.lua':\n\tbad.lua:1: unexpected symbol near '='",
  );
  assert.match(desk.error("require('loop')") ?? "", /loop or previous error loading module 'loop'/);
  assert.equal(desk.error("require('err')"), "err.lua:1: inside");
});

test("package.preload and package.path are honoured", () => {
  const desk = new Desk({ "lib_m.lua": "return 'from path'" });
  desk.lua("package.preload.p = function(name) return 'preloaded ' .. name end");
  assert.equal(desk.value("require('p')"), "preloaded p");
  assert.equal(desk.value("package.path"), "?.lc;?.lua");
  desk.lua("package.path = 'lib_?.lua'");
  assert.equal(desk.value("require('m')"), "from path");
});

test("module() makes a global table the environment", () => {
  const desk = new Desk({ "old.lua": "module(..., package.seeall) function f() return type(print) end" });
  desk.lua("require('old')");
  assert.deepEqual(desk.lua("return old.f(), old._NAME, f"), ["function", "old", undefined]);
});

test("dofile, loadfile and loadstring", () => {
  const desk = new Desk({ "f.lua": "#!shebang\nreturn 1, 2", "bad.lua": "x = = 1" });
  assert.deepEqual(desk.lua("return dofile('f.lua')"), [1, 2]);
  assert.equal(desk.error("dofile('none.lua')"), "cannot open none.lua: ");
  assert.equal(desk.error("dofile()"), "filename is NULL");
  assert.equal(desk.error("dofile('bad.lua')"), "bad.lua:1: unexpected symbol near '='");
  assert.deepEqual(desk.lua("return loadfile('bad.lua')"), [
    undefined,
    "bad.lua:1: unexpected symbol near '='",
  ]);
  assert.deepEqual(desk.lua("return loadstring('x =')"), [
    undefined,
    `[string "x ="]:1: unexpected symbol near '<eof>'`,
  ]);
  assert.equal(desk.value("loadstring('return ...', '=n')(5)"), 5);
  assert.equal(desk.value("#string.dump(loadstring('x = 1')) > 50"), true);
});

test("node.compile writes stripped bytecode, which require prefers", () => {
  const source = `-- a comment\nlocal M = {}\nfunction M.f(first, second)\n  return first .. second\nend\n
    function M.bad() error("x") end return M`;
  const desk = new Desk({ "m.lua": source });
  desk.lua("node.compile('m.lua')");
  const code = desk.file("m.lc")!;
  assert.ok(code.startsWith("\x1bLuaQ"));
  assert.ok(!code.includes("first") && !code.includes("@m.lua"), "no names are left");
  desk.lua("file.remove('m.lua')");
  assert.equal(desk.value("require('m').f('a', 'b')"), "ab");
  assert.equal(desk.error("require('m').bad()"), "x", "and no line numbers");
});

test("node.compile refuses what is no .lua file, has errors, or is not there", () => {
  const desk = new Desk({ "bad.lua": "x = = 1", "x.txt": "" });
  assert.equal(desk.error("node.compile('x.txt')"), "not a .lua file");
  assert.equal(desk.error("node.compile('bad.lua')"), "bad.lua:1: unexpected symbol near '='");
  assert.equal(desk.error("node.compile('none.lua')"), "cannot open none.lua: ");
  assert.equal(desk.file("bad.lc"), undefined);
  desk.lua("t = {} for i = 1, 4 do t[i] = file.open('f' .. i, 'w') end file.putcontents('y.lua', '')");
  desk.flash.store.set("y.lua", Buffer.from("x = 1"));
  assert.equal(desk.error("node.compile('y.lua')"), "cannot open/write to file");
});

test("a .lc costs less heap than its .lua, resting and while it loads", () => {
  const lines = Array.from(
    { length: 60 },
    (_, i) => `function M.f${i}(a, b) local c = a + b return c * ${i} end`,
  );
  const source = `local M = {}\n${lines.join("\n")}\nreturn M`;
  const cost = (compiled: boolean) => {
    const desk = new Desk({ "m.lua": source });
    if (compiled) desk.lua("node.compile('m.lua') file.remove('m.lua')");
    const vm = desk.board.vm!;
    vm.collect();
    const before = vm.heap.used;
    vm.measure(true);
    vm.heap.resetPeak();
    desk.lua("m = require('m')");
    vm.measure(false);
    vm.collect();
    return { resting: vm.heap.used - before, peak: vm.heap.peak - before };
  };
  const [lua, lc] = [cost(false), cost(true)];
  assert.ok(lc.resting < lua.resting, `${lc.resting} of ${lua.resting}`);
  assert.ok(lc.peak < lua.peak, `${lc.peak} of ${lua.peak}`);
});
