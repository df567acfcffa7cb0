/** The module file against NodeMCU's manual, and flash that loses power. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Flash } from "../../../tools/board/flash.ts";
import { FolderStore } from "../../../tools/board/store.ts";
import { Desk, SECOND } from "./desk.ts";

const NAME31 = "n".repeat(31);

test("file objects: write, seek, read, readline, close", () => {
  const desk = new Desk();
  assert.deepEqual(
    desk.lua(`local f = file.open("a.txt", "w+")
      return f:write("one\\ntwo\\n"), f:writeline("three"), f:seek("set", 4), f:readline(), f:read(3),
        f:seek("end", -2), f:read(), f:read(), f:flush(), f:close()`),
    [true, true, 4, "two\n", "thr", 12, "e\n", undefined, true],
  );
  assert.equal(desk.file("a.txt"), "one\ntwo\nthree\n");
  assert.equal(desk.error("f = file.open('a.txt') f:close() f:read()"), "open a file first");
});

test("the one-file model works on the file opened last", () => {
  const desk = new Desk();
  desk.lua("file.open('a', 'w') file.write('x') file.writeline('y') file.close()");
  assert.equal(desk.file("a"), "xy\n");
  assert.deepEqual(
    desk.lua("file.open('a') return file.read(1), file.readline(), file.read(), file.close()"),
    ["x", "y\n", undefined],
  );
  assert.equal(desk.error("file.read()"), "open a file first");
  assert.equal(desk.error("file.write('x')"), "open a file first");
});

test("read takes 1,024 bytes unless told, or up to a character", () => {
  const desk = new Desk({ big: "a".repeat(1500), words: "one two" });
  assert.deepEqual(desk.lua("local f = file.open('big') return #f:read(), #f:read(), f:read()"), [
    1024,
    476,
    undefined,
  ]);
  assert.deepEqual(desk.lua("local f = file.open('words') return f:read(' '), f:read(' '), f:read(' ')"), [
    "one ",
    "two",
    undefined,
  ]);
  assert.equal(desk.error("file.open('words'):read('ab')"), "wrong arg range");
});

test("modes: r, w, a, r+, w+, a+", () => {
  const desk = new Desk({ f: "12345" });
  assert.equal(desk.value("file.open('none', 'r')"), undefined);
  assert.equal(desk.value("file.open('none', 'r+')"), undefined);
  assert.deepEqual(desk.lua("local f = file.open('f', 'r') return f:write('x')"), [undefined]);
  desk.lua("local f = file.open('f', 'r+') f:write('AB') f:close()");
  assert.equal(desk.file("f"), "AB345");
  desk.lua("local f = file.open('f', 'a+') f:seek('set', 0) f:write('6') f:close()");
  assert.equal(desk.file("f"), "AB3456");
  assert.deepEqual(desk.lua("local f = file.open('f', 'w') f:write('z') f:seek('set') return f:read()"), [
    undefined,
  ]);
  desk.lua("collectgarbage()");
  assert.equal(desk.file("f"), "z", "an object that is collected is closed");
});

test("names have at most 31 bytes; a slash is an ordinary character", () => {
  const desk = new Desk();
  assert.equal(desk.value(`file.putcontents("${NAME31}", "x")`), true);
  assert.equal(desk.error(`file.open("${NAME31}x", "w")`), "bad argument #1 to 'open' (filename invalid)");
  assert.equal(
    desk.value(`file.open("ab/${NAME31}", "w")`),
    undefined,
    "the last part fits, the name does not",
  );
  assert.equal(desk.value(`file.rename("${NAME31}", "ab/${NAME31}")`), false);
  assert.equal(desk.error(`file.exists("${NAME31}x")`), "bad argument #1 to 'exists' (filename invalid)");
  assert.equal(desk.error(`file.stat("ab/${NAME31}")`), "bad argument #1 to 'stat' (filename invalid)");
  desk.lua("file.putcontents('dir/f', '1')");
  assert.equal(desk.value("file.exists('dir/f')"), true);
  assert.equal(desk.value("file.exists('f')"), false);
});

test("four files are open at once, no more", () => {
  const desk = new Desk();
  desk.lua("t = {} for i = 1, 4 do t[i] = file.open('f' .. i, 'w') end");
  assert.equal(desk.value("file.open('f5', 'w')"), undefined);
  assert.equal(desk.value("file.putcontents('f5', 'x')"), undefined);
  assert.equal(desk.value("file.getcontents('f1')"), undefined);
  desk.lua("t[1]:close()");
  assert.equal(desk.value("file.putcontents('f5', 'x')"), true);
});

test("list, exists, stat, remove, rename, getcontents, putcontents", () => {
  const desk = new Desk({ "a.lua": "123", "b.txt": "" });
  assert.deepEqual(
    desk.value("file.list()"),
    new Map([
      ["a.lua", 3],
      ["b.txt", 0],
    ]),
  );
  assert.deepEqual(desk.value("file.list('%.lua$')"), new Map([["a.lua", 3]]));
  assert.match(desk.error("file.list('%')") ?? "", /malformed pattern/);
  assert.equal(desk.value("file.exists('a.lua')"), true);
  assert.deepEqual(desk.lua("local s = file.stat('a.lua') return s.name, s.size, s.is_dir, s.time.year"), [
    "a.lua",
    3,
    false,
    1970,
  ]);
  assert.equal(desk.value("file.stat('none')"), undefined);
  assert.equal(desk.value("file.rename('a.lua', 'b.txt')"), false, "the new name is taken");
  assert.equal(desk.value("file.rename('none', 'c')"), false);
  assert.equal(desk.value("file.rename('a.lua', 'c.lua')"), true);
  assert.equal(desk.value("file.getcontents('c.lua')"), "123");
  assert.equal(desk.value("file.getcontents('none')"), undefined);
  assert.equal(desk.value("file.putcontents('bin', '\\0\\255\\r\\n')"), true);
  assert.equal(desk.file("bin"), "\0\xff\r\n");
  desk.lua("file.remove('bin') file.remove('none')");
  assert.equal(desk.value("file.exists('bin')"), false);
  desk.lua("file.format()");
  assert.deepEqual(desk.value("file.list()"), new Map());
});

test("fsinfo: remaining, used, total; a full file system refuses to write", () => {
  const desk = new Desk({}, { flash: new Flash(undefined, 64 * 1024) });
  const [remaining, used, total] = desk.lua("return file.fsinfo()") as number[];
  assert.equal(remaining! + used!, total);
  assert.equal(used, 0);
  desk.lua("file.putcontents('f', ('x'):rep(1000))");
  const [, after] = desk.lua("return file.fsinfo()") as number[];
  assert.equal(after, 5 * 251, "four pages of data and an index page");
  desk.lua(`ok = true
    local f = file.open("g", "w")
    local s = ("x"):rep(2000)
    for i = 1, 40 do ok = f:write(s) if not ok then break end end`);
  assert.equal(desk.value("ok"), undefined);
});

test("what is written but not flushed is lost with the power, and flushed it is not", () => {
  const desk = new Desk();
  desk.lua("f = file.open('f', 'w') f:write('one') f:flush() f:write('two')");
  desk.board.powerOff();
  assert.equal(desk.file("f"), "one");
  assert.equal(desk.flash.open, 0);
});

test("power is cut before, inside and after a write", () => {
  const chunk = "file.putcontents('f', 'new content') file.putcontents('g', 'x')";
  const after = (n: number, where: "before" | "inside" | "after") => {
    const desk = new Desk({ f: "old content" });
    desk.flash.cutAt(n, where);
    desk.lua(chunk);
    assert.equal(desk.board.powered, false);
    assert.equal(desk.events.at(-1), "dark");
    assert.equal(desk.file("g"), undefined, "nothing runs after it");
    desk.board.powerOn();
    desk.pass(SECOND);
    assert.equal(desk.value("1 + 1"), 2);
    return desk.file("f");
  };
  assert.equal(after(1, "before"), "old content");
  assert.equal(after(1, "inside"), "old c");
  assert.equal(after(1, "after"), "");
  assert.equal(after(2, "before"), "");
  assert.equal(after(2, "inside"), "new c");
  assert.equal(after(2, "after"), "new content");
});

test("no pcall survives a power cut", () => {
  const desk = new Desk();
  desk.flash.cutAt(1, "before");
  desk.lua("while true do pcall(file.putcontents, 'f', 'x') end");
  assert.equal(desk.board.powered, false);
  assert.equal(desk.flash.writes, 1);
});

test("rename and remove are whole or not at all", () => {
  const names = (chunk: string, where: "before" | "inside" | "after") => {
    const desk = new Desk({ a: "1" });
    desk.flash.cutAt(1, where);
    desk.lua(chunk);
    return desk.flash.names().join();
  };
  assert.equal(names("file.rename('a', 'b')", "inside"), "a");
  assert.equal(names("file.rename('a', 'b')", "after"), "b");
  assert.equal(names("file.remove('a')", "inside"), "a");
  assert.equal(names("file.remove('a')", "after"), "");
});

test("writes are counted, reads are not", () => {
  const desk = new Desk({ a: "1" });
  desk.lua("file.getcontents('a') file.list() file.putcontents('b', 'xyz')");
  assert.deepEqual([desk.flash.writes, desk.flash.bytesWritten], [2, 3]);
});

test("a folder keeps the flash, whatever the names", () => {
  const folder = mkdtempSync(join(tmpdir(), "board-flash-"));
  try {
    const first = new Desk({}, { flash: new Flash(new FolderStore(folder)) });
    first.lua(
      "file.putcontents('dir/a b', '\\0\\255') file.putcontents('.x', '1') file.putcontents('\\255%', '2')",
    );
    first.lua("file.putcontents('gone', '1') file.remove('gone')");
    assert.ok(readdirSync(folder).includes("dir%2Fa b"));
    const second = new Desk({}, { flash: new Flash(new FolderStore(folder)) });
    assert.equal(second.value("file.getcontents('dir/a b')"), "\0\xff");
    assert.equal(second.value("file.getcontents('.x') .. file.getcontents('\\255%')"), "12");
    assert.equal(second.value("file.exists('gone')"), false);
    writeFileSync(join(folder, "n".repeat(32)), "");
    assert.throws(() => new FolderStore(folder), /at most 31 bytes/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
