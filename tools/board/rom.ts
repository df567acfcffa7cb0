/**
 * Lua's libraries as NodeMCU has them: the same names and nothing more. Like there, most are not in
 * `_G` but in a table behind it (`_G` is its own metatable, `__index` leads to what is in flash).
 */

import { seededRandom } from "../lan/random.ts";
import { COLLECTOR } from "./collector.ts";
import type { Loader } from "./loader.ts";
import { type Args, LuaError } from "./lua/args.ts";
import { GLOBALS, REGISTRY, TYPE, toText } from "./lua/values.ts";
import { cString, lua, type Pointer } from "./lua/wasm.ts";
import type { Members } from "./module.ts";
import type { Vm } from "./vm.ts";

const BASE = [
  ...["assert", "collectgarbage", "error", "gcinfo", "getfenv", "getmetatable", "load", "next", "pcall"],
  ...["rawequal", "rawget", "rawset", "select", "setfenv", "setmetatable", "tonumber", "tostring", "type"],
  ...["unpack", "xpcall"],
];
/** What the base library puts into `_G` itself. */
const GLOBAL = ["_G", "_VERSION", "ipairs", "pairs", "newproxy"];
const LIBRARIES = {
  string: [
    ...["byte", "char", "dump", "find", "format", "gfind", "gmatch", "gsub", "len", "lower", "match", "rep"],
    ...["reverse", "sub", "upper"],
  ],
  table: ["concat", "foreach", "foreachi", "getn", "maxn", "insert", "remove", "setn", "sort"],
  coroutine: ["create", "resume", "running", "status", "wrap", "yield"],
  math: ["abs", "ceil", "floor", "huge", "max", "min", "pi", "pow", "random", "randomseed", "sqrt"],
  debug: ["getregistry", "traceback"],
};
/** The registry's field that holds the table of what is in flash. */
const ROM = "hearsay.rom";

/** Sets field `name` of the table at `index` to the value on top, and pops that. */
function set(L: Pointer, index: number, name: string): void {
  lua.lua_setfield(L, index, cString(name));
}
function get(L: Pointer, index: number, name: string): void {
  lua.lua_getfield(L, index, cString(name));
}

/** Copies `names` from the table at `from` to that at `to` (both absolute). */
function copy(L: Pointer, from: number, to: number, names: readonly string[]): void {
  for (const name of names) {
    get(L, from, name);
    set(L, to, name);
  }
}

/** Opens Lua's libraries in a new state. `print` writes to `write`; files come from `loader`. */
export function openLibraries(args: Args, loader: Loader, write: (text: string) => void): void {
  const { vm, L } = args;
  const open = [lua.luaopen_base, lua.luaopen_table, lua.luaopen_string, lua.luaopen_math, lua.luaopen_debug];
  for (const library of open) {
    library(L);
    lua.lua_settop(L, 0);
  }
  // 1: the globals that stock Lua made, 2: what will be _G, 3: what is in flash.
  lua.lua_pushvalue(L, GLOBALS);
  lua.lua_createtable(L, 0, 16);
  lua.lua_createtable(L, 0, 64);
  copy(L, 1, 2, GLOBAL);
  copy(L, 1, 3, BASE);
  for (const [library, names] of Object.entries(LIBRARIES)) {
    get(L, 1, library);
    lua.lua_createtable(L, 0, names.length);
    copy(L, 4, 5, names);
    set(L, 3, library);
    lua.lua_settop(L, 3);
  }
  // Stock Lua's globals are emptied and filled anew, so that closures keep their environment.
  empty(L, 1);
  lua.lua_pushnil(L);
  while (lua.lua_next(L, 2) !== 0) {
    lua.lua_pushvalue(L, -2);
    lua.lua_insert(L, -2);
    lua.lua_rawset(L, 1);
  }
  lua.lua_pushvalue(L, 3);
  set(L, 1, "__index");
  lua.lua_pushvalue(L, 1);
  lua.lua_setmetatable(L, 1);
  lua.lua_pushvalue(L, 3);
  set(L, REGISTRY, ROM);
  stringMetatable(vm, L);
  vm.pushFunction(L, printer(write));
  set(L, 3, "print");
  for (const [name, fn] of Object.entries({ ...loader.functions, ...COLLECTOR })) {
    vm.pushFunction(L, fn);
    set(L, 3, name);
  }
  get(L, 3, "math");
  for (const [name, fn] of Object.entries(randomNumbers())) {
    vm.pushFunction(L, fn);
    set(L, 4, name);
  }
  lua.lua_settop(L, 3);
  loader.openPackage(L);
  lua.lua_settop(L, 0);
}

