/**
 * What a host function is given: its arguments, checked as Lua's auxiliary library checks them
 * and refused in its words ("bad argument #1 to 'send' (string expected, got nil)").
 */
import type { Vm } from "../vm.ts";
import {
  type HostClass,
  OnStack,
  REGISTRY,
  type RefValue,
  TYPE,
  toInt32,
  toText,
  type Value,
} from "./values.ts";
import { cString, lua, type Pointer } from "./wasm.ts";

/** An error that Lua code sees: throw it from a host function. */
export class LuaError extends Error {
  /** @param position whether the calling line ("init.lua:5: ") is put before the message */
  constructor(
    message: string,
    readonly position = true,
  ) {
    super(message);
  }
}

/** A complaint about one argument; Lua adds the function's name and the calling line. */
export class ArgError extends LuaError {
  /** @param expected true when the message is only the name of the expected type */
  constructor(
    readonly arg: number,
    message: string,
    readonly expected = false,
  ) {
    super(message);
  }
}

export class Args {
  constructor(
    readonly vm: Vm,
    /** The thread that calls: the main one or a coroutine. */
    readonly L: Pointer,
    /** How many arguments there are. */
    readonly count: number,
  ) {}

  /** The type of argument `n`, as a value of TYPE. */
  type(n: number): number {
    return n > this.count ? TYPE.none : lua.lua_type(this.L, n);
  }
  /** Whether argument `n` is nil or missing. */
  isNone(n: number): boolean {
    return this.type(n) <= TYPE.nil;
  }
  isFunction(n: number): boolean {
    return this.type(n) === TYPE.function;
  }
  isTable(n: number): boolean {
    return this.type(n) === TYPE.table;
  }
  /** As lua_isstring: a string, or a number. */
  isString(n: number): boolean {
    const type = this.type(n);
    return type === TYPE.string || type === TYPE.number;
  }
  /** As lua_isnumber: a number, or a string that reads as one. */
  isNumber(n: number): boolean {
    return n <= this.count && lua.lua_isnumber(this.L, n) !== 0;
  }

  /** Refuses argument `n` with words of one's own: `bad argument #n to 'f' (message)`. */
  argError(n: number, message: string): never {
    throw new ArgError(n, message);
  }
  /** Refuses argument `n` for its type: `bad argument #n to 'f' (expected expected, got …)`. */
  typeError(n: number, expected: string): never {
    throw new ArgError(n, expected, true);
  }
  /** Raises `message`, with the calling line before it. */
  error(message: string): never {
    throw new LuaError(message);
  }

