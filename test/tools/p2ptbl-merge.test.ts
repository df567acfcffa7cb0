import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds, noteSeed } from "./core/cases.ts";
import { Tables } from "./core/tables.ts";

noteSeed("merges of p2ptbl");

const tables = new Tables();
const MOST = 9223372036854775807n;

/**
 * The rules of p2ptbl on a router: rows are sorted byte by byte, and of each key the first of those with the
 * greatest version stays; what has no fields comes back with a tab at its end.
 */
function merged(lines: string[]): string[] {
  const best = new Map<string, { version: bigint; line: string }>();
  const bytewise = lines.map((line) => (line.split("\t").length === 2 ? `${line}\t` : line));
  bytewise.sort((a, b) => Buffer.compare(Buffer.from(a, "latin1"), Buffer.from(b, "latin1")));
  for (const line of bytewise) {
    const [key, version] = line.split("\t") as [string, string];
    const held = best.get(key);
    if (held === undefined || BigInt(version) > held.version)
      best.set(key, { version: BigInt(version), line });
  }
  return [...best.values()].map(({ line }) => line).sort();
}

/** A table's rows, in order. */
function rowsOf(replica: number): string[] {
  const text = tables.call("text", replica) as string;
  return text === "" ? [] : text.replace(/\n$/, "").split("\n").sort();
}

const key = fc.constantFrom("a", "b", "aa", "%d", "10.0.0.1", "key\xff");
const version = fc
  .oneof(
    { weight: 3, arbitrary: fc.bigInt(0n, 3n) },
    { weight: 1, arbitrary: fc.constantFrom(MOST, MOST - 1n, 1n << 31n, 1n << 32n, (1n << 53n) + 1n) },
    { weight: 1, arbitrary: fc.bigInt(0n, MOST) },
  )
  .chain((number) => fc.constantFrom("", "", "", "0", "000").map((zeros) => `${zeros}${number}`));
const field = fc.oneof(
  fc.constantFrom("x", "y", "X", "xx", "x y", "", "\x80", "\\"),
  fc.string({ unit: fc.constantFrom("a", "b", " ", "\xe4"), maxLength: 40 }),
);
const row = fc
  .tuple(key, version, fc.array(field, { maxLength: 3 }))
  .map(([name, number, fields]) => [name, number, ...fields].join("\t"));
const rows = fc.array(row, { maxLength: 40, size: "max" });

test("rows in any order, any of them more than once, make the table that a router makes of them", () => {
  const cases = rows.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.shuffledSubarray([...lines, ...lines])),
  );
  holds(300, cases, ([lines, again]) => {
    tables.call("create", 1, false, 1000);
    for (const line of [...again, ...lines]) assert.notEqual(tables.call("take", 1, line), "no row");
    assert.deepEqual(rowsOf(1), merged(lines));
  });
});

test("whatever was lost, all replicas hold the same once each has heard what the others hold", () => {
  const drawn = rows.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.array(fc.shuffledSubarray(lines), { minLength: 2, maxLength: 5 })),
  );
  holds(200, drawn, ([, heard]) => {
    for (const [i, lines] of heard.entries()) {
      tables.call("create", i, false, 1000);
      for (const line of lines) tables.call("take", i, line);
    }
    const told = heard.map((_, i) => rowsOf(i));
    for (const i of heard.keys())
      for (const lines of told) for (const line of lines) tables.call("take", i, line);
    const want = merged(heard.flat());
    for (const i of heard.keys()) assert.deepEqual(rowsOf(i), want);
    for (const i of heard.keys()) for (const line of want) assert.equal(tables.call("take", i, line), "same");
  });
});

test("at its bound a table keeps what it has, and takes what is newer of that", () => {
  holds(200, fc.tuple(rows, rows, fc.integer({ min: 1, max: 4 })), ([first, then, most]) => {
    tables.call("create", 1, true, most);
    for (const line of first) tables.call("take", 1, line);
    const before = rowsOf(1);
    const taken = then.filter((line) => tables.call("take", 1, line) === "new");
    assert.ok(before.length <= most && rowsOf(1).length <= most);
    assert.deepEqual(rowsOf(1), merged([...before, ...taken]));
  });
});