function empty(L: Pointer, table: number): void {
  lua.lua_pushnil(L);
  while (lua.lua_next(L, table) !== 0) {
    lua.lua_settop(L, -2);
    lua.lua_pushvalue(L, -1);
    lua.lua_pushnil(L);
    lua.lua_rawset(L, table);
  }
}

/** Strings get the library in flash as metatable, and NodeMCU's `"%d" % 5`, `"%s %s" % {a, b}`. */
function stringMetatable(vm: Vm, L: Pointer): void {
  get(L, 3, "string");
  lua.lua_pushvalue(L, -1);
  set(L, 4, "__index");
  vm.pushFunction(L, (args) => {
    if (args.type(2) === TYPE.table) {
      const n = lua.lua_objlen(args.L, 2);
      lua.lua_settop(args.L, 2);
      for (let i = 1; i <= n; i++) lua.lua_rawgeti(args.L, 2, i);
      lua.lua_remove(args.L, 2);
    }
    const count = lua.lua_gettop(args.L);
    get(args.L, REGISTRY, ROM);
    get(args.L, -1, "string");
    get(args.L, -1, "format");
    lua.lua_insert(args.L, 1);
    lua.lua_settop(args.L, count + 1);
    lua.lua_call(args.L, count, 1);
    return toText(args.L, -1);
  });
  set(L, 4, "__mod");
  lua.lua_pushlstring(L, 0, 0);
  lua.lua_pushvalue(L, 4);
  lua.lua_setmetatable(L, -2);
  lua.lua_settop(L, 3);
}

function printer(write: (text: string) => void) {
  return (args: Args) => {
    const { L, count } = args;
    get(L, GLOBALS, "tostring");
    for (let i = 1; i <= count; i++) {
      lua.lua_pushvalue(L, count + 1);
      lua.lua_pushvalue(L, i);
      lua.lua_call(L, 1, 1);
      const text = toText(L, -1);
      if (text === undefined) throw new LuaError("'tostring' must return a string to 'print'");
      write(i > 1 ? `\t${text}` : text);
      lua.lua_settop(L, -2);
    }
    write("\n");
  };
}

/** math.random of a board's own: from the same seed at each boot, whatever other boards draw. */
function randomNumbers() {
  let draw = seededRandom(1);
  return {
    random: (args: Args) => {
      const r = draw();
      if (args.count === 0) return r;
      if (args.count > 2) args.error("wrong number of arguments");
      const low = args.count === 1 ? 1 : args.integer(1);
      const high = args.integer(args.count);
      if (low > high) args.argError(args.count, "interval is empty");
      return Math.floor(r * (high - low + 1)) + low;
    },
    randomseed: (args: Args) => {
      draw = seededRandom(args.integer(1));
    },
  };
}

/** Makes a module's table and puts it into flash, where every program finds it as a global. */
export function addModule(args: Args, name: string, members: Members): void {
  const { L } = args;
  get(L, REGISTRY, ROM);
  pushMembers(args, members);
  set(L, -2, name);
  lua.lua_settop(L, -2);
}

function pushMembers(args: Args, members: Members): void {
  const { vm, L } = args;
  lua.lua_createtable(L, 0, Object.keys(members).length);
  for (const [name, member] of Object.entries(members)) {
    if (typeof member === "function") vm.pushFunction(L, member);
    else if (isTable(member)) pushMembers(args, member);
    else vm.push(L, member);
    set(L, -2, name);
  }
}

function isTable(member: Members[string]): member is Members {
  return typeof member === "object" && member !== null && Object.getPrototypeOf(member) === Object.prototype;
}
