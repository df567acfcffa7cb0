/**
 * The one WebAssembly instance that every board's Lua runs in: the Lua 5.1 that the package
 * wasmoon-lua5.1 ships, linked here by hand so that calls into it are direct, synchronous and
 * free of conversions. Nothing of an operating system is linked: Lua's io and os are never opened.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A pointer into {@link memory}, or a `lua_State *`. */
export type Pointer = number;
type F = (...args: number[]) => number;

/** Lua's C interface, as lua.h and lauxlib.h declare it; every argument and result a number. */
const NAMES = [
  ...["lua_newstate", "lua_close", "lua_newthread", "lua_atpanic", "lua_gettop", "lua_settop"],
  ...["lua_pushvalue", "lua_remove", "lua_insert", "lua_replace", "lua_checkstack", "lua_xmove"],
  ...["lua_type", "lua_isnumber", "lua_isstring", "lua_iscfunction", "lua_rawequal", "lua_typename"],
  ...["lua_tonumber", "lua_toboolean", "lua_tolstring", "lua_objlen", "lua_touserdata", "lua_topointer"],
  ...["lua_pushnil", "lua_pushnumber", "lua_pushlstring", "lua_pushboolean", "lua_pushlightuserdata"],
  ...["lua_pushcclosure", "lua_createtable", "lua_gettable", "lua_getfield", "lua_rawget", "lua_rawgeti"],
  ...["lua_settable", "lua_setfield", "lua_rawset", "lua_rawseti", "lua_getmetatable", "lua_setmetatable"],
  ...["lua_newuserdata", "lua_next", "lua_concat", "lua_call", "lua_pcall", "lua_load", "lua_dump"],
  ...["lua_error", "lua_gc", "lua_sethook", "lua_gethookcount", "lua_getinfo", "lua_getstack", "lua_status"],
  ...["lua_setfenv", "luaL_ref", "luaL_unref", "luaL_argerror", "luaL_typerror", "luaL_where"],
  ...["luaL_getmetafield", "luaL_callmeta"],
  ...["luaopen_base", "luaopen_table", "luaopen_string", "luaopen_math", "luaopen_debug"],
  ...["malloc", "realloc", "free", "stackSave", "stackRestore", "setThrew"],
] as const;
type Exports = Record<(typeof NAMES)[number], F>;

/** What emscripten's setjmp throws through its own frames; a host function lets it pass. */
class LongJump extends Error {}
const longJump = new LongJump("a Lua error under way");

/** Whether `error` is Lua's own unwinding, which must never be caught. */
export function isLongJump(error: unknown): boolean {
  return error === longJump;
}

function unlinked(name: string) {
  return () => {
    throw new Error(`the board's Lua called ${name}, which a board does not have`);
  };
}

function link(): WebAssembly.Instance {
  const file = createRequire(import.meta.url).resolve("wasmoon-lua5.1/dist/liblua5.1.wasm");
  const module = new WebAssembly.Module(readFileSync(file));
  const imports: Record<string, Record<string, unknown>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = unlinked(name);
  }
  const env = imports.env!;
  // A protected call: run it, and turn Lua's unwinding into the flag that the C side tests.
  env.invoke_vii = (f: number, a: number, b: number) => {
    const stack = lua.stackSave();
    try {
      (table.get(f) as F)(a, b);
    } catch (error) {
      lua.stackRestore(stack);
      if (error !== longJump) throw error;
      lua.setThrew(1, 0);
    }
  };
  env._emscripten_throw_longjmp = () => {
    throw longJump;
  };
  env.emscripten_memcpy_js = (to: number, from: number, n: number) => {
    bytes().copyWithin(to, from, from + n);
  };
  env.emscripten_resize_heap = (size: number) => {
    const missing = Math.ceil(((size >>> 0) - memory.buffer.byteLength) / 65536);
    try {
      memory.grow(Math.max(missing, 64));
      return 1;
    } catch {
      return 0;
    }
  };
  const wasi = imports.wasi_snapshot_preview1!;
  wasi.environ_get = () => 0;
  wasi.environ_sizes_get = (count: number, size: number) => {
    words()[count >> 2] = 0;
    words()[size >> 2] = 0;
    return 0;
  };
  // Seeds of hash functions and the like come from here; a fixed clock keeps runs alike.
  env.emscripten_date_now = () => 0;
  return new WebAssembly.Instance(module, imports);
}