  /** A string (or a number, as its text). */
  string(n: number): string {
    if (!this.isString(n)) this.typeError(n, "string");
    return toText(this.L, n)!;
  }
  optString(n: number): string | undefined;
  optString(n: number, otherwise: string): string;
  optString(n: number, otherwise?: string): string | undefined {
    return this.isNone(n) ? otherwise : this.string(n);
  }
  number(n: number): number {
    if (!this.isNumber(n)) this.typeError(n, "number");
    return lua.lua_tonumber(this.L, n);
  }
  optNumber(n: number, otherwise: number): number {
    return this.isNone(n) ? otherwise : this.number(n);
  }
  /** A number as C's int: cut toward zero, clamped to 32 bits. */
  integer(n: number): number {
    return toInt32(this.number(n));
  }
  optInteger(n: number, otherwise: number): number {
    return this.isNone(n) ? otherwise : this.integer(n);
  }
  /** Anything; only nil and false are false. */
  boolean(n: number): boolean {
    return n <= this.count && lua.lua_toboolean(this.L, n) !== 0;
  }
  /** Refuses a missing argument (nil is one): `value expected`. */
  any(n: number): void {
    if (this.type(n) === TYPE.none) this.argError(n, "value expected");
  }
  /** A function, kept until it is released. */
  function(n: number): RefValue {
    if (!this.isFunction(n)) this.typeError(n, "function");
    return this.ref(n);
  }
  /** As {@link function}, or undefined where there is none (nil, missing). */
  optFunction(n: number): RefValue | undefined {
    return this.isNone(n) ? undefined : this.function(n);
  }
  /** Refuses what is not a table; read it with {@link field} or {@link value}. */
  table(n: number): void {
    if (!this.isTable(n)) this.typeError(n, "table");
  }
  /** Any argument, kept until it is released. */
  ref(n: number): RefValue {
    lua.lua_pushvalue(this.L, n);
    return this.vm.makeRef(lua.luaL_ref(this.L, REGISTRY));
  }
  /** The host's state of the object at `n`, which must be of that class. */
  object<T>(n: number, cls: HostClass<T>): T {
    const found = this.optObject(n, cls);
    if (found === undefined) this.typeError(n, cls.name);
    return found;
  }
  /** As {@link object}, or undefined where argument `n` is anything else. */
  optObject<T>(n: number, cls: HostClass<T>): T | undefined {
    if (this.type(n) !== TYPE.userdata) return undefined;
    if (lua.lua_getmetatable(this.L, n) === 0) return undefined;
    lua.lua_getfield(this.L, REGISTRY, cString(cls.name));
    const same = lua.lua_rawequal(this.L, -1, -2) !== 0;
    lua.lua_settop(this.L, -3);
    return same ? (this.vm.stateOf(lua.lua_touserdata(this.L, n)) as T) : undefined;
  }
  /** Argument `n` as the host sees it: tables become Maps, functions and objects are undefined. */
  value(n: number): Value {
    return n > this.count ? undefined : this.vm.pull(this.L, n);
  }
  /** The field `name` of the table at `n` (metamethods count), as {@link value} gives it. */
  field(n: number, name: string): Value {
    lua.lua_getfield(this.L, n, cString(name));
    try {
      return this.vm.pull(this.L, -1);
    } finally {
      lua.lua_settop(this.L, -2);
    }
  }
  /** The field `name` of the table at `n` if it is a function, kept until released. */
  fieldFunction(n: number, name: string): RefValue | undefined {
    lua.lua_getfield(this.L, n, cString(name));
    if (lua.lua_type(this.L, -1) === TYPE.function) {
      return this.vm.makeRef(lua.luaL_ref(this.L, REGISTRY));
    }
    lua.lua_settop(this.L, -2);
    return undefined;
  }
  /** One of `options`, as luaL_checkoption: refuses another ("invalid option 'x'"). */
  option(n: number, options: readonly string[], otherwise?: string): string {
    const option = otherwise === undefined ? this.string(n) : this.optString(n, otherwise);
    if (!options.includes(option)) this.argError(n, `invalid option '${option}'`);
    return option;
  }
  /** Makes a value (an object, for one) and keeps it until it is released. */
  keep(value: Value): RefValue {
    this.vm.push(this.L, value);
    return this.vm.makeRef(lua.luaL_ref(this.L, REGISTRY));
  }
  /** What Lua's own string.match gives for `text` and `pattern`; raises for a malformed one. */
  match(text: string, pattern: string): Value {
    this.vm.push(this.L, text);
    lua.lua_getfield(this.L, -1, cString("match"));
    lua.lua_insert(this.L, -2);
    this.vm.push(this.L, pattern);
    lua.lua_call(this.L, 2, 1);
    const found = this.vm.pull(this.L, -1);
    lua.lua_settop(this.L, -2);
    return found;
  }
  /** The top `n` values of the stack as the function's results: `return args.takeTop()`. */
  takeTop(n = 1): OnStack {
    return new OnStack(n);
  }
  /** Pushes the Lua function that called this one; raises where there is none. */
  pushCaller(): void {
    const ar = cString("\0".repeat(128));
    if (lua.lua_getstack(this.L, 1, ar) === 0 || lua.lua_getinfo(this.L, cString("f"), ar) === 0) {
      throw new LuaError("not called from a Lua function");
    }
    if (lua.lua_iscfunction(this.L, -1) !== 0) throw new LuaError("not called from a Lua function");
  }
  /** Calls `fn` here and now; its error becomes the caller's. Gives its first result. */
  call(fn: RefValue, ...values: Value[]): Value {
    lua.lua_rawgeti(this.L, REGISTRY, fn.ref);
    for (const value of values) this.vm.push(this.L, value);
    lua.lua_call(this.L, values.length, 1);
    const result = this.vm.pull(this.L, -1);
    lua.lua_settop(this.L, -2);
    return result;
  }
}

/** The board stops in the middle of what it does (power cut, restart): nothing more may run. */
export class StopBoard extends Error {}
