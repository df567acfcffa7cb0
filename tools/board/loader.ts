/**
 * Loading code from the board's flash, as NodeMCU's loadlib.c and lauxlib.c do: require with its
 * loaders and path, dofile, loadfile, loadstring; and the compiler's own bounds.
 */
import type { Flash } from "./flash.ts";
import { type Args, LuaError } from "./lua/args.ts";
import { findExcess } from "./lua/bytecode.ts";
import { packDebugInfo } from "./lua/debug-info.ts";
import { GLOBALS, type HostFunction, REGISTRY, TYPE, toText } from "./lua/values.ts";
import { cString, lua, type Pointer } from "./lua/wasm.ts";
import type { Vm } from "./vm.ts";

const PATH = "?.lc;?.lua";
/** Marks a module that is being loaded: a lightuserdata nobody else has. */
const LOADING = cString("loading");
const SIGNATURE = 0x1b;

export class Loader {
  readonly functions: Record<string, HostFunction>;

  constructor(
    readonly vm: Vm,
    readonly flash: Flash,
  ) {
    this.functions = {
      dofile: (args) => this.#dofile(args),
      loadfile: (args) => this.#orNil(args, this.loadFile(args.L, fileName(args))),
      loadstring: (args) => {
        const text = args.string(1);
        return this.#orNil(args, this.loadBuffer(args.L, text, args.optString(2, text)));
      },
    };
  }

  /** Compiles `text`; leaves the function on the stack, or gives the error's message. */
  loadBuffer(L: Pointer, text: string | Uint8Array, chunkName: string): string | undefined {
    const error = this.vm.load(L, text, chunkName);
    const first = typeof text === "string" ? text.charCodeAt(0) : text[0];
    if (error !== undefined || first === SIGNATURE) return error;
    const excess = findExcess(this.vm.dump(L));
    if (excess === undefined) {
      packDebugInfo(this.vm.heap, L);
      return undefined;
    }
    lua.lua_settop(L, -2);
    return `${shortSource(chunkName)}:${excess.line}: ${excess.message}`;
  }

  /** As {@link loadBuffer}, from a file in flash. */
  loadFile(L: Pointer, name: string): string | undefined {
    const content = this.flash.read(name);
    if (content === undefined) return `cannot open ${name}: `;
    // A first line with # is for a Unix shell; the lines after it keep their numbers.
    const skip = content[0] === 0x23 ? content.indexOf(0x0a) : 0;
    return this.loadBuffer(L, skip < 0 ? "" : content.subarray(skip), `@${name}`);
  }

  /** `_G.package`, `require` and `module`. */
  openPackage(L: Pointer): void {
    const { vm } = this;
    lua.lua_createtable(L, 0, 8);
    const at = lua.lua_gettop(L);
    lua.lua_createtable(L, 2, 0);
    for (const [i, loader] of [preloaded, (args: Args) => this.#fromFlash(args)].entries()) {
      vm.pushFunction(L, loader);
      lua.lua_rawseti(L, -2, i + 1);
    }
    lua.lua_setfield(L, at, cString("loaders"));
    vm.push(L, PATH);
    lua.lua_setfield(L, at, cString("path"));
    vm.push(L, "/\n;\n?\n!\n-");
    lua.lua_setfield(L, at, cString("config"));
    lua.lua_createtable(L, 0, 0);
    lua.lua_setfield(L, at, cString("preload"));
    vm.pushFunction(L, seeall);
    lua.lua_setfield(L, at, cString("seeall"));
    lua.lua_createtable(L, 0, 4);
    lua.lua_pushvalue(L, -1);
    lua.lua_setfield(L, REGISTRY, cString("_LOADED"));
    for (const [name, index] of [
      ["_G", GLOBALS],
      ["package", at],
    ] as const) {
      lua.lua_pushvalue(L, index);
      lua.lua_setfield(L, at + 1, cString(name));
    }
    lua.lua_setfield(L, at, cString("loaded"));
    lua.lua_setfield(L, GLOBALS, cString("package"));
    vm.pushFunction(L, (args) => this.#require(args));
    lua.lua_setfield(L, GLOBALS, cString("require"));
    vm.pushFunction(L, defineModule);
    lua.lua_setfield(L, GLOBALS, cString("module"));
  }

  #orNil(args: Args, error: string | undefined) {
    return error === undefined ? this.#top(args) : [undefined, error];
  }
  /** The value on top of the stack, as a result. */
  #top(args: Args) {
    return args.takeTop();
  }

