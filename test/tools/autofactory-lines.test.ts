/** Facts as lines: into a file that a server was killed at, one that has no room, a pipe, and nobody's. */
import assert from "node:assert/strict";
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, test } from "node:test";
import { FileLines } from "../../tools/autofactory/file-lines.ts";
import { Journal } from "../../tools/autofactory/journal.ts";
import { linesOf } from "../../tools/autofactory/lines.ts";
import type { Mark } from "../../tools/autofactory/output.ts";
import type { Fact } from "../../tools/autofactory/point.ts";
import { StreamLines } from "../../tools/autofactory/stream-lines.ts";
import { temporary } from "./autofactory-server.ts";

type Context = Parameters<typeof temporary>[0] & { after(fn: () => unknown): void };

const idOf = (n: number) => n.toString(16).padStart(32, "0");
/** A fact of so many points. */
const fact = (n: number, points = 1): Fact => ({
  ...{ id: idOf(n), client: "abcdefgh", origin: { host: "h" }, sent: "1" },
  points: Array.from({ length: points }, (_, at) => ({
    ...{ measurement: "m", tags: { cpu: `cpu${at}` }, fields: { v: n }, time: "5" },
  })),
});
const text = (...facts: Fact[]) => facts.map(linesOf).join("");

describe("a file", () => {
  /** A file with a text in it, opened as a shell's >> does; what to begin with, and what is in it. */
  function file(t: Context, content: string) {
    const path = join(temporary(t), "facts.jsonl");
    writeFileSync(path, content);
    const fd = openSync(path, "a");
    t.after(() => closeSync(fd));
    const { dev, ino } = statSync(path);
    const mark = (length: number): Mark => ({ dev, ino, length });
    return { lines: new FileLines(fd), mark, read: () => readFileSync(path, "utf8") };
  }

  test("that ends as it was noted goes on there", async (t) => {
    const { lines, mark, read } = file(t, text(fact(1)));
    assert.deepEqual(lines.begin(mark(text(fact(1)).length)).beyond, []);
    const { mark: next } = await lines.write([fact(2), fact(3, 2)]);
    assert.equal(read(), text(fact(1), fact(2), fact(3, 2)));
    assert.deepEqual(next, mark(read().length));
  });

  const noted = text(fact(1));
  const TAILS: [what: string, tail: string, kept: string, ids: number[]][] = [
    ["facts that were not noted", text(fact(2), fact(3, 2)), text(fact(2), fact(3, 2)), [2, 3]],
    ["half a line", text(fact(2)) + text(fact(3)).slice(0, 40), text(fact(2)), [2]],
    ["half of a message's lines", `${text(fact(2)) + text(fact(3, 2)).split("\n")[0]}\n`, text(fact(2)), [2]],
    ["both", `${text(fact(3, 3)).split("\n").slice(0, 2).join("\n")}\n{"i`, "", []],
    ["what somebody else wrote", `hello\n${text(fact(2))}[1]\n`, `hello\n${text(fact(2))}[1]\n`, [2]],
  ];
  for (const [what, tail, kept, ids] of TAILS) {
    test(`beyond what was noted has ${what}`, async (t) => {
      const { lines, mark, read } = file(t, noted + tail);
      const { beyond, mark: now } = lines.begin(mark(noted.length));
      assert.deepEqual([beyond, read(), now], [ids.map(idOf), noted + kept, mark((noted + kept).length)]);
      await lines.write([fact(4)]);
      assert.equal(read(), noted + kept + text(fact(4)));
    });
  }

  test("of somebody else is left as it is, but for a line end that it lacks", async (t) => {
    const { lines, mark, read } = file(t, "words");
    const { dev, ino, length } = mark(3) as Extract<Mark, { length: number }>;
    assert.deepEqual(lines.begin({ dev, ino: ino + 1, length }).beyond, []);
    await lines.write([fact(1)]);
    await lines.write([fact(2)]);
    assert.equal(read(), `words\n${text(fact(1), fact(2))}`);
  });

  test("that is shorter than it was noted, or new, is another one", async (t) => {
    for (const content of ["", noted]) {
      const { lines, mark, read } = file(t, content);
      assert.deepEqual(lines.begin(mark(noted.length + 1)).beyond, []);
      assert.deepEqual(lines.begin(undefined).beyond, []);
      await lines.write([fact(2)]);
      assert.equal(read(), content + text(fact(2)));
    }
  });
});

test("a device that takes nothing is away, and is tried again", {
  skip: !existsSync("/dev/full"),
}, async () => {
  const fd = openSync("/dev/full", "w");
  const lines = new FileLines(fd);
  assert.deepEqual(lines.begin(undefined).beyond, []);
  for (const _ of [1, 2]) await assert.rejects(lines.write([fact(1)]), /ENOSPC/);
  closeSync(fd);
});

describe("a pipe", () => {
  /** One that takes what it is given when the test says so. */
  function pipe() {
    let text = "";
    let take: (error?: Error) => void = () => {};
    const stream = new Writable({
      write: (chunk, _, done) => {
        text += chunk;
        take = done;
      },
    });
    return { stream, read: () => text, take: (error?: Error) => take(error) };
  }

  test("to one that was killed in the middle begins with a line end", async () => {
    for (const [last, begin, whole] of [
      [undefined, "", true],
      [{ whole: true }, "", true],
      [{ whole: false }, "\n", false],
    ] as const) {
      const { stream, read, take } = pipe();
      const lines = new StreamLines(stream, () => {});
      assert.deepEqual(lines.begin(last), { mark: { whole: false }, beyond: [] });
      assert.deepEqual(lines.end(), { whole });
      const written = lines.write([fact(1)]);
      assert.deepEqual([read(), lines.end()], [begin + text(fact(1)), { whole: false }]);
      take();
      assert.deepEqual([await written, lines.end()], [{ count: 1 }, { whole: true }]);
    }
  });

  test("that nobody will read again is told", async () => {
    const { stream, take } = pipe();
    let gone = 0;
    const lines = new StreamLines(stream, () => gone++);
    const written = lines.write([fact(1)]);
    take(Object.assign(new Error("gone"), { code: "EPIPE" }));
    await assert.rejects(written, /gone/);
    assert.equal(gone, 1);
  });

  test("a log that nobody reads waits for nobody, and says later what is missing", async () => {
    const { stream, read, take } = pipe();
    const journal = new Journal(stream);
    for (let n = 0; n < 3000; n++) journal.write(`${"x".repeat(999)}\n`);
    assert.ok(stream.writableLength < 1_100_000, `${stream.writableLength}`);
    await journal.flush();
    while (stream.writableLength > 0) {
      take();
      await new Promise(setImmediate);
    }
    journal.write("again\n");
    take();
    assert.match(read(), /x\n\{"level":40,"time":".*","lines":1999,"msg":"nobody read the log"\}\n$/);
    take();
    assert.match(read(), /again\n$/);
  });
});
