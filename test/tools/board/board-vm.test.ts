/** The Lua VM: its limits, its heap, and what a board's compiler refuses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk } from "./desk.ts";

const names = (n: number) => Array.from({ length: n }, (_, i) => `v${i}`).join(", ");

test("globals are NodeMCU's and nothing more", () => {
  const desk = new Desk();
  for (const name of ["os", "io", "bit32", "utf8", "jit", "arg"]) {
    assert.equal(desk.value(`type(${name})`), "nil", name);
  }
  const keys = (table: string) =>
    desk.value(
      `(function() local t = {} for k in pairs(${table}) do t[#t + 1] = k end
        table.sort(t) return table.concat(t, " ") end)()`,
    );
  assert.equal(keys("math"), "abs ceil floor huge max min pi pow random randomseed sqrt");
  assert.equal(keys("debug"), "getregistry traceback");
  assert.equal(keys("coroutine"), "create resume running status wrap yield");
  assert.equal(keys("table"), "concat foreach foreachi getn insert maxn remove setn sort");
  assert.equal(
    keys("_G"),
    "_G _VERSION __index ipairs module newproxy package pairs require",
    "what is in flash is not in _G itself",
  );
  assert.equal(desk.value("_VERSION"), "Lua 5.1");
});

test("strings are binary-safe and have NodeMCU's % operator", () => {
  const desk = new Desk();
  assert.equal(desk.value("'\\0\\255\\128'"), "\0\xff\x80");
  assert.equal(desk.value("#('\\0'):rep(3)"), 3);
  assert.equal(desk.value("'%d and %s' % {1, 'two'}"), "1 and two");
  assert.equal(desk.value("'%5.2f' % 1.5"), " 1.50");
});

test("an allocation over the heap's limit raises, and garbage does not count", () => {
  const desk = new Desk();
  assert.equal(desk.error("local t = {} while true do t[#t + 1] = {} end"), "not enough memory");
  assert.equal(desk.error("for i = 1, 20000 do local s = ('x'):rep(500) .. i end"), undefined);
  assert.equal(desk.error("return ('x'):rep(50000)"), "not enough memory");
  assert.equal(desk.error("return ('x'):rep(1000000)"), "not enough memory");
  assert.deepEqual(desk.lua("return pcall(function() local t = {} while true do t[#t + 1] = {} end end)"), [
    false,
    "not enough memory",
  ]);
  assert.match(
    desk.error("local f = coroutine.wrap(function() local t = {} while true do t = {t} end end) f()") ?? "",
    /not enough memory$/,
  );
});

test("node.heap tells what is free: about 44 KB at boot, less by what a program holds", () => {
  const desk = new Desk();
  const before = desk.value("node.heap()") as number;
  assert.ok(before > 43 * 1024 && before <= 44 * 1024, `${before}`);
  // Lua's stack has grown by what string.rep needs; that is not the string's.
  desk.lua("held = ('x'):rep(10000) held = nil");
  const grown = desk.value("node.heap()") as number;
  desk.lua("held = ('x'):rep(10000)");
  const after = desk.value("node.heap()") as number;
  assert.ok(grown - after >= 10_000 && grown - after < 10_100, `${grown - after}`);
  desk.lua("held = nil");
  assert.ok((desk.value("node.heap()") as number) > grown - 100);
});

test("the heap can be made smaller, and is the same at each boot", () => {
  const desk = new Desk({}, { heap: 12_000 });
  const first = desk.value("node.heap()") as number;
  assert.ok(first <= 12_000);
  assert.equal(desk.error("return #('x'):rep(11000)"), "not enough memory");
  desk.board.restart();
  desk.pass(500_000);
  assert.equal(desk.value("node.heap()"), first);
});

test("node.egc: ON_MEM_LIMIT keeps memory free by collecting, NOT_ACTIVE has no emergency collection", () => {
  const desk = new Desk();
  desk.lua("node.egc.setmode(node.egc.ON_MEM_LIMIT, -6144)");
  desk.lua(
    "least = math.huge for i = 1, 3000 do local s = 'x' .. i least = math.min(least, node.heap()) end",
  );
  assert.ok((desk.value("least") as number) > 6144 - 200, `${desk.value("least")}`);
  assert.equal(desk.error("node.egc.setmode(9)"), "bad argument #1 to 'setmode' (invalid mode)");
  assert.equal(
    desk.error("node.egc.setmode(node.egc.ON_MEM_LIMIT)"),
    "bad argument #1 to 'setmode' (limit must be non-zero)",
  );
  desk.lua("node.egc.setmode(node.egc.NOT_ACTIVE)");
  desk.lua("collectgarbage() collectgarbage('stop')");
  assert.equal(desk.error("for i = 1, 20000 do local s = ('x'):rep(500) .. i end"), "not enough memory");
});

test("a function with over 50 active locals or 60 upvalues is refused as on a board", () => {
  const desk = new Desk();
  assert.equal(desk.error(`local ${names(50)}`), undefined);
  assert.equal(desk.error(`local ${names(51)}`), "main function has more than 50 local variables");
  const inner = `local x\n\nlocal function f()\nlocal ${names(51)}\nend`;
  assert.deepEqual(desk.lua(`return loadstring([[${inner}]], "=m")`), [
    undefined,
    "m:5: function at line 3 has more than 50 local variables",
  ]);
  const scopes = `do local ${names(50)} end do local ${names(50)} end`;
  assert.equal(desk.error(scopes), undefined, "scopes that have ended do not count");
  const many = `local ${names(40)} do local function g() local ${names(30).replaceAll("v", "w")}
    return function() return ${names(40).replaceAll(",", " ..")} .. ${names(30).replaceAll("v", "w").replaceAll(",", " ..")} end end end`;
  assert.match(desk.error(many) ?? "", /has more than 60 upvalues$/);
});

test("deep recursion of patterns, parentheses and coroutines ends in an error, not in a crash", () => {
  const desk = new Desk();
  assert.match(desk.error("local function f(s) return s:gsub('.', f) end f('a')") ?? "", /stack overflow/);
  assert.match(desk.error("return loadstring(('('):rep(250))()") ?? "", /nil value/);
  assert.match(
    desk.error("local function f() return 1 + f() end f()") ?? "",
    /stack overflow|not enough memory/,
  );
  assert.match(
    desk.error("local function f() coroutine.wrap(f)() end f()") ?? "",
    /overflow|not enough memory/,
  );
  assert.equal(desk.value("1 + 1"), 2, "and the board lives on");
});

test("instructions and allocations are counted, exactly when asked to", () => {
  const desk = new Desk();
  const vm = desk.board.vm!;
  const count = (chunk: string) => {
    const before = vm.instructions;
    desk.lua(chunk);
    return vm.instructions - before;
  };
  const empty = count("");
  assert.equal(count("for i = 1, 1000 do end") - empty, 1005);
  vm.measure(true);
  assert.equal(count("for i = 1, 1000 do end") - count(""), 1005);
  assert.ok(count("coroutine.wrap(function() for i = 1, 5000 do end end)()") > 5000);
  vm.measure(false);
  const allocations = vm.heap.allocations;
  desk.lua("for i = 1, 100 do local t = {} end");
  assert.ok(vm.heap.allocations - allocations >= 100);
});

test("the peak, measured, is what a program needs at once and not its garbage", () => {
  const desk = new Desk();
  const vm = desk.board.vm!;
  vm.measure(true);
  vm.collect();
  vm.heap.resetPeak();
  const before = vm.heap.used;
  desk.lua("for i = 1, 100 do local s = ('x'):rep(1000) .. i end");
  assert.ok(vm.heap.peak - before < 8_000, `${vm.heap.peak - before}`);
  vm.measure(false);
});

test("boards do not share anything: globals, heap, random numbers", () => {
  const [a, b] = [new Desk(), new Desk()];
  a.lua("x = 1 math.randomseed(7) r = math.random(1000000)");
  assert.equal(b.value("x"), undefined);
  const draws = () => new Desk().value("math.random() .. ' ' .. math.random(1000000)");
  assert.equal(draws(), draws(), "math.random starts from the same seed at each boot");
  const heap = b.value("node.heap()");
  a.lua("t = ('x'):rep(20000)");
  assert.equal(b.value("node.heap()"), heap);
  const random = (seed: number) => new Desk({}, { seed }).value("node.random(1, 1000000)");
  assert.equal(random(1), random(1));
  assert.notEqual(random(1), random(2));
});

test("collectgarbage counts what is in heap, not what is in flash, and says what Lua's own says", () => {
  const desk = new Desk();
  const [count, info] = desk.lua("return collectgarbage('count'), gcinfo()") as number[];
  assert.ok(count! > 0 && count! < 4, `${count} KB`);
  assert.equal(info, Math.floor(count!));
  desk.lua("held = ('x'):rep(2048)");
  assert.ok((desk.value("collectgarbage('count')") as number) > 2);
  assert.equal(desk.value("collectgarbage()"), 0);
  assert.equal(desk.value("collectgarbage('step', 100)"), true);
  assert.equal(desk.value("collectgarbage('setpause', 150)"), 200);
  assert.equal(desk.value("collectgarbage('setpause', 200)"), 150);
  assert.throws(() => desk.lua("collectgarbage('all')"), /invalid option 'all'/);
});
