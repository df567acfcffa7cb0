/** The module tmr against NodeMCU's manual. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lab, MS, SECOND } from "./lab.ts";

test("ALARM_SINGLE fires once, with the timer, and is then unregistered", () => {
  const lab = new Lab();
  const it = lab.board();
  assert.deepEqual(
    it.lua(`t = tmr.create()
      return t:alarm(50, tmr.ALARM_SINGLE, function(o) print("fired", o == t, o:state()) end)`),
    [true],
  );
  lab.pass(49 * MS);
  assert.deepEqual(it.printed(), []);
  lab.pass(1 * MS);
  assert.deepEqual(it.printed(), ["fired\ttrue\tnil"]);
  lab.pass(SECOND);
  assert.deepEqual(it.printed(), []);
  assert.deepEqual(it.lua("return t:start()"), [false]);
});

test("ALARM_AUTO fires at each interval, without drift, until stopped", () => {
  const lab = new Lab();
  const it = lab.board();
  it.lua(
    "from = tmr.now() t = tmr.create() t:alarm(100, tmr.ALARM_AUTO, function() print(tmr.now() - from) end)",
  );
  lab.pass(350 * MS);
  assert.deepEqual(it.printed(), ["100000", "200000", "300000"]);
  assert.deepEqual(it.lua("return t:state()"), [true, 1]);
  assert.deepEqual(it.lua("return t:stop()"), [true]);
  assert.deepEqual(it.lua("return t:state()"), [false, 1]);
  assert.deepEqual(it.lua("return t:stop()"), [false]);
  lab.pass(SECOND);
  assert.deepEqual(it.printed(), []);
});

test("ALARM_SEMI fires once for each start", () => {
  const lab = new Lab();
  const it = lab.board();
  it.lua("t = tmr.create() t:register(10, tmr.ALARM_SEMI, function() print('fired') end)");
  lab.pass(20 * MS);
  assert.deepEqual(it.printed(), []);
  for (let count = 0; count < 2; count++) {
    assert.deepEqual(it.lua("return t:start()"), [true]);
    assert.deepEqual(it.lua("return t:start()"), [false]);
    lab.pass(30 * MS);
    assert.deepEqual(it.printed(), ["fired"]);
    assert.deepEqual(it.lua("return t:state()"), [false, 2]);
  }
});

test("start(true) begins the interval anew, interval() changes a running one", () => {
  const lab = new Lab();
  const it = lab.board();
  it.lua("t = tmr.create() t:alarm(100, tmr.ALARM_SINGLE, function() print('fired') end)");
  lab.pass(60 * MS);
  assert.deepEqual(it.lua("return t:start(true)"), [true]);
  lab.pass(99 * MS);
  assert.deepEqual(it.printed(), []);
  it.lua("t:interval(20)");
  lab.pass(19 * MS);
  assert.deepEqual(it.printed(), []);
  lab.pass(1 * MS);
  assert.deepEqual(it.printed(), ["fired"]);
});

test("a timer that nobody holds goes on while it is armed, and is collected when it is not", () => {
  const lab = new Lab();
  const it = lab.board();
  it.lua("do local t = tmr.create() t:alarm(100, tmr.ALARM_AUTO, function() print('still here') end) end");
  it.lua("collectgarbage() collectgarbage()");
  lab.pass(250 * MS);
  assert.deepEqual(it.printed(), ["still here", "still here"]);
  const objects = it.board.vm!.objects.size;
  it.lua("do local t = tmr.create() t:register(100, tmr.ALARM_AUTO, function() end) end collectgarbage()");
  assert.equal(it.board.vm!.objects.size, objects);
});

test("a callback may register its own timer again", () => {
  const lab = new Lab();
  const it = lab.board();
  it.lua(`local count = 0
    local function again(t)
      count = count + 1
      print(count)
      if count < 3 then t:alarm(10, tmr.ALARM_SINGLE, again) end
    end
    tmr.create():alarm(10, tmr.ALARM_SINGLE, again)`);
  lab.pass(SECOND);
  assert.deepEqual(it.printed(), ["1", "2", "3"]);
});

test("an error in a callback is a panic: the board restarts two seconds later, timers run on meanwhile", () => {
  const lab = new Lab();
  const it = lab.board();
  it.lua(`tmr.create():alarm(100, tmr.ALARM_SINGLE, function() error("oops") end)
    tmr.create():alarm(1000, tmr.ALARM_AUTO, function() print("tick") end)`);
  lab.pass(2050 * MS);
  assert.equal(it.panics.length, 1);
  assert.match(it.panics[0]!, /oops/);
  assert.equal(it.printed().filter((line) => line === "tick").length, 2);
  assert.equal(it.board.boots, 1);
  lab.pass(SECOND);
  assert.equal(it.board.boots, 2);
  lab.pass(3 * SECOND);
  assert.ok(!it.output.includes("tick"), "a timer survived the restart");
});

test("refusals are those of the firmware", () => {
  const it = new Lab().board();
  it.lua("t = tmr.create() function f() end");
  const range = "(Range: 1-0x68D7A3)";
  for (const [chunk, message] of [
    ["t:register(0, 0, f)", `bad argument #1 to 'register' ${range}`],
    ["t:register(6870948, 0, f)", `bad argument #1 to 'register' ${range}`],
    ["t:alarm(10, 7, f)", "bad argument #2 to 'alarm' (Invalid mode)"],
    ["t:alarm(10, 0)", "bad argument #3 to 'alarm' (Must be function)"],
    ["t:interval(-1)", `bad argument #1 to 'interval' ${range}`],
    ["t:start(1)", "bad argument #1 to 'start' (boolean expected)"],
    ["t.start({})", "bad argument #1 to 'start' (tmr.timer expected, got table)"],
    ["tmr.delay(0)", "bad argument #1 to 'delay' (wrong arg range)"],
  ] as const) {
    assert.throws(() => it.lua(chunk), { message }, chunk);
  }
  assert.deepEqual(it.lua("t:register(6870947, 0, f) return t:state()"), [false, 0]);
  assert.deepEqual(it.lua("t:unregister() return t:state()"), [undefined]);
});

test("now and time count from the start, and wrap at 31 bits", () => {
  const lab = new Lab();
  const it = lab.board();
  const now = it.value("tmr.now()") as number;
  lab.pass(1_500 * MS);
  assert.equal(it.value("tmr.now()"), now + 1_500_000);
  assert.equal(it.value("tmr.time()"), 1);
  lab.pass(2 ** 31);
  assert.equal(it.value("tmr.now()"), now + 1_500_000);
  assert.equal(it.value("tmr.time()"), Math.floor((now + 1_500_000 + 2 ** 31) / SECOND));
});

test("a board that begins with an up time comes to the end of tmr.time, and begins at 0 when restarted", () => {
  const lab = new Lab();
  const it = lab.board("", { uptime: 2 ** 31 - 2 });
  assert.equal(it.value("tmr.time()"), 2 ** 31 - 2);
  const now = it.value("tmr.now()") as number;
  assert.ok(now >= ((2 ** 31 - 2) * SECOND) % 2 ** 31);
  lab.pass(SECOND);
  assert.equal(it.value("tmr.now()"), now + SECOND);
  assert.equal(it.value("tmr.time()"), 2 ** 31 - 1);
  lab.pass(SECOND);
  assert.equal(it.value("tmr.time()"), 0);
  lab.pass(9 * SECOND);
  assert.equal(it.value("tmr.time()"), 9);
  it.board.restart();
  lab.pass(2 * SECOND);
  assert.equal(it.value("tmr.time()"), 1);
});

test("delay passes time for the board, and time never goes back", () => {
  const lab = new Lab();
  const it = lab.board();
  assert.equal(
    it.value("(function() local from = tmr.now() tmr.delay(5000) return tmr.now() - from end)()"),
    5000,
  );
  const after = it.value("tmr.now()") as number;
  lab.pass(10 * MS);
  assert.ok((it.value("tmr.now()") as number) >= after);
});

test("softwd restarts the board unless it is fed", () => {
  const lab = new Lab();
  const it = lab.board();
  it.lua("tmr.softwd(2)");
  lab.pass(2 * SECOND);
  it.lua("tmr.softwd(2)");
  lab.pass(2 * SECOND);
  assert.equal(it.board.boots, 1);
  lab.pass(2 * SECOND);
  assert.equal(it.board.boots, 2);
});
