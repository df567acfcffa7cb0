import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { LUA_OUT } from "../../tools/build/build.ts";
import { isOurs, SUM, startsHearsay } from "../../tools/flash/board.ts";
import { adler32 } from "../../tools/flash/digest.ts";
import { luaString } from "../../tools/flash/lua-text.ts";
import { INIT_CONTENT, payload } from "../../tools/flash/payload.ts";
import { filesFor, isModule, requiresOf } from "../../tools/flash/requires.ts";
import { runLua } from "./desktop-lua.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-flash-"));
after(() => rmSync(folder, { recursive: true }));
const sources: Record<string, string> = {
  "hearsay.lua": "local function start(name) return require(name) end return start",
  "gossip.lua": 'local fleet = require("gossip.fleet") local sjson = require("sjson")',
  "gossip/fleet.lua": "return require'lib.bytes'",
  "gossip/config.lua": "return hand(0, 'gossip.step', 'gossip.none')",
  "gossip/step.lua": "local next = x and 'gossip.end' or 'gossip.config' return hand(0, next)",
  "gossip/end.lua": "return function(next) return hand(0, next) end",
  "lib/bytes.lua": 'local function late() return pcall(require, "gossip.config") end return late',
  "alfred.lua": '-- require("facts")\nlocal text = [[require("facts")]] return require("alfred")',
  "facts.lua": 'return require("lib." .. "bytes")',
};
for (const [name, source] of Object.entries(sources)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), source);
}

test("a module's files are those that it requires, also on demand and in circles, and no others", () => {
  assert.deepEqual(
    [...filesFor(["hearsay", "gossip"], folder).keys()],
    [
      "gossip.lua",
      "gossip/config.lua",
      "gossip/end.lua",
      "gossip/fleet.lua",
      "gossip/step.lua",
      "hearsay.lua",
      "lib/bytes.lua",
    ],
  );
  assert.deepEqual([...filesFor(["alfred"], folder).keys()], ["alfred.lua"]);
});

test("a name that is computed cannot be followed, and a module that is not there is named", () => {
  assert.throws(() => filesFor(["facts"], folder), /facts\.lua requires a name that it computes/);
  assert.equal(requiresOf("return hand(0, 'gossip.' .. name)", "x.lua").computed, true);
  assert.throws(() => filesFor(["p2ptbl"], folder), /there is no module "p2ptbl"/);
  assert.throws(() => requiresOf("return return", "x.lua"), /x\.lua is not Lua/);
});

test("modules to start are the files at the top, but for the boot file", () => {
  const known = ["gossip", "hearsay", "gossip/fleet", "gossip.fleet", "../x", "sjson"];
  assert.deepEqual(
    known.filter((name) => isModule(folder, name)),
    ["gossip"],
  );
});

test("every module of lua_out can be followed, and brings no more than lua_out has", () => {
  const modules = readdirSync(LUA_OUT).filter((name) => name.endsWith(".lua"));
  assert.ok(modules.includes("gossip.lua"));
  for (const name of modules) assert.ok(filesFor([name.replace(/\.lua$/, "")], LUA_OUT).has(name), name);
});

test("minified files are shorter and compute the same", () => {
  const settings = { baud: 1, start: ["gossip"], modules: {}, compile: false, minify: true };
  const long = payload({ ...settings, minify: false }, folder).find(({ name }) => name === "lib/bytes.lua")!;
  const short = payload(settings, folder).find(({ name }) => name === "lib/bytes.lua")!;
  assert.ok(short.content.length < long.content.length);
  const both = [long, short].map(({ content }) =>
    runLua("lua5.1", `io.write(tostring((assert(loadstring(${luaString(content.toString())}))()())))`),
  );
  assert.deepEqual(both, ["false", "false"]);
});

test("an init.lua is ours by its first line, and starts hearsay if it requires it", () => {
  assert.equal(isOurs(INIT_CONTENT.toString()), true);
  assert.equal(isOurs(INIT_CONTENT.toString().replaceAll("\n", "\r\n")), true);
  assert.equal(isOurs(`\n${INIT_CONTENT}`), false);
  assert.equal(startsHearsay(INIT_CONTENT.toString()), true);
  assert.equal(startsHearsay('tmr.create():alarm(9, 0, function() require"hearsay" end)'), true);
  assert.equal(startsHearsay('-- require("hearsay")'), false);
  assert.equal(startsHearsay('this is no Lua\nrequire("hearsay")'), true);
});

const contents = [
  Buffer.alloc(0),
  Buffer.from("a"),
  Buffer.alloc(9000, 255),
  Buffer.from("größe\0\r\n".repeat(700)),
];
for (const lua of ["lua5.1", "lua5.3"]) {
  test(`${lua} sums a file's bytes in pieces as this side does`, () => {
    assert.ok(SUM.length < 256, "one console line, with its end");
    for (const content of contents) {
      const path = join(folder, "content");
      writeFileSync(path, content);
      const source = `
        local open = io.open
        file = { open = function(name)
          local f = open(name, "rb")
          return { seek = function(_, ...) return f:seek(...) end, read = function(_, n) return f:read(n) end,
            close = function() f:close() end }
        end }
        ${SUM}
        __ha, __hb = 1, 0
        for offset = 0, ${content.length} - 1, 4096 do __hs(${luaString(path)}, offset, 4096) end
        io.write(__ha .. ":" .. __hb)`;
      assert.equal(runLua(lua, source), adler32(content));
    }
  });
}

test("an init.lua of ours below whose first line somebody has written more is theirs", () => {
  const ours = INIT_CONTENT.toString();
  for (const text of [ours, ours.replaceAll("\n", "\r\n"), ours.slice(0, -10)]) assert.ok(isOurs(text), text);
  for (const text of [`${ours}print(1)\n`, ours.replace('hearsay")', 'mine")'), "", 'require("hearsay")\n'])
    assert.ok(!isOurs(text), text);
});
