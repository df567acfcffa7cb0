/** The page's console: what it makes of a board's bytes, and what can be typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { appended, asBytes, History, lineProblem, shown, Terminal } from "../../tools/page/core/terminal.ts";

function linesOf(...parts: string[]): string[] {
  const terminal = new Terminal();
  for (const part of parts) terminal.feed(part);
  return terminal.lines.map(({ text }) => text);
}

test("lines end with LF, with CR LF, and after CR what was there is written over", () => {
  assert.deepEqual(linesOf("one\ntwo\r\nthree"), ["one", "two", "three"]);
  assert.deepEqual(linesOf("loss 10\rgain"), ["gain 10"]);
  assert.deepEqual(linesOf("a\r", "\nb\n"), ["a", "b", ""]);
});

test("backspace is what a board's echo makes of it, and stops at the line's beginning", () => {
  assert.deepEqual(linesOf("> prinx\b \bt"), ["> print"]);
  assert.deepEqual(linesOf("> a\b \b\b\b\b\b\bnew"), ["new"]);
});

test("tabs go to the next of every eight columns", () => {
  assert.deepEqual(linesOf("a\tb\n12345678\tc"), ["a       b", "12345678        c"]);
});

test("colours and cursor keys are left out, other control characters are pictures", () => {
  assert.deepEqual(linesOf("\x1b[31mred\x1b[0m\x1b[2J!"), ["red!"]);
  assert.deepEqual(linesOf("bell\x07 \x1bc \x7f"), ["bell␇ ␛c ␡"]);
  // Right-to-left override, and a line separator, which is one for HTML, too.
  assert.equal(shown(asBytes("a\u202eb\u2028c")), "a\ufffdb\ufffdc");
});

test("UTF-8 is read, however it is cut; other bytes are no characters", () => {
  const bytes = asBytes("Küche 🙂");
  assert.deepEqual(linesOf(...bytes), ["Küche 🙂"]);
  assert.deepEqual(linesOf("\xff\xfe!"), ["\ufffd\ufffd!"]);
});

test("a line without an end goes on in the next, and the oldest lines are let go of", () => {
  assert.deepEqual(
    linesOf("x".repeat(1025)).map(({ length }) => length),
    [1024, 1],
  );
  const terminal = new Terminal();
  terminal.feed("line\n".repeat(3000));
  assert.equal(terminal.lines.length, 1000);
  assert.equal(terminal.lines.at(-1)!.id, 3001);
});

test("lines keep their number, however the text comes, and those that ended are the same objects", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constantFrom(..."ab\r\n\b\t"), { maxLength: 12 }).map((chars) => chars.join(""))),
      (parts) => {
        const whole = new Terminal();
        whole.feed(parts.join(""));
        const one = new Terminal();
        for (const part of parts) {
          const before = one.lines;
          one.feed(part);
          for (const [at, line] of before.slice(0, -1).entries()) assert.equal(one.lines[at], line);
        }
        assert.deepEqual(one.lines, whole.lines);
      },
    ),
  );
});

test("of a text that loses its beginning, what is new is found", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 64, maxLength: 64, unit: "grapheme-ascii" }),
      fc.string(),
      (old, added) => {
        const now = (old + added).slice(-64);
        const found = appended(old, now);
        if (added.length <= 32) assert.ok(found !== undefined && found.length <= added.length);
        assert.ok(found === undefined || (old + found).endsWith(now));
      },
    ),
  );
  assert.equal(appended("", "hello"), "hello");
  assert.equal(appended("> print(1)\n1\n", "> print(1)\n1\n> "), "> ");
  assert.equal(appended("of another board ".repeat(4), "NodeMCU 3.0.0"), undefined);
});

test("a line longer than a board's is refused, in bytes", () => {
  assert.equal(lineProblem("x".repeat(255)), undefined);
  assert.match(lineProblem("x".repeat(256))!, /holds 255 bytes, and this one has 256/);
  assert.match(lineProblem("ü".repeat(128))!, /this one has 256/);
});

test("arrow keys go through what was typed, and back to what stood there", () => {
  const history = new History(3);
  for (const line of ["a", "b", "b", " ", "c", "d"]) history.add(line);
  assert.equal(history.move(1, ""), undefined);
  assert.equal(history.move(-1, "draft"), "d");
  assert.equal(history.move(-1, "d"), "c");
  assert.equal(history.move(-1, "c"), "b");
  assert.equal(history.move(-1, "b"), undefined);
  assert.equal(history.move(1, "b"), "c");
  assert.equal(history.move(1, "c"), "d");
  assert.equal(history.move(1, "d"), "draft");
});