const linked = link().exports;
/** The instance's memory; it grows, so look through {@link bytes} or {@link words} each time. */
export const memory = linked.memory as WebAssembly.Memory;
const table = linked.__indirect_function_table as WebAssembly.Table;
/** Lua's C functions. */
export const lua = Object.fromEntries(NAMES.map((name) => [name, linked[name]])) as Exports;

let byteView = Buffer.from(memory.buffer);
let wordView = new Int32Array(memory.buffer);

/** The memory as bytes. */
export function bytes(): Buffer {
  if (byteView.length === 0) byteView = Buffer.from(memory.buffer);
  return byteView;
}

/** The memory as 32-bit words: the word at address `p` is `words()[p >> 2]`. */
export function words(): Int32Array {
  if (wordView.length === 0) wordView = new Int32Array(memory.buffer);
  return wordView;
}

// biome-ignore lint/suspicious/noConfusingVoidType: C's void functions have no return statement either.
type Callback = (...args: number[]) => number | void;

/** Puts a JavaScript function of `arity` numbers where C can call it; `result`: whether it gives one. */
export function addFunction(fn: Callback, arity: number, result = true): Pointer {
  // A module that only imports and exports: (type (func (param i32 × arity) (result i32)?)).
  const parameters = new Array<number>(arity).fill(0x7f);
  const type = [1, 0x60, arity, ...parameters, ...(result ? [1, 0x7f] : [0])];
  const source = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, type.length, ...type];
  source.push(2, 7, 1, 1, 0x65, 1, 0x66, 0, 0, 7, 5, 1, 1, 0x66, 0, 0);
  const wrapped = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(source)), { e: { f: fn } });
  const index = table.grow(1);
  table.set(index, wrapped.exports.f);
  return index;
}

const strings = new Map<string, Pointer>();

/** A C string that lives as long as the process: for names that the program itself knows. */
export function cString(text: string): Pointer {
  let p = strings.get(text);
  if (p === undefined) {
    p = lua.malloc(text.length + 1);
    bytes().write(text, p, "latin1");
    bytes()[p + text.length] = 0;
    strings.set(text, p);
  }
  return p;
}

const SCRATCH = 16384;
(linked.__wasm_call_ctors as F)();
// The C stack that comes with the instance is small; 200 nested C calls with a buffer each
// (Lua's own bound) need some 400 KB.
const STACK = 1 << 20;
lua.stackRestore((lua.malloc(STACK) + STACK) & ~15);
const scratch = lua.malloc(SCRATCH);

let scratchTaken = false;

/** Runs `use` with `text` (one character a byte) in memory for as long as it takes. */
export function withBytes<T>(text: string | Uint8Array, use: (p: Pointer, n: number) => T): T {
  const n = text.length;
  // `use` may collect garbage, whose finalizers may come here again.
  const fits = !scratchTaken && n <= SCRATCH;
  const p = fits ? scratch : lua.malloc(n + 1);
  if (p === 0) throw new Error(`no memory for a string of ${n} bytes`);
  if (fits) scratchTaken = true;
  try {
    if (typeof text === "string") bytes().write(text, p, "latin1");
    else bytes().set(text, p);
    return use(p, n);
  } finally {
    if (fits) scratchTaken = false;
    else lua.free(p);
  }
}

/** The bytes at `p` as a string of one character a byte. */
export function readBytes(p: Pointer, n: number): string {
  return bytes().toString("latin1", p, p + n);
}
