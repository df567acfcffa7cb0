import assert from "node:assert/strict";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ensureLua, LUA_BUILDS } from "../runner/lua-builds.ts";
import { run } from "../runner/process.ts";
import { CORES } from "./core/lua.ts";
import { placesChunk } from "./core/places.ts";

const FOLDER = dirname(fileURLToPath(CORES));
const SETUP = `${placesChunk()} package.path = "lua_out/?.lua;${FOLDER}/?.lua"`;

/** What the tale comes to on a Lua: every datagram and table, a line each. */
async function tell(program: string): Promise<string[]> {
  const ended = await run(program, ["-e", SETUP, `${FOLDER}/tale.lua`]);
  assert.ok(ended.ok, `${program}: ${ended.how}\n${ended.output.slice(-2000)}`);
  return ended.output.trimEnd().split("\n");
}

/** Holds a tale against that of Lua 5.1; the first line that differs says more than all of them. */
async function same(program: string): Promise<void> {
  const [told, other] = [await tell("lua5.1"), await tell(program)];
  const at = told.findIndex((line, i) => line !== other[i]);
  assert.equal(other[at], told[at], `line ${at + 1}`);
  assert.equal(other.length, told.length);
}

test("the tale has something to tell", async () => {
  const told = await tell("lua5.1");
  assert.ok(told.length > 400);
  assert.deepEqual(
    told.filter((line) => line.startsWith("dropped")),
    [],
  );
});

test("the core tells the same on Lua 5.3", () => same("lua5.3"));

for (const build of LUA_BUILDS) {
  test(`the core tells the same on ${build.name}`, async (t) => {
    const lua = await ensureLua(build);
    if ("reason" in lua) t.skip(lua.reason);
    else await same(lua.program);
  });
}
