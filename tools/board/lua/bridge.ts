/** Values crossing between Lua and the host, in both directions, and what the host keeps of Lua's. */
import { type Args, LuaError } from "./args.ts";
import { COLLECTED, HOST_FUNCTION } from "./entries.ts";
import * as V from "./values.ts";
import { cString, lua, type Pointer } from "./wasm.ts";

/** How many levels of nested tables {@link Bridge.pull} follows. */
const MAX_DEPTH = 20;

type Table = V.Value[] | Map<V.Value, V.Value> | { [name: string]: V.Value };

export abstract class Bridge {
  /** The main thread. */
  abstract readonly L: Pointer;
  /** The lightuserdata of C's NULL. */
  readonly nullPointer = new V.LightUserdata(0);
  /** Host functions, by the number their closures carry. */
  readonly #functions: V.HostFunction[] = [];
  /** The objects alive in Lua, by the number their userdata carry. */
  readonly objects = new Map<number, V.NewObject>();
  #nextObject = 1;
  readonly #refs = new Set<WeakRef<V.RefValue>>();

  /** Calls the host function whose closure is running on `L`. */
  protected invoke(L: Pointer): number {
    const fn = this.#functions[lua.lua_touserdata(L, V.UPVALUE1)]!;
    return this.pushResults(L, fn(this.args(L)));
  }

  /** What a host function gets that was called on `L`. */
  protected abstract args(L: Pointer): Args;

  /** The host's state of the object whose userdata is at `userdata`. */
  stateOf(userdata: Pointer): unknown {
    return this.objects.get(V.objectId(userdata))?.state;
  }

  /** The userdata at index 1 is being collected. */
  collected(L: Pointer): void {
    const userdata = lua.lua_touserdata(L, 1);
    if (userdata === 0) return;
    const id = V.objectId(userdata);
    const object = this.objects.get(id);
    this.objects.delete(id);
    object?.cls.gc?.(object.state);
  }

  /** Makes a reference known, so that it is void once the board is off. */
  makeRef(ref: number): V.RefValue {
    const value = new V.RefValue(this.L, ref);
    this.#refs.add(new WeakRef(value));
    if (this.#refs.size > 4096) {
      for (const weak of this.#refs) if ((weak.deref()?.ref ?? -2) < 0) this.#refs.delete(weak);
    }
    return value;
  }

  /** Lua is gone: no reference leads anywhere any more. */
  protected forgetRefs(): void {
    for (const weak of this.#refs) weak.deref()?.forget();
  }

  /** Pushes `fn` as a C closure. */
  pushFunction(L: Pointer, fn: V.HostFunction): void {
    lua.lua_pushlightuserdata(L, this.#functions.push(fn) - 1);
    lua.lua_pushcclosure(L, HOST_FUNCTION, 1);
  }

  /** Pushes a value: arrays become sequences, Maps and plain objects tables. */
  push(L: Pointer, value: V.Value): void {
    if (value === undefined || value === null) lua.lua_pushnil(L);
    else if (typeof value === "number") lua.lua_pushnumber(L, value);
    else if (typeof value === "string" || value instanceof Uint8Array) V.pushString(L, value);
    else if (typeof value === "boolean") lua.lua_pushboolean(L, value ? 1 : 0);
    else if (value instanceof V.RefValue) {
      if (value.ref < 0) throw new Error("a released reference cannot be pushed");
      lua.lua_rawgeti(L, V.REGISTRY, value.ref);
    } else if (value instanceof V.NewObject) this.#pushObject(L, value);
    else if (value instanceof V.LightUserdata) lua.lua_pushlightuserdata(L, value.pointer);
    else this.#pushTable(L, value);
  }

  #pushTable(L: Pointer, value: Table): void {
    lua.lua_checkstack(L, 4);
    if (Array.isArray(value)) {
      lua.lua_createtable(L, value.length, 0);
      value.forEach((item, i) => {
        this.push(L, item);
        lua.lua_rawseti(L, -2, i + 1);
      });
      return;
    }
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    lua.lua_createtable(L, 0, entries.length);
    for (const [key, item] of entries) {
      this.push(L, key);
      this.push(L, item);
      lua.lua_rawset(L, -3);
    }
  }

  #pushObject(L: Pointer, object: V.NewObject): void {
    const id = this.#nextObject++;
    V.setObjectId(lua.lua_newuserdata(L, Math.max(4, object.cls.size)), id);
    this.objects.set(id, object);
    this.pushClass(L, object.cls);
    lua.lua_setmetatable(L, -2);
  }

  /** Pushes a class's metatable, made when it is first needed. */
  pushClass<T>(L: Pointer, cls: V.HostClass<T>): void {
    lua.lua_getfield(L, V.REGISTRY, cString(cls.name));
    if (lua.lua_type(L, -1) === V.TYPE.table) return;
    lua.lua_settop(L, -2);
    lua.lua_createtable(L, 0, Object.keys(cls.methods).length + 2);
    for (const [name, fn] of Object.entries(cls.methods)) {
      this.pushFunction(L, fn);
      lua.lua_setfield(L, -2, cString(name));
    }
    if (!("__index" in cls.methods)) {
      lua.lua_pushvalue(L, -1);
      lua.lua_setfield(L, -2, cString("__index"));
    }
    lua.lua_pushcclosure(L, COLLECTED, 0);
    lua.lua_setfield(L, -2, cString("__gc"));
    lua.lua_pushvalue(L, -1);
    lua.lua_setfield(L, V.REGISTRY, cString(cls.name));
  }

  /** Pushes what a host function returned and gives how many results that is. */
  pushResults(L: Pointer, results: ReturnType<V.HostFunction>): number {
    if (results === undefined) return 0;
    if (results instanceof V.OnStack) return results.count;
    if (!Array.isArray(results)) {
      lua.lua_checkstack(L, 4);
      this.push(L, results);
      return 1;
    }
    if (lua.lua_checkstack(L, results.length + 4) === 0) throw new LuaError("too many results");
    for (const value of results) this.push(L, value);
    return results.length;
  }

  /** The value at `index`; tables become Maps (at most 20 deep), functions and objects undefined. */
  pull(L: Pointer, index: number, depth = 0): V.Value {
    switch (lua.lua_type(L, index)) {
      case V.TYPE.boolean:
        return lua.lua_toboolean(L, index) !== 0;
      case V.TYPE.number:
        return lua.lua_tonumber(L, index);
      case V.TYPE.string:
        return V.toText(L, index);
      case V.TYPE.lightuserdata:
        return new V.LightUserdata(lua.lua_touserdata(L, index));
      case V.TYPE.table:
        return this.#pullTable(L, index < 0 ? lua.lua_gettop(L) + 1 + index : index, depth);
      default:
        return undefined;
    }
  }

  #pullTable(L: Pointer, index: number, depth: number): Map<V.Value, V.Value> {
    if (depth >= MAX_DEPTH) throw new LuaError("table nested too deep");
    const table = new Map<V.Value, V.Value>();
    lua.lua_checkstack(L, 4);
    lua.lua_pushnil(L);
    while (lua.lua_next(L, index) !== 0) {
      table.set(this.pull(L, -2, depth + 1), this.pull(L, -1, depth + 1));
      lua.lua_settop(L, -2);
    }
    return table;
  }
}
