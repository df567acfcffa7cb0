/** Packed records: interfaces whose fields are numbers on the board. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { formatProblem, type Problem } from "../../tools/build/problem.ts";
import { luaOf, transpileSources } from "./build-project.ts";

const RECORD = `/** A record.
 *
 * @packed
 */
export interface Pair {
  first: number;
  second: string;
  third?: Pair;
  fourth?: boolean;
}
`;

function lua(code: string): string {
  return luaOf(RECORD + code);
}

describe("a packed record", () => {
  it("is read by number", () => {
    assert.match(lua("export function f(p: Pair) { return p.second; }"), /return p\[2\]/);
  });
  it("is read by number through another one, and where it may be missing", () => {
    assert.match(lua("export function f(p: Pair) { return p.third!.first; }"), /return p\[3\]\[1\]/);
  });
  it("is written by number, also where it is counted up", () => {
    const text = lua('export function f(p: Pair) { p.first += 2; p.second = "x"; }');
    assert.match(text, /p\[1\] = p\[1\] \+ 2/);
    assert.match(text, /p\[2\] = "x"/);
  });
  it("is written by number where the value takes statements of its own", () => {
    const text = lua(`export function f(p: Pair, n: number, b?: boolean) {
  p.first = n++;
  p.fourth = b ?? true;
  p.third!.fourth ??= b ?? false;
}`);
    assert.match(text, /p\[1\] = ____n_/);
    assert.match(text, /p\[4\] = ____b_/);
    assert.doesNotMatch(text, /first|fourth/);
  });
  it("is made as a list, in the order of its fields, whatever is missing", () => {
    assert.match(lua('export const p: Pair = { second: "b", first: 1 };'), /\{1, "b", nil, nil\}/);
  });
  it("is made as a list where it is an argument or a value", () => {
    const text = lua(`declare function g(this: void, p: Pair): void;
export function f(first: number, t: LuaTable<string, Pair>) {
  g({ first, second: "c" });
  t.set("k", { first: 7, second: "d" });
}`);
    assert.match(text, /g\(\{first, "c", nil, nil\}\)/);
    assert.match(text, /t\.k = \{7, "d", nil, nil\}|t\["k"\] = \{7, "d", nil, nil\}/);
  });
  it("is made as a list where a generic function is given it beside such a list", () => {
    const text = lua('export function f(l: Pair[]) { table.insert(l, { first: 7, second: "d" }); }');
    assert.match(text, /table\.insert\(l, \{7, "d", nil, nil\}\)/);
  });
  it("leaves other records their names", () => {
    assert.match(lua("export function f(o: { first: number }) { return o.first; }"), /return o\.first/);
  });
});

const FOUND = "{ first: number; second: string }";
const NAMES = /a @packed record has no names on the board/;
const UNSEEN = /it is not seen that this is a @packed record/;

const REFUSED: [what: string, code: string, says: RegExp][] = [
  ["taking it apart", "export function f(p: Pair) {\n  const { first } = p;\n  return first;\n}", NAMES],
  ["taking an argument apart", "export function f({ first }: Pair) {\n  return first;\n}", NAMES],
  [
    "taking it apart by an assignment",
    "export function f(p: Pair, first: number) {\n  ({ first } = p);\n  return first;\n}",
    NAMES,
  ],
  ["a name in brackets", 'export function f(p: Pair) {\n  return p["first"];\n}', NAMES],
  ["another type", "export function f(p: Pair) {\n  return (p as { first: number }).first;\n}", NAMES],
  ["a question for a name", 'export function f(p: Pair) {\n  return "first" in p;\n}', NAMES],
  ["going through its names", "export function f(p: Pair) {\n  for (const name in p) print(name);\n}", NAMES],
  [
    "a function that takes another type",
    `declare function g(this: void, o: ${FOUND}): void;\nexport function f(p: Pair) {\n  g(p);\n}`,
    NAMES,
  ],
  ["a list of another type", `export function f(l: Pair[], o: ${FOUND}) {\n  table.insert(l, o);\n}`, NAMES],
  [
    "a field of one that may be missing",
    "export function f(p?: Pair) {\n  return p?.first;\n}",
    /a @packed record has no \?\. on the board/,
  ],
  [
    "an assignment as a value",
    "export function f(p: Pair, b?: boolean) {\n  return (p.fourth = b ?? true);\n}",
    /assigned to by a statement of its own/,
  ],
  [
    "an assignment to several",
    "export function f(p: Pair, b?: boolean) {\n  [p.fourth] = [b ?? true];\n}",
    /assigned to by a statement of its own/,
  ],
  [
    "a copy in a literal",
    "export function f(p: Pair): Pair {\n  return { ...p, first: 1 };\n}",
    /each of its fields by name/,
  ],
  [
    "a literal of which a generic function makes another type",
    'declare function id<T>(this: void, one: T): T;\nexport const p: Pair = id({ first: 1, second: "b" });',
    UNSEEN,
  ],
  [
    "a value of another type where it is returned",
    `export function f(o: ${FOUND}): Pair {\n  return o;\n}`,
    UNSEEN,
  ],
];

describe("what would look for its fields by name is refused:", () => {
  let problems: readonly Problem[] = [];
  before(() => {
    const files = REFUSED.map(([, code], index) => [`case${index}.ts`, RECORD + code]);
    problems = transpileSources(Object.fromEntries(files)).problems;
  });
  REFUSED.forEach(([what, , says], index) => {
    it(what, () => {
      const found = problems.filter(({ file }) => file.endsWith(`/case${index}.ts`)).map(formatProblem);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0]!, says);
    });
  });
});
