/** Lua values to JSON, in the way and with the limits of NodeMCU's sjson. */

import { TYPE, toText } from "../../lua/values.ts";
import { lua } from "../../lua/wasm.ts";
import { type Args, LuaError } from "../../module.ts";
import { numberText, stringText } from "./text.ts";

/** How often a function may return a function in a value's place. */
const MAX_CALLS = 10;

export class Encoder {
  #parts: string[] = [];

  constructor(
    readonly args: Args,
    readonly depth: number,
    /** The string that stands for null, if any. */
    readonly nullText: string | undefined,
  ) {}

  /** The JSON of the table on top of the stack. */
  encode(): string {
    this.#table(1);
    return this.#parts.join("");
  }

  /** Writes the table on top of the stack, which stays there. */
  #table(level: number): void {
    const { L } = this.args;
    if (level > this.depth) throw new LuaError("encoder stack overflow");
    lua.lua_checkstack(L, 6);
    const table = lua.lua_gettop(L);
    const size = listSize(this.args);
    if (size >= 0) {
      for (let i = 1; i <= size; i++) {
        this.#parts.push(i === 1 ? "[" : ",");
        lua.lua_rawgeti(L, table, i);
        this.#value(level);
      }
      this.#parts.push(size === 0 ? "[]" : "]");
      return;
    }
    let separator = "{";
    lua.lua_pushnil(L);
    while (lua.lua_next(L, table) !== 0) {
      lua.lua_pushvalue(L, -2);
      const type = lua.lua_type(L, -1);
      const key =
        type === TYPE.number || type === TYPE.string ? this.#string(toText(L, -1)!) : this.#scalar(type);
      this.#parts.push(separator, key, ":");
      separator = ",";
      lua.lua_settop(L, -2);
      this.#value(level);
    }
    this.#parts.push("}");
  }

  /** Writes the value on top of the stack and pops it. */
  #value(level: number): void {
    const { L } = this.args;
    for (let calls = 0; calls < MAX_CALLS && lua.lua_type(L, -1) === TYPE.function; calls++) {
      lua.lua_call(L, 0, 1);
    }
    const type = lua.lua_type(L, -1);
    if (type === TYPE.table) this.#table(level + 1);
    else this.#parts.push(this.#scalar(type));
    lua.lua_settop(L, -2);
  }

  #scalar(type: number): string {
    const { L } = this.args;
    if (type === TYPE.nil || type === TYPE.lightuserdata) return "null";
    if (type === TYPE.boolean) return lua.lua_toboolean(L, -1) !== 0 ? "true" : "false";
    if (type === TYPE.number) return numberText(lua.lua_tonumber(L, -1));
    if (type === TYPE.string) return this.#string(toText(L, -1)!);
    throw new LuaError(`Cannot encode type ${type}`);
  }

  #string(text: string): string {
    return text === this.nullText ? "null" : stringText(text);
  }
}

/** How long a list the table on top of the stack is, by its largest index; -1: it is an object. */
function listSize({ L }: Args): number {
  const table = lua.lua_gettop(L);
  let size = 0;
  lua.lua_pushnil(L);
  while (lua.lua_next(L, table) !== 0) {
    lua.lua_settop(L, -2);
    const index = lua.lua_type(L, -1) === TYPE.number ? Math.trunc(lua.lua_tonumber(L, -1)) : 0;
    if (index <= 0) {
      lua.lua_settop(L, table);
      return -1;
    }
    if (index > size) size = index;
  }
  return size;
}
