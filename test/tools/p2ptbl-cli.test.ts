/** `npm run p2ptbl` as a program: the original's commands, on files as the original writes them. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SimLan } from "../../tools/lan/sim.ts";
import { readOptions } from "../../tools/p2ptbl/options.ts";
import { TableBoard } from "../../tools/p2ptbl/table-board.ts";
import { folder, PROGRAM, rowsOf, tableFile } from "./p2ptbl-files.ts";

/** Runs it to its end; texts are one character a byte. */
function p2ptbl(args: string[], input = "") {
  const options = { input, encoding: "latin1" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...PROGRAM, ...args], options);
  return { status, stdout, stderr };
}

const ok = { status: 0, stdout: "", stderr: "" };

test("show and get print fields, and leave the file alone", () => {
  const file = tableFile("hosts", "table-40");
  const before = readFileSync(file);
  const want = [...rowsOf(file)].map(([key, { fields }]) => `${key}\t${fields}\n`).join("");
  assert.deepEqual(p2ptbl(["show", file]), { ...ok, stdout: want });
  assert.deepEqual(p2ptbl(["get", file, "10.13.0.3"]), { ...ok, stdout: "queen\t18f135d25f557203\n" });
  assert.deepEqual(p2ptbl(["get", file, "10.13.0"]), { ...ok, status: 1 });
  assert.deepEqual(readFileSync(file), before);
});

test("who reads only the beginning of what it prints, or none, sees no error", () => {
  const file = tableFile("piped", "table-40");
  const show = [process.execPath, ...PROGRAM, "show", file].map((word) => `'${word}'`).join(" ");
  const { stdout, stderr } = spawnSync("sh", ["-c", `{ ${show}; echo $? >&2; } | exec true`], {
    encoding: "latin1",
  });
  assert.deepEqual([stdout, stderr], ["", "0\n"]);
});

test("init, update and remove write what the original reads", () => {
  const file = join(folder, "lamps");
  assert.deepEqual(p2ptbl(["init", file]), ok);
  assert.equal(readFileSync(file, "utf8"), "");
  assert.deepEqual(p2ptbl(["update", file, "kitchen", "on", "since noon", "ü"]), ok);
  assert.match(readFileSync(file, "utf8"), /^kitchen\t[1-9]\d*\ton\tsince noon\tü\n$/);
  const { version } = rowsOf(file).get("kitchen")!;
  assert.deepEqual(p2ptbl(["init", file]), ok);
  const fields = Buffer.from("on\tsince noon\tü\n").toString("latin1");
  assert.deepEqual(p2ptbl(["get", file, "kitchen"]), { ...ok, stdout: fields });
  assert.deepEqual(p2ptbl(["remove", file, "kitchen"]), ok);
  assert.match(readFileSync(file, "utf8"), /^kitchen\t\d+\t\n$/);
  assert.ok(rowsOf(file).get("kitchen")!.version > version);
  assert.equal(p2ptbl(["get", file, "kitchen"]).status, 1);
  assert.deepEqual(p2ptbl(["show", file]), ok);
});

test("a program filters: what it drops goes, what it keeps is raised, with its fields", () => {
  const file = tableFile("filtered", "table-8");
  const before = rowsOf(file);
  assert.deepEqual(p2ptbl(["filter", file, "sed", "-n", "/queen/p; s/free/taken/p"]), ok);
  for (const [key, { version, fields }] of rowsOf(file)) {
    const was = before.get(key)!;
    const want = was.fields.startsWith("ghost") ? "" : was.fields.replace("free", "taken");
    assert.deepEqual([key, fields], [key, want]);
    assert.ok(version > was.version, key);
  }
  assert.equal(rowsOf(file).size, before.size);
  const held = readFileSync(file);
  const failed = p2ptbl(["filter", file, "sh", "-c", "exit 3"]);
  const words = "sh ended with exit code 3: the table is as it was\n";
  assert.deepEqual(failed, { status: 2, stdout: "", stderr: words });
  assert.match(p2ptbl(["filter", file, "no-such-program"]).stderr, /^no-such-program: .*ENOENT/);
  const added = p2ptbl(["filter", file, "sh", "-c", "cat; printf 'stranger\\tx\\n'"]);
  assert.match(
    added.stderr,
    /^sh wrote a row of "stranger", which is none of the table's: the table is as it was/,
  );
  assert.deepEqual(readFileSync(file), held);
});

test("merge takes what is newer, from a file or from standard input, whatever bytes it holds", () => {
  const file = tableFile("merged", "table-8");
  const other = tableFile("other", "table-40");
  const [a, b] = [rowsOf(file), rowsOf(other)];
  assert.deepEqual(p2ptbl(["merge", file, other]), ok);
  const merged = rowsOf(file);
  assert.equal(merged.size, 40);
  for (const [key, row] of merged) {
    const [x, y] = [a.get(key), b.get(key)];
    assert.deepEqual(row, !x || (y && y.version > x.version) ? y : x, key);
  }
  const bytes = spawnSync(process.execPath, [...PROGRAM, "merge", file], {
    input: Buffer.from("new\t7\t\xff\xfe\n", "latin1"),
  });
  assert.equal(bytes.status, 0, String(bytes.stderr));
  assert.equal(rowsOf(file).get("new")!.fields, "\xff\xfe");
  assert.deepEqual(p2ptbl(["get", file, "new"]), { ...ok, stdout: "\xff\xfe\n" });
});

