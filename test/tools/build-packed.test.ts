/** Packed records: interfaces whose fields are numbers on the board. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { luaOf, problemsOf } from "./build-project.ts";

const RECORD = `/** A record.
 *
 * @packed
 */
export interface Pair {
  first: number;
  second: string;
  third?: Pair;
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
  it("is made as a list, in the order of its fields, whatever is missing", () => {
    assert.match(lua('export const p: Pair = { second: "b", first: 1 };'), /\{1, "b", nil\}/);
  });
  it("is made as a list where it is an argument or a value", () => {
    const text = lua(`declare function g(this: void, p: Pair): void;
export function f(first: number, t: LuaTable<string, Pair>) {
  g({ first, second: "c" });
  t.set("k", { first: 7, second: "d" });
}`);
    assert.match(text, /g\(\{first, "c", nil\}\)/);
    assert.match(text, /t\.k = \{7, "d", nil\}|t\["k"\] = \{7, "d", nil\}/);
  });
  it("leaves other records their names", () => {
    assert.match(lua("export function f(o: { first: number }) { return o.first; }"), /return o\.first/);
  });
});

describe("what would look for its fields by name is refused:", () => {
  for (const [what, code] of [
    ["taking it apart", "export function f(p: Pair) {\n  const { first } = p;\n  return first;\n}"],
    ["taking an argument apart", "export function f({ first }: Pair) {\n  return first;\n}"],
    ["a name in brackets", 'export function f(p: Pair) {\n  return p["first"];\n}'],
    ["another type", "export function f(p: Pair) {\n  return (p as { first: number }).first;\n}"],
  ] as const) {
    it(what, () => {
      const problems = problemsOf(RECORD + code);
      assert.equal(problems.length, 1, problems.join("\n"));
      assert.match(problems[0]!, /a @packed record has no names on the board/);
    });
  }
});
