/** The serial console, boot and panic, byte for byte as the firmware has them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, MS, SECOND } from "./desk.ts";

const TRACE = "stack traceback:\n";

test("boot: banner, init.lua, prompt", () => {
  const desk = new Desk({ "init.lua": "print('init', tmr.time())" });
  assert.equal(
    desk.take(),
    "\nNodeMCU 3.0.0.0 virtual board of hearsay powered by Lua 5.1.4 on SDK 3.0.1-dev(virtual)\ninit\t0\n> ",
  );
});

test("without init.lua the console says so and works", () => {
  const desk = new Desk();
  assert.match(desk.take(), /\ncannot open init.lua: \n> $/);
  assert.equal(desk.type("=1 + 1"), "2");
});

test("an error in init.lua is printed with a traceback, and the board stays up", () => {
  const desk = new Desk({ "init.lua": "local y\nx()" });
  const trace = `${TRACE}\tinit.lua:2: in main chunk\n\t[C]: ?`;
  assert.ok(desk.take().includes(`init.lua:2: attempt to call global 'x' (a nil value)\n${trace}\n> `));
  desk.pass(5 * SECOND);
  assert.deepEqual(desk.events, ["boot power"]);
  const syntax = new Desk({ "init.lua": "x =" });
  assert.match(syntax.take(), /\ninit.lua:1: unexpected symbol near '<eof>'\n> $/);
});

test("lines end in LF, CR or CR LF; input is echoed; line ends go out as CR LF", () => {
  const desk = new Desk();
  for (const end of ["\n", "\r", "\r\n", "\n\r"]) {
    desk.output = "";
    desk.board.type(`print(7)${end}`);
    desk.pass(10 * MS);
    assert.equal(desk.output, "print(7)\r\n7\r\n> ", JSON.stringify(end));
  }
  desk.output = "";
  desk.board.type("\n\n");
  assert.equal(desk.output, "\r\n> \r\n> ", "an empty line gives a prompt at once");
});

test("backspace and delete take a character back", () => {
  const desk = new Desk();
  desk.take();
  desk.board.type("=12\b3\x7f4\n");
  desk.pass(10 * MS);
  assert.equal(desk.take(), "=12\b \b3\b \b4\n14\n> ");
});

test("=expr prints what the expression returns; another line prints nothing of its own", () => {
  const desk = new Desk();
  assert.equal(desk.type("=1, nil, 'x', true"), "1\tnil\tx\ttrue");
  assert.equal(desk.type("x = 5"), "");
  assert.equal(desk.type("return x, 6"), "5\t6");
});

test("an incomplete statement asks for more with >>", () => {
  const desk = new Desk();
  desk.take();
  desk.board.type("for i = 1, 2 do\nprint(i)\nend\n");
  desk.pass(10 * MS);
  assert.equal(desk.take(), "for i = 1, 2 do\nprint(i)\nend\n>> >> 1\n2\n> ");
  desk.board.type("=_PROMPT\n");
  desk.pass(10 * MS);
  desk.lua("_PROMPT = '$ '");
  assert.ok(desk.type("x = 1").endsWith("$ "));
});

test("errors at the console", () => {
  const desk = new Desk();
  assert.equal(
    desk.type("error('no')"),
    `Lua error: \tstdin:1: no\n${TRACE}\t[C]: in function 'error'\n\tstdin:1: in main chunk\n\t[C]: ?`,
  );
  assert.equal(desk.type("x ="), "", "asks for more");
  assert.equal(desk.type(")"), "Lua error: \tstdin:2: unexpected symbol near ')'");
  assert.equal(desk.type("error({})").slice(0, 18), "Lua error: \ttable:");
  assert.equal(desk.type("error()"), "nil");
  assert.equal(desk.type("local t = {} while true do t = {t} end"), "Lua error: \tnot enough memory");
});

test("a line over 256 bytes is dropped without a word", () => {
  const desk = new Desk();
  assert.equal(desk.type(`x = "${"a".repeat(249)}"`), "");
  assert.equal(desk.value("#x"), 249);
  desk.lua("x = 1");
  // What remains is what came after the 255th byte.
  assert.equal(desk.type(`${" ".repeat(250)}x = 2 y = 3`), "");
  assert.deepEqual(desk.lua("return x, y"), [1, 3]);
  assert.equal(desk.type(`${"a".repeat(255)}x = 4`), "");
  assert.equal(desk.value("x"), 4);
});

test("an error that leaves a callback is printed, and the board restarts two seconds later", () => {
  const desk = new Desk({ "init.lua": "print('up')" });
  desk.take();
  desk.lua(`
    tmr.create():alarm(100, tmr.ALARM_SINGLE, function() error("oops") end)
    tmr.create():alarm(500, tmr.ALARM_AUTO, function() print("still here") end)`);
  desk.pass(150 * MS);
  assert.equal(
    desk.take(),
    `host:2: oops\n${TRACE}\t[C]: in function 'error'\n\thost:2: in function <host:2>\n`,
  );
  desk.pass(1900 * MS);
  assert.equal(desk.take(), "still here\n".repeat(4), "callbacks run on meanwhile");
  desk.pass(500 * MS);
  assert.match(desk.take(), /^\nNodeMCU .*\nup\n> $/);
  assert.deepEqual(desk.lua("return node.bootreason()"), [2, 4]);
  assert.deepEqual(
    desk.events.map((event) => event.split("\n")[0]),
    ["boot power", "panic host:2: oops", "boot software"],
  );
});

test("running out of memory in a callback says so and restarts", () => {
  const desk = new Desk();
  desk.take();
  desk.lua("node.task.post(function() local t = {} while true do t = {t} end end)");
  desk.pass(10 * MS);
  assert.equal(desk.take(), "out of memory\n");
  desk.pass(3 * SECOND);
  assert.deepEqual(desk.events.at(-1), "boot software");
});

test("node.setonerror takes the place of print and restart", () => {
  const desk = new Desk();
  desk.lua("node.setonerror(function(m) caught = m end) node.task.post(function() error('x') end)");
  desk.pass(5 * SECOND);
  assert.match(desk.value("caught") as string, /^host:1: x\nstack traceback:\n/);
  desk.lua("node.setonerror() node.task.post(function() error('y') end)");
  desk.pass(5 * SECOND);
  assert.equal(desk.events.at(-1), "boot software");
});

test("node.restart: what runs ends first, then everything in RAM is gone", () => {
  const desk = new Desk();
  desk.lua("x = 1 file.open('f', 'w') file.write('lost') node.restart() y = 2");
  assert.equal(desk.board.vm, undefined);
  desk.pass(SECOND);
  assert.equal(desk.value("x"), undefined);
  assert.equal(desk.file("f"), "", "what was not flushed is lost");
  assert.deepEqual(desk.lua("return node.bootreason()"), [2, 4]);
});

test("a callback that never ends is bitten by the watchdog, whatever it catches", () => {
  const desk = new Desk();
  desk.lua("node.task.post(function() while true do pcall(function() while true do end end) end end)");
  desk.pass(SECOND);
  assert.deepEqual(desk.lua("return node.bootreason()"), [2, 3]);
});

test("the watchdog ends what the console or init.lua runs without a word", () => {
  const desk = new Desk();
  desk.take();
  desk.board.type("while true do end\n");
  desk.pass(10 * MS);
  assert.doesNotMatch(desk.take(), /error|stops/);
  desk.pass(SECOND);
  assert.deepEqual(desk.lua("return node.bootreason()"), [2, 3]);
  const loop = new Desk({ "init.lua": "if node.bootreason() == 1 then while true do end end print('up')" });
  loop.pass(SECOND);
  const output = loop.take();
  assert.match(output, /\nup\n> $/);
  assert.doesNotMatch(output, /error|stops/);
});

test("the reset button", () => {
  const desk = new Desk();
  desk.board.restart("external reset");
  desk.pass(SECOND);
  assert.deepEqual(desk.lua("return node.bootreason()"), [2, 6]);
});

test("power off and on again", () => {
  const desk = new Desk({ "init.lua": "tmr.create():alarm(10, 1, function() ticks = (ticks or 0) + 1 end)" });
  desk.pass(SECOND);
  desk.board.powerOff();
  desk.pass(SECOND);
  assert.throws(() => desk.lua("return 1"), /the board is off/);
  desk.board.type("x\n");
  desk.board.powerOn();
  desk.pass(200 * MS);
  assert.ok((desk.value("ticks") as number) <= 10);
  assert.deepEqual(desk.lua("return node.bootreason()"), [1, 0]);
  assert.deepEqual(desk.events, ["boot power", "dark", "boot power"]);
});

test("power can go at any moment, also from within what the board does", () => {
  const desk = new Desk();
  desk.board.on("output", (text) => {
    if (text.includes("now")) desk.board.powerOff();
  });
  desk.lua("pcall(function() print('now') end) after = true file.putcontents('after', '')");
  assert.equal(desk.board.powered, false);
  assert.equal(desk.file("after"), undefined);
  assert.deepEqual(desk.events, ["boot power", "dark"]);
});