test("errors name the thing and the remedy, and nothing is lost", () => {
  const file = tableFile("kept", "table-1");
  const other = join(folder, "other.txt");
  const before = readFileSync(file);
  writeFileSync(other, "127.0.0.1 localhost\n");
  for (const [args, message] of [
    [["get", join(folder, "none"), "x"], /none: there is no such file; "init" makes one/],
    [["merge", file, join(folder, "none")], /none: there is no such file/],
    [["merge", file, other], /merge: line 1 is no row/],
    [["update", file, "a b", "x"], /update: the key is to be a string without blanks/],
    [["update", file, "a", "x\\y"], /would garble field 1: a backslash.*--lax allows them/],
    [["update", file, "a", ""], /update: there is no field, or an empty one alone: remove takes a key out/],
    [["update", other, "a", "x"], /line 1 of .*other\.txt is no row: left out\n.*nothing was done: mend or/],
    [["gossip", file, "--ip", "203.0.113.77"], /203\.0\.113\.77/],
  ] as const) {
    const { status, stdout, stderr } = p2ptbl([...args]);
    assert.deepEqual([status, stdout], [2, ""], `${args.join(" ")}: ${stderr}`);
    assert.match(stderr, message);
  }
  assert.deepEqual(readFileSync(file), before);
  assert.equal(readFileSync(other, "utf8"), "127.0.0.1 localhost\n");
});

test("what a router would garble is left out of a merge, and that is said", () => {
  const file = tableFile("garbled", "table-1");
  const { status, stderr } = p2ptbl(["merge", file], "fine\t1\tx\nbad\t1\ta\\b\n");
  assert.equal(status, 2);
  assert.match(stderr, /rows that p2ptbl on a router would garble were left out: 1; --lax takes them/);
  assert.deepEqual([rowsOf(file).has("fine"), rowsOf(file).has("bad")], [true, false]);
  assert.deepEqual(p2ptbl(["merge", file, "--lax"], "bad\t1\ta\\b\n"), ok);
  assert.equal(rowsOf(file).get("bad")!.fields, "a\\b");
});

test("a table as large as there is room for is merged and shown whole; what there is no room for is said, and nothing lost", () => {
  const file = tableFile("large", "table-1");
  const [held] = rowsOf(file).keys();
  const line = (_: unknown, index: number) => `key${index}\t1\tsome value ${index} or another\n`;
  const { status, stderr } = p2ptbl(["merge", file], Array.from({ length: 2500 }, line).join(""));
  assert.deepEqual([status, /were left out: \d+/.test(stderr)], [2, true], stderr);
  const rows = rowsOf(file);
  assert.ok(rows.has(held!) && rows.size > 1500, String(rows.size));
  assert.equal(p2ptbl(["show", file]).stdout.split("\n").length, rows.size + 1);
});

test("a table that the board has lost is not written", async () => {
  const file = tableFile("lost", "table-1");
  const before = readFileSync(file);
  const lan = new SimLan({ seed: 1 });
  const settings = { file, table: "lost", strict: true, interval: 60, create: false };
  const table = new TableBoard(settings, lan, { ip: "10.0.0.1", netmask: "255.0.0.0" }, () => {});
  lan.run(10_000_000);
  table.open(true);
  table.lua("node.restart()");
  assert.throws(() => table.write(), { message: /lost: the table is lost, and the file left as it was/ });
  table.close();
  lan.close();
  assert.deepEqual(readFileSync(file), before);
});

test("a link stays a link, and a file as readable as it was", () => {
  const file = tableFile("target", "table-1");
  const link = join(folder, "link");
  chmodSync(file, 0o640);
  symlinkSync("target", link);
  assert.deepEqual(p2ptbl(["update", link, "a", "b"]), ok);
  assert.ok(lstatSync(link).isSymbolicLink());
  assert.equal(statSync(file).mode & 0o777, 0o640);
  assert.equal(rowsOf(file).get("a")!.fields, "b");
});

test("wrong command lines are named, with the remedy", () => {
  for (const [args, message] of [
    [["frobnicate", "x"], /^frobnicate: no command; one of init, get, .*--help says more$/],
    [["x"], /^x: no command/],
    [["show"], /^show: which file\?$/],
    [["get", "x"], /^get: 0 values after the file; --help/],
    [["get", "x", "y", "z"], /^get: 2 values after the file/],
    [["show", "a-name-that-is-too-long-for-it"], /is no name of a table: give one with --table, at most 20/],
    [["show", "x", "--table", "a/b"], /"a\/b" is no name of a table/],
    [["show", "x", "--port", "0"], /--port 0: give a whole number from 1 to 65535/],
    [["gossip", "x", "--size", "39"], /--size 39: give a whole number from 40 to 1200/],
    [["show", "x", "--loud"], /Unknown option '--loud'/],
  ] as const) {
    assert.throws(() => readOptions([...args]), { message });
  }
  assert.equal(readOptions([]), undefined);
  assert.equal(readOptions(["--help"]), undefined);
  assert.equal(readOptions(["show", "dir/hosts.tsv"])!.table, "hosts");
  assert.deepEqual(readOptions(["filter", "x", "grep", "--lax", "-v"])!.values, ["grep", "--lax", "-v"]);
  // The word elsewhere, and options before the file.
  const update = readOptions(["update", "x", "filter", "on", "--table", "lamps"])!;
  assert.deepEqual([update.values, update.table], [["filter", "on"], "lamps"]);
  const filter = readOptions(["--lax", "filter", "--table", "lamps", "x", "grep", "-v"])!;
  assert.deepEqual([filter.file, filter.values, filter.table], ["x", ["grep", "-v"], "lamps"]);
});
