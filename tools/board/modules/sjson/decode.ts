/** JSON to Lua values, piece by piece: what an sjson.decoder holds. */
import { REGISTRY, type RefValue, TYPE } from "../../lua/values.ts";
import { cString, lua } from "../../lua/wasm.ts";
import { type Args, LuaError } from "../../module.ts";
import { JsonError, JsonParser, type JsonTarget } from "./parser.ts";

export class Decoder implements JsonTarget {
  readonly #parser: JsonParser;
  #failed = false;
  /** The tables under construction, the outermost first; the result stays when all are closed. */
  #open: RefValue[] = [];
  result: RefValue | undefined;
  /** Where in the document the value under construction lies; only if the metatable asks for it. */
  #path: RefValue | undefined;
  /** The call that feeds it now. */
  #args!: Args;

  constructor(
    depth: number,
    /** What stands for null; undefined: nil. */
    readonly nullValue: RefValue | undefined,
    /** The metatable that every table gets. */
    readonly metatable: RefValue | undefined,
    /** Its field `checkpath`, if it has one. */
    readonly checkPath: RefValue | undefined,
  ) {
    this.#parser = new JsonParser(this, depth);
  }

  get complete(): boolean {
    return this.#parser.complete;
  }

  /** Takes more text; raises what the firmware raises. */
  write(args: Args, text: string): void {
    if (this.#failed) throw new LuaError("JSON parse error: previous call");
    this.#args = args;
    if (this.checkPath && !this.#path) this.#path = args.keep([]);
    try {
      this.#parser.feed(text);
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      this.#failed = true;
      throw new LuaError(`JSON parse error: ${error.message}`);
    }
    if (this.complete) this.release(true);
  }

  open(_type: "list" | "object", key: string | number, level: number): void {
    const { L, vm } = this.#args;
    lua.lua_checkstack(L, 8);
    lua.lua_createtable(L, 0, 0);
    if (this.metatable) {
      vm.push(L, this.metatable);
      lua.lua_setmetatable(L, -2);
    }
    const table = this.#args.ref(lua.lua_gettop(L));
    lua.lua_settop(L, -2);
    const parent = this.#open.at(-1);
    this.#open.push(table);
    if (!parent) {
      this.result = this.#args.keep(table);
      this.#wanted(table);
      return;
    }
    if (this.#path) this.#setPath(level - 1, key);
    if (this.#wanted(table)) this.#set(parent, key, table);
  }

  close(level: number): void {
    this.#open.pop()?.release();
    if (this.#path) this.#setPath(level, undefined);
  }

  value(value: string | number | boolean | null, key: string | number): void {
    const parent = this.#open.at(-1);
    if (parent) this.#set(parent, key, value === null ? this.nullValue : value);
  }

  #set(table: RefValue, key: string | number, value: RefValue | string | number | boolean | undefined): void {
    const { L, vm } = this.#args;
    vm.push(L, table);
    vm.push(L, key);
    vm.push(L, value);
    lua.lua_settable(L, -3);
    lua.lua_settop(L, -2);
  }

  #setPath(level: number, key: string | number | undefined): void {
    this.#set(this.#path!, level, key);
  }

  /** Asks the metatable's checkpath whether a new table is to be kept. */
  #wanted(table: RefValue): boolean {
    if (!this.checkPath || !this.#path) return true;
    const answer = this.#args.call(this.checkPath, table, this.#path);
    return answer !== undefined && answer !== false;
  }

  /** Lets go of everything it works with; `keepResult`: not of what was decoded. */
  release(keepResult = false): void {
    for (const table of this.#open.splice(0)) table.release();
    for (const ref of [this.nullValue, this.metatable, this.checkPath, this.#path]) ref?.release();
    this.#path = undefined;
    if (!keepResult) this.result?.release();
  }
}

/** A decoder as the options at argument `n` want it. */
export function newDecoder(args: Args, n: number, depth: number): Decoder {
  const { L, vm } = args;
  if (!args.isTable(n)) return new Decoder(depth, args.keep(vm.nullPointer), undefined, undefined);
  const field = (table: number, name: string) => {
    lua.lua_getfield(L, table, cString(name));
    const ref = lua.lua_type(L, -1) === TYPE.nil ? undefined : vm.makeRef(lua.luaL_ref(L, REGISTRY));
    if (ref === undefined) lua.lua_settop(L, -2);
    return ref;
  };
  const nullValue = field(n, "null");
  const metatable = field(n, "metatable");
  let checkPath: RefValue | undefined;
  if (metatable) {
    vm.push(L, metatable);
    checkPath = field(lua.lua_gettop(L), "checkpath");
    lua.lua_settop(L, -2);
  }
  return new Decoder(depth, nullValue, metatable, checkPath);
}
