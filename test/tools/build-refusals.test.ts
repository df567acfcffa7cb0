/** What the build refuses, where, and what it says. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { problemsOf } from "./build-project.ts";

/** What it is, the source, and the whole of what the build says, as a pattern. */
const REFUSED: [what: string, source: string, says: RegExp][] = [
  [
    "a type error",
    "export const a = 1;\nexport const b: string = a;",
    /^src\/x\.ts:2:14 - error: Type 'number'/,
  ],
  [
    "a syntax error",
    "export const a = 1;\nexport const b = ;",
    /^src\/x\.ts:2:18 - error: Expression expected/,
  ],
  [
    "an array method",
    "export function f(list: number[]): void {\n  list.forEach((n) => print(n));\n}",
    /^src\/x\.ts:2:3 - error: this needs __TS__ArrayForEach, .*not on the board/,
  ],
  ["a class", "export class A {\n  b = 1;\n}", /^src\/x\.ts:1:1 - error: this needs __TS__Class/],
  [
    "a fraction",
    "export const ok = 2;\nexport const half = 0.5;",
    /^src\/x\.ts:2:21 - error: 0\.5 is no whole number/,
  ],
  [
    "a number beyond 31 bits",
    "export const max = 2147483647;\n\nexport const more = 2147483648;",
    /^src\/x\.ts:3:21 - error: 2147483648 is beyond 2147483647/,
  ],
  [
    "a quotient",
    "export function f(a: number) {\n  return a / 2;\n}",
    /^src\/x\.ts:2:10 - error: a quotient.*math\.floor/,
  ],
  [
    "more than a quotient in math.floor",
    "export function f(a: number) {\n  return math.floor(1 + a / 2);\n}",
    /^src\/x\.ts:2:25 - error: a quotient/,
  ],
  [
    "a quotient by /=",
    "export function f(a: number) {\n  a /= 2;\n  return a;\n}",
    /^src\/x\.ts:2:3 - error: a quotient/,
  ],
  [
    "a quotient that some other function takes",
    "export function f(ceil: (n: number) => number, a: number) {\n  return ceil(a / 2);\n}",
    /^src\/x\.ts:2:15 - error: a quotient/,
  ],
  [
    "the length of a text, taken out of it",
    "export function f(s: string) {\n  const { length } = s;\n  return length;\n}",
    /^src\/x\.ts:2:11 - error: a length .*text\.length/,
  ],
  [
    "the length of a list, under another name",
    "export function f({ length: n }: number[] | undefined = []) {\n  return n;\n}",
    /^src\/x\.ts:1:21 - error: a length/,
  ],
  [
    "fields of a packed record, taken out of it",
    "/** @packed */\ninterface A {\n  b: number;\n}\nexport function f(a: A) {\n  const { b } = a;\n  return b;\n}",
    /^src\/x\.ts:6:9 - error: a @packed record/,
  ],
  ["a power", "export function f(a: number) {\n  return a ** 2;\n}", /^src\/x\.ts:2:10 - error: a power/],
  [
    "a bitwise operator",
    "export function f(a: number) {\n  return a & 3;\n}",
    /^src\/x\.ts:2:10 - error: .*bit\.band/,
  ],
  [
    "a byte that is none",
    'export const s = "a";\nexport const t = "\\xff";',
    /^src\/x\.ts:2:18 - error: \\xff .*string\.char/,
  ],
  ["a zero byte before a digit", 'export const t = "\\x001";', /^src\/x\.ts:1:18 - error: a zero byte/],
  [
    "a condition that differs in Lua",
    "export function f(a: number) {\n  if (a) print(a);\n}",
    /^src\/x\.ts:2:7 - error: Only false and nil/,
  ],
  [
    "an enum that is a table",
    "export const a = 1;\nexport enum E {\n  A,\n}",
    /^src\/x\.ts:2:1 - error: enum E .*const enum/,
  ],
  [
    "a module that is not there",
    'export const a = 1;\nrequire("gossip.chekc");',
    /^src\/x\.ts:2:9 - error: there is no module "gossip\.chekc" in src\/$/,
  ],
  [
    "what boards do not have",
    "export const t = 1;\nprint(os.time());",
    /^src\/x\.ts:2:7 - error: Cannot find name 'os'/,
  ],
];

describe("the build refuses", () => {
  for (const [what, source, says] of REFUSED) {
    it(what, () => {
      const problems = problemsOf(source);
      assert.match(problems[0] ?? "nothing was refused", says);
      assert.equal(problems.length, 1, problems.join("\n"));
    });
  }

  it("all that is wrong at once, in the order of the source", () => {
    const problems = problemsOf("export const a = 0.5;\nexport const b: string = 1;\nexport const c = 1.5;");
    assert.deepEqual(
      problems.map((problem) => problem.split(" ")[0]),
      ["src/x.ts:1:18", "src/x.ts:2:14", "src/x.ts:3:18"],
    );
  });
});

const ALLOWED: [what: string, source: string][] = [
  ["an enum that costs nothing", "const enum E {\n  A = 7,\n}\nexport const a = E.A;"],
  ["a whole quotient", "export function f(a: number) {\n  return math.floor((a + 1) / 2);\n}"],
  [
    "a whole quotient by floor, named at the top of the file",
    "const { floor } = math;\nexport function f(a: number) {\n  return floor((a + 1) / 2);\n}",
  ],
  [
    "a length that is a field",
    "export function f(rope: { length: number }) {\n  const { length } = rope;\n  return length;\n}",
  ],
  [
    "a float with its reason beside it",
    "export const half = 0.5; // float ok: only used where numbers are floats",
  ],
  [
    "a float with its reason above it",
    "// float ok: only used where numbers are floats\nexport const half = 0.5;",
  ],
  [
    "the smallest and the largest integer of the boards",
    "export const a = -2147483647;\nexport const b = 2147483647;",
  ],
  ["a float that TypeScript writes as a whole number", "export const a = 1e3;"],
];

describe("the build allows", () => {
  for (const [what, source] of ALLOWED) it(what, () => assert.deepEqual(problemsOf(source), []));

  it("no float whose reason is missing", () => {
    assert.equal(problemsOf("export const half = 0.5; // float ok:").length, 1);
  });
});