  #dofile(args: Args) {
    const error = this.loadFile(args.L, fileName(args));
    if (error !== undefined) throw new LuaError(error, false);
    lua.lua_call(args.L, 0, -1);
    return args.takeTop(lua.lua_gettop(args.L) - args.count);
  }

  #fromFlash(args: Args) {
    const name = args.string(1).replaceAll(".", "/");
    lua.lua_getfield(args.L, GLOBALS, cString("package"));
    lua.lua_getfield(args.L, -1, cString("path"));
    if (lua.lua_type(args.L, -1) !== TYPE.string) throw new LuaError("'package.path' must be a string");
    let missing = "";
    for (const template of toText(args.L, -1)!.split(";").filter(Boolean)) {
      const file = template.replaceAll("?", name);
      if (!this.flash.exists(file)) {
        missing += `\n\tno file '${file}'`;
        continue;
      }
      const error = this.loadFile(args.L, file);
      if (error !== undefined) {
        throw new LuaError(`error loading module '${args.string(1)}' from file '${file}':\n\t${error}`);
      }
      return args.takeTop();
    }
    return missing;
  }

  #require(args: Args) {
    const { L } = args;
    const text = args.string(1);
    lua.lua_settop(L, 1);
    lua.lua_getfield(L, REGISTRY, cString("_LOADED"));
    getField(L, 2, 1);
    if (lua.lua_toboolean(L, -1) !== 0) {
      if (lua.lua_touserdata(L, -1) === LOADING) {
        throw new LuaError(`loop or previous error loading module '${text}'`);
      }
      return args.takeTop();
    }
    // A module in flash is found by its name as well.
    getField(L, GLOBALS, 1);
    if (lua.lua_type(L, -1) === TYPE.table) return args.takeTop();
    lua.lua_settop(L, 3);
    lua.lua_getfield(L, GLOBALS, cString("package"));
    lua.lua_getfield(L, -1, cString("loaders"));
    lua.lua_remove(L, -2);
    if (lua.lua_type(L, -1) !== TYPE.table) throw new LuaError("'package.loaders' must be a table");
    let missing = "";
    for (let i = 1; ; i++) {
      lua.lua_rawgeti(L, 4, i);
      if (lua.lua_type(L, -1) === TYPE.nil) throw new LuaError(`module '${text}' not found:${missing}`);
      lua.lua_pushvalue(L, 1);
      lua.lua_call(L, 1, 1);
      if (lua.lua_type(L, -1) === TYPE.function) break;
      if (lua.lua_isstring(L, -1) !== 0) missing += toText(L, -1);
      lua.lua_settop(L, 4);
    }
    lua.lua_pushvalue(L, 1);
    lua.lua_pushlightuserdata(L, LOADING);
    lua.lua_settable(L, 2);
    lua.lua_pushvalue(L, 1);
    lua.lua_call(L, 1, 1);
    if (lua.lua_type(L, -1) !== TYPE.nil) {
      lua.lua_pushvalue(L, 1);
      lua.lua_insert(L, -2);
      lua.lua_settable(L, 2);
    }
    getField(L, 2, 1);
    if (lua.lua_touserdata(L, -1) === LOADING) {
      lua.lua_pushvalue(L, 1);
      lua.lua_pushboolean(L, 1);
      lua.lua_settable(L, 2);
      return true;
    }
    return args.takeTop();
  }
}

function fileName(args: Args): string {
  if (args.isNone(1)) throw new LuaError("filename is NULL");
  return args.string(1);
}

/** Pushes the field of the table at `table` whose name is at `name`. */
function getField(L: Pointer, table: number, name: number): void {
  lua.lua_pushvalue(L, name);
  lua.lua_gettable(L, table);
}

function preloaded(args: Args) {
  const { L } = args;
  const name = args.string(1);
  lua.lua_getfield(L, GLOBALS, cString("package"));
  lua.lua_getfield(L, -1, cString("preload"));
  if (lua.lua_type(L, -1) !== TYPE.table) throw new LuaError("'package.preload' must be a table");
  getField(L, lua.lua_gettop(L), 1);
  if (lua.lua_type(L, -1) === TYPE.nil) return `\n\tno field package.preload['${name}']`;
  return args.takeTop();
}

function seeall(args: Args): void {
  const { L } = args;
  args.table(1);
  if (lua.lua_getmetatable(L, 1) === 0) {
    lua.lua_createtable(L, 0, 1);
    lua.lua_pushvalue(L, -1);
    lua.lua_setmetatable(L, 1);
  }
  lua.lua_pushvalue(L, GLOBALS);
  lua.lua_setfield(L, -2, cString("__index"));
}

/** Lua 5.1's `module`: a global table of that name becomes the caller's environment. */
function defineModule(args: Args): void {
  const { L, vm } = args;
  const name = args.string(1);
  const options = args.count;
  getField(L, GLOBALS, 1);
  const exists = lua.lua_type(L, -1) === TYPE.table;
  lua.lua_settop(L, options);
  lua.lua_getfield(L, REGISTRY, cString("_LOADED"));
  getField(L, options + 1, 1);
  if (lua.lua_type(L, -1) !== TYPE.table) {
    if (exists) return;
    lua.lua_settop(L, options + 1);
    lua.lua_createtable(L, 0, 4);
    for (const table of [GLOBALS, options + 1]) {
      lua.lua_pushvalue(L, 1);
      lua.lua_pushvalue(L, options + 2);
      lua.lua_settable(L, table);
    }
    lua.lua_pushvalue(L, -1);
    lua.lua_setfield(L, -2, cString("_M"));
    vm.push(L, name);
    lua.lua_setfield(L, -2, cString("_NAME"));
    vm.push(L, name.slice(0, name.lastIndexOf(".") + 1));
    lua.lua_setfield(L, -2, cString("_PACKAGE"));
  }
  args.pushCaller();
  lua.lua_pushvalue(L, options + 2);
  lua.lua_setfenv(L, -2);
  for (let i = 2; i <= options; i++) {
    lua.lua_pushvalue(L, i);
    lua.lua_pushvalue(L, options + 2);
    lua.lua_call(L, 1, 0);
  }
}

/** A chunk's name as error messages show it (lobject.c, luaO_chunkid). */
function shortSource(chunkName: string): string {
  if (chunkName[0] === "=" || chunkName[0] === "@") return chunkName.slice(1, 60);
  const line = chunkName.split("\n", 1)[0]!;
  const cut = line.length < chunkName.length || line.length > 43 ? `${line.slice(0, 43)}...` : line;
  return `[string "${cut}"]`;
}
