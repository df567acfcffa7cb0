/** The limits of a board's compiler, counted by the build as the compiler counts them. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { LUA_OUT } from "../../tools/build/build.ts";
import { readLua } from "../../tools/build/output.ts";
import { BOARD_COMPILER, ensureLua } from "../runner/lua-builds.ts";
import { transpileSources } from "./build-project.ts";

const lines = (n: number, line: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => line(i)).join("\n");
const names = (n: number) => Array.from({ length: n }, (_, i) => `a${i}`);
const use = (n: number) => names(n).join(" + ");

/** Each with the largest number that a board takes, and where the build points to when it is one more. */
const LIMITS: [what: string, most: number, source: (n: number) => string, at: (n: number) => string][] = [
  [
    "locals of a function",
    50,
    (n) => `export function f() {\n${lines(n, (i) => `const a${i} = ${i};`)}\nreturn ${use(n)};\n}`,
    (n) => `${n + 1}:7`,
  ],
  [
    "locals of a file, one of which holds its exports",
    49,
    (n) => `${lines(n, (i) => `const a${i} = ${i};`)}\nexport const sum = ${use(n)};`,
    (n) => `${n}:7`,
  ],
  [
    "parameters",
    50,
    (n) => `export function f(${names(n).map((name) => `${name}: number`)}) {\nreturn ${use(n)};\n}`,
    () => "1:1",
  ],
  [
    "locals beside a hidden arg, a parameter, and the three hidden ones of a loop over pairs",
    42,
    (n) =>
      `export function f(t: LuaTable<string, number>, ...rest: number[]) {\n${lines(n - 1, (i) => `const a${i} = ${i};`)}\n` +
      `let sum = ${use(n - 1)} + rest.length;\nfor (const [, v] of pairs(t)) sum += v;\nreturn sum;\n}`,
    (n) => `${n + 2}:13`,
  ],
  [
    "locals beside the three hidden ones of a counting loop",
    46,
    (n) =>
      `export function f() {\n${lines(n - 1, (i) => `const a${i} = ${i};`)}\nlet sum = ${use(n - 1)};\n` +
      "for (const i of $range(1, 3)) sum += i;\nreturn sum;\n}",
    (n) => `${n + 2}:12`,
  ],
  [
    "locals of which a part has gone with its block",
    30,
    (n) =>
      `export function f() {\n${lines(20, (i) => `const b${i} = ${i};`)}\n` +
      `{\n${lines(n, (i) => `const a${i} = b${i % 20};`)}\nprint(${use(n)});\n}\n` +
      `{\n${lines(n, (i) => `const a${i} = b${i % 20};`)}\nprint(${use(n)});\n}\n}`,
    (n) => `${n + 22}:7`,
  ],
  [
    "upvalues of a function that passes them on to one inside",
    60,
    (n) =>
      `export function outer() {\n${lines(30, (i) => `let a${i} = ${i};`)}\n` +
      `return () => {\n${lines(n - 30, (i) => `let a${i + 30} = ${i};`)}\n` +
      `return () => {\nreturn () => {\nreturn ${names(n).join("\n+ ")};\n};\n};\n};\n}`,
    (n) => `${n + 5 + n - 1}:3`,
  ],
];

function transpiled(source: string): { at: string[]; lua: string } {
  const { files, problems } = transpileSources({ "x.ts": source });
  return { at: problems.map(({ line, column }) => `${line}:${column}`), lua: files.get("x.lua") ?? "" };
}

describe("the build counts", () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-limits-"));
  let compiler: Awaited<ReturnType<typeof ensureLua>>;
  before(async () => {
    compiler = await ensureLua(BOARD_COMPILER);
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What a compiler with a board's limits says: "" when it takes the file. */
  function board(lua: string): string {
    if ("reason" in compiler) throw new Error(compiler.reason);
    const file = join(folder, "x.lua");
    writeFileSync(file, lua);
    const script = "io.write((select(2, loadfile(arg[1]))) or '')";
    writeFileSync(join(folder, "load.lua"), script);
    return execFileSync(compiler.program, [join(folder, "load.lua"), file], { encoding: "utf8" });
  }

  for (const [what, most, source, at] of LIMITS) {
    it(`${what}: ${most}`, () => {
      assert.deepEqual(transpiled(source(most)).at, []);
      assert.deepEqual(transpiled(source(most + 1)).at.slice(0, 1), [at(most + 1)]);
    });

    it(`${what}, as a board's compiler does`, (t) => {
      if ("reason" in compiler) return t.skip(compiler.reason);
      assert.equal(board(transpiled(source(most)).lua), "");
      assert.match(board(transpiled(source(most + 1)).lua), /has more than (50 local variables|60 upvalues)/);
    });
  }

  it("how deep expressions nest, well before a board's compiler gives up", () => {
    const nested = (n: number) =>
      `export function f(a: number): number {\nreturn ${"f(".repeat(n)}a${")".repeat(n)};\n}`;
    assert.deepEqual(transpiled(nested(150)).at, []);
    assert.deepEqual(
      transpiled(nested(170)).at.map((place) => place.split(":")[0]),
      ["2"],
    );
  });

  it("the whole firmware as fit for a board's compiler", (t) => {
    if ("reason" in compiler) return t.skip(compiler.reason);
    const files = readLua(LUA_OUT);
    assert.ok(files.size > 0);
    for (const [path, lua] of files) assert.equal(board(lua), "", path);
  });
});
