/** What the build makes, and what it leaves alone. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { summary } from "../../tools/build/build.ts";
import { bringInLine, compare, readLua } from "../../tools/build/output.ts";
import { transpile } from "../../tools/build/transpile.ts";
import { luaOf, makeProject } from "./build-project.ts";

const SOURCE = `
/** Doubles it. */
export function double(n: number): number {
  // A comment that stays with the source.
  return n * 2;
}
export function text(n: number): string {
  return \`n=\${n}\\0\\n"\`;
}
`;

/** What a Lua program answers to a line of code, with the module \`x\` at hand. */
function inLua(lua: string, folder: string, code: string): string {
  const script = `package.path = "./?.lua"; local x = require("x"); ${code}`;
  return execFileSync(lua, ["-e", script], { cwd: join(folder, "lua_out"), encoding: "utf8" });
}

describe("the build's Lua", () => {
  it("is as one would write it, names its source, and leaves comments there", () => {
    assert.equal(
      luaOf(SOURCE),
      `-- Made from src/x.ts by npm run build: change it there.
local ____exports = {}
function ____exports.double(n)
    return n * 2
end
function ____exports.text(n)
    return ("n=" .. tostring(n)) .. "\\0\\n\\""
end
return ____exports
`,
    );
  });

  for (const lua of ["lua5.1", "lua5.3"]) {
    it(`runs on ${lua}`, () => {
      const { config, folder } = makeProject({ "x.ts": SOURCE });
      bringInLine(join(folder, "lua_out"), transpile(config, folder).files);
      assert.equal(inLua(lua, folder, "io.write(x.double(21), #x.text(7))"), "426");
    });
  }

  it("keeps folders, and requires modules by the names that NodeMCU finds", () => {
    const { config, folder } = makeProject({
      "x.ts":
        'import { a } from "./gossip/a";\nexport const v = a + (require("gossip.late") as { b: number }).b;',
      "gossip/a.ts": 'import { c } from "../lib/c";\nexport const a = c;',
      "gossip/late.ts": "export const b = 2;",
      "lib/c.ts": "export const c = 1;",
    });
    const { files, problems } = transpile(config, folder);
    assert.deepEqual(problems, []);
    assert.deepEqual([...files.keys()].sort(), ["gossip/a.lua", "gossip/late.lua", "lib/c.lua", "x.lua"]);
    bringInLine(join(folder, "lua_out"), files);
    assert.match(files.get("x.lua") as string, /require\("gossip\.a"\)/);
    assert.match(files.get("x.lua") as string, /require\("gossip\.late"\)/);
    assert.match(files.get("gossip/a.lua") as string, /require\("lib\.c"\)/);
    assert.equal(inLua("lua5.1", folder, "io.write(x.v)"), "3");
  });
});

describe("the output folder", () => {
  it("is brought in line: what changed is written, what has no source goes, the rest stays", () => {
    const { folder } = makeProject({});
    const out = join(folder, "lua_out");
    const first = bringInLine(
      out,
      new Map(Object.entries({ "a.lua": "1", "old/b.lua": "2", "old/deep/c.lua": "3" })),
    );
    assert.deepEqual(first, { stale: ["a.lua", "old/b.lua", "old/deep/c.lua"], orphans: [] });
    writeFileSync(join(out, "old", "notes.txt"), "a user's own");
    mkdirSync(join(out, "kept"));

    const wanted = new Map(Object.entries({ "a.lua": "1", "new/d.lua": "4" }));
    const difference = { stale: ["new/d.lua"], orphans: ["old/b.lua", "old/deep/c.lua"] };
    assert.deepEqual(sorted(compare(out, wanted)), difference);
    assert.ok(existsSync(join(out, "old/b.lua")), "comparing writes nothing");
    assert.deepEqual(sorted(bringInLine(out, wanted)), difference);
    assert.deepEqual(new Map([...readLua(out)].sort()), wanted);
    assert.ok(!existsSync(join(out, "old/deep")), "an empty folder goes");
    assert.equal(readFileSync(join(out, "old/notes.txt"), "utf8"), "a user's own");
    assert.deepEqual(compare(out, wanted), { stale: [], orphans: [] });
  });

  it("is summed up in a line", () => {
    const result = { ok: true, errors: [], written: ["a.lua"], removed: ["b.lua"], files: 3, bytes: 12345 };
    assert.equal(summary(result), "lua_out: 3 files, 12,345 bytes; 1 written, 1 removed: a.lua -b.lua");
    assert.match(summary({ ...result, written: [], removed: [] }), /; nothing changed$/);
  });
});

function sorted<T extends { stale: string[]; orphans: string[] }>(difference: T): T {
  return { ...difference, stale: difference.stale.toSorted(), orphans: difference.orphans.toSorted() };
}
