/** The modules node, pipe and uart against NodeMCU's manual. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { modulesNamed } from "../../../tools/board/modules.ts";
import { Desk, MS, SECOND } from "./desk.ts";

test("node.info: each group, and the old form", () => {
  const desk = new Desk({}, { mac: "5c:cf:7f:12:34:56" });
  assert.deepEqual(
    desk.value("node.info('hw')"),
    new Map([
      ["chip_id", 0x123456],
      ["flash_id", 0x1640ef],
      ["flash_size", 4096],
      ["flash_mode", 2],
      ["flash_speed", 40_000_000],
    ]),
  );
  assert.equal(desk.value("node.info('sw_version').node_version_major"), 3);
  assert.match(desk.value("node.info('build_config').modules") as string, /bit,.*,wifi/);
  assert.equal(desk.value("node.info('lfs').lfs_size"), 0);
  assert.deepEqual(desk.lua("return node.info()"), [3, 0, 0, 0x123456, 0x1640ef, 4096, 2, 40_000_000]);
  assert.equal(desk.error("node.info('x')"), "bad argument #1 to 'info' (invalid option 'x')");
  assert.equal(desk.value("node.chipid()"), 0x123456);
});

test("only the modules built in exist", () => {
  const desk = new Desk({}, { modules: modulesNamed(["node", "tmr"]) });
  assert.deepEqual(desk.lua("return type(node), type(tmr), type(file), type(sjson)"), [
    ...["table", "table", "nil", "nil"],
  ]);
  assert.equal(desk.value("node.info('build_config').modules"), "node,tmr");
  assert.throws(() => modulesNamed(["node", "nope"]), /no module nope; it has bit, /);
});

test("tasks run later, the highest priority first", () => {
  const desk = new Desk();
  desk.take();
  desk.lua(`
    node.task.post(node.task.LOW_PRIORITY, function(p) print("low", p) end)
    node.task.post(function(p) print("medium", p) end)
    node.task.post(node.task.HIGH_PRIORITY, function(p) print("high", p) end)
    print("now")`);
  desk.pass(10 * MS);
  assert.equal(desk.take(), "now\nhigh\t2\nmedium\t1\nlow\t0\n");
  assert.equal(desk.error("node.task.post(7, print)"), "bad argument #1 to 'post' (invalid  priority)");
  assert.equal(
    desk.error("node.task.post(1)"),
    "bad argument #2 to 'post' (function expected, got no value)",
  );
  assert.match(
    desk.error("for i = 1, 100 do node.task.post(function() end) end") ?? "",
    /Task queue overflow. Task not posted/,
  );
});

test("node.random: a range, an upper bound, a fraction", () => {
  const desk = new Desk();
  desk.lua("for i = 1, 500 do local r = node.random(3, 5) assert(r >= 3 and r <= 5 and r % 1 == 0) end");
  desk.lua("for i = 1, 500 do local r = node.random() assert(r >= 0 and r < 1) end");
  assert.equal(desk.value("node.random(1)"), 1);
  assert.equal(desk.error("node.random(2, 1)"), "bad argument #2 to 'random' (interval is empty)");
  assert.equal(desk.error("node.random(1, 2, 3)"), "wrong number of arguments");
});

test("node.input runs lines at the console; node.output takes what is printed", () => {
  const desk = new Desk();
  desk.take();
  desk.lua("node.input('print(1)\\nprint(2)\\nx')");
  desk.pass(10 * MS);
  assert.equal(desk.take(), "1\n> 2\n> ");
  desk.lua("got = '' node.output(function(p) got = got .. (p:read(1000) or '') end, 0)");
  desk.board.type(" = 5\n");
  desk.lua("print('quiet')");
  desk.pass(10 * MS);
  assert.equal(desk.value("got"), "quiet\n> ");
  assert.equal(desk.value("x"), 5);
  desk.take();
  desk.lua("node.output(function(p) got = p:read(1000) end, 1) print('both')");
  desk.pass(10 * MS);
  assert.equal(desk.value("got"), "both\n");
  assert.equal(desk.take(), "both\n");
  desk.lua("node.output(nil) print('back')");
  desk.pass(10 * MS);
  assert.equal(desk.take(), "back\n");
  assert.equal(desk.value("got"), "both\n");
});

test("node.bootreason, node.dsleep", () => {
  const desk = new Desk();
  assert.deepEqual(desk.lua("return node.bootreason()"), [1, 0]);
  desk.lua("node.dsleep(2000000)");
  desk.pass(SECOND);
  assert.equal(desk.board.vm, undefined);
  desk.pass(2 * SECOND);
  assert.equal(desk.lua("return node.bootreason()")[1], 5);
  assert.equal(desk.error("node.dsleep(36000000000)"), "bad argument #1 to 'dsleep' (invalid time value)");
});

test("node.startup: banner and command outlive a restart", () => {
  const desk = new Desk({ "init.lua": "print('init')", "other.lua": "print('other')" });
  desk.lua("node.startup{banner = false, command = '@other.lua'}");
  desk.take();
  desk.board.restart();
  desk.pass(SECOND);
  assert.equal(desk.take(), "other\n> ");
  assert.equal(desk.value("node.startup().banner"), false);
  desk.lua("node.startup{}");
  desk.board.restart();
  desk.pass(SECOND);
  assert.match(desk.take(), /^\nNodeMCU .*\ninit\n> $/);
});

test("what cannot exist on a desktop says so", () => {
  const desk = new Desk();
  assert.equal(desk.error("node.sleep({})"), "node.sleep() is unavailable");
  assert.match(desk.error("node.LFS.reload('x')") ?? "", /LFS is not built into/);
  assert.equal(desk.value("node.LFS.get('x')"), undefined);
});

test("pipes: write, read by count and by line, unread, a reader task", () => {
  const desk = new Desk();
  assert.deepEqual(
    desk.lua(`local p = pipe.create() p:write("one\\ntwo\\nrest")
      local a, b, c = p:read(2), p:read("\\n+"), p:read("\\n") p:unread("more ") return a, b, c, p:read(100), p:read()`),
    ["on", "e\n", "two", "more rest", undefined],
  );
  desk.lua(
    "seen = '' local p = pipe.create(function(p) seen = seen .. p:read(2) return true end) p:write('abcdef')",
  );
  desk.pass(10 * MS);
  assert.equal(desk.value("seen"), "abcdef");
  assert.equal(desk.error("pipe.create():read(0)"), "bad argument #1 to 'read' (invalid chunk size)");
});

test("uart.write sends bytes as they are", () => {
  const desk = new Desk();
  desk.output = "";
  desk.lua("uart.write(0, 'a\\r\\nb', 0, 255, '\\n')");
  assert.equal(desk.output, "a\r\nb\0\xff\n");
  assert.equal(desk.error("uart.write(0, 256)"), "invalid number");
  assert.equal(desk.error("uart.write(5, 'x')"), "uart 5 does not exist");
  assert.equal(desk.error("uart.write(0, {})"), "bad argument #2 to 'write' (string expected, got table)");
  desk.lua("uart.write(1, 'nobody hears the second port')");
  assert.equal(desk.output, "a\r\nb\0\xff\n");
});

test("uart.on: by length, by end character, byte by byte, instead of the interpreter or beside it", () => {
  const desk = new Desk();
  const feed = (setup: string, text: string) => {
    desk.lua(`got = {} ${setup}`);
    desk.board.type(text);
    desk.pass(10 * MS);
    return desk.value("table.concat(got, '|')");
  };
  const take = "function(d) got[#got + 1] = d end";
  assert.equal(feed(`uart.on("data", 3, ${take}, 0)`, "abcdefg"), "abc|def");
  assert.equal(feed(`uart.on("data", ";", ${take}, 0)`, "x;y;z"), "gx;|y;");
  assert.equal(feed(`uart.on("data", 0, ${take}, 0)`, "pq"), "p|q");
  assert.equal(feed(`uart.on("data", 0, ${take}, 1)`, "x = 7\n"), "zx = 7");
  desk.lua("uart.on('data')");
  assert.equal(desk.type("=x"), "nil", "the interpreter got what the others left");
  assert.equal(desk.error("uart.on('x')"), "bad argument #1 to 'on' (method not supported)");
  assert.equal(desk.error("uart.on('data', 256, print)"), "bad argument #2 to 'on' (wrong arg range)");
});

test("uart.setup: echo off and on", () => {
  const desk = new Desk();
  assert.equal(desk.value("uart.setup(0, 9600, 8, uart.PARITY_NONE, uart.STOPBITS_1, 0)"), 9600);
  assert.deepEqual(desk.lua("return uart.getconfig(0)"), [9600, 8, 0, 1]);
  desk.take();
  desk.board.type("=1\n");
  desk.pass(10 * MS);
  assert.equal(desk.take(), "1\n> ");
});
