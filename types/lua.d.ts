/**
 * Lua's own globals as NodeMCU has them, for both of its VMs: Lua 5.1 and Lua 5.3.
 *
 * What both VMs have is declared as a function; what only one of them has (or what a build may lack) is
 * declared `| undefined`, so that code which is to run on either has to look before it calls. There is no
 * `os`, no `io`, no `bit32`.
 *
 * From lua-types come the parts that are the same on a board: string, table, coroutine, metatables. The
 * rest of lua-types declares what boards do not have (`math.sin`, `rawlen`, `package.config`, `os`, `io`),
 * and a declared function cannot be taken back, hence our own below. Source: the firmware's lbaselib,
 * lmathlib, lstrlib, ltablib, ldblib and loadlib of both VMs.
 *
 * @noSelfInFile
 */

/// <reference types="@typescript-to-lua/language-extensions" />
/// <reference types="lua-types/core/coroutine" />
/// <reference types="lua-types/core/metatable" />
/// <reference types="lua-types/core/string" />
/// <reference types="lua-types/core/table" />

/** A coroutine, as `coroutine.create` returns it. */
type LuaThread = { readonly __luaThread: unique symbol };

/** The VM's name: "Lua 5.1" or "Lua 5.3". */
declare const _VERSION: "Lua 5.1" | "Lua 5.3";

/** The table of globals. A name that is not in it is looked for among the ROM tables (`ROM`). */
declare const _G: typeof globalThis;

/** NodeMCU's own: the read-only table of everything that lives in flash (modules, base functions). */
declare const ROM: Readonly<Record<string, unknown>>;

/**
 * Returns its arguments; raises `message` (any value; "assertion failed!" unless given) if `v` is nil or
 * false.
 */
declare function assert<V>(v: V): Exclude<V, undefined | null | false>;
declare function assert<V, A extends unknown[]>(
  v: V,
  message: unknown,
  ...rest: A
): LuaMultiReturn<[Exclude<V, undefined | null | false>, unknown, ...A]>;

/** Runs a full collection (the same as "collect"). Returns 0. */
declare function collectgarbage(opt?: "collect"): number;
/** "stop" halts the collector, "restart" lets it run again. Both return 0. */
declare function collectgarbage(opt: "stop" | "restart"): number;
/** Returns the memory in use by Lua, in KB (with a fraction in float builds). */
declare function collectgarbage(opt: "count"): number;
/** Does one step of the given size; returns true if it finished a cycle. */
declare function collectgarbage(opt: "step", size?: number): boolean;
/** Sets the pause or the step multiplier, in percent; returns the previous value. */
declare function collectgarbage(opt: "setpause" | "setstepmul", percent: number): number;
/**
 * Lua 5.1 only: sets the memory limit in bytes. Lua 5.3 lists "setmemlimit" and "isrunning", but mixes them
 * up.
 */
declare function collectgarbage(opt: "setmemlimit", bytes: number): number;
/** Lua 5.1 only: the memory limit in bytes. */
declare function collectgarbage(opt: "getmemlimit"): number;

/**
 * Loads and runs a file of the file system (`.lua` or `.lc`); returns what it returns. Raises if it cannot be
 * read or compiled, and passes on what it raises.
 */
// biome-ignore lint/suspicious/noExplicitAny: what a file returns is its own affair
declare function dofile(filename: string): any;

/**
 * Raises an error with any value as message; `level` 1 (the default) puts the caller's position before a
 * text, 2 its caller's, 0 none. Never returns.
 */
declare function error(message: unknown, level?: number): never;

/** Returns the metatable of `object` (or its `__metatable` field), nil if there is none. */
declare function getmetatable<T>(object: T): LuaMetatable<T> | undefined;

/** Iterates over t[1], t[2], … until the first nil. */
declare function ipairs<T>(t: Record<number, T>): LuaIterable<LuaMultiReturn<[number, NonNullable<T>]>>;

/**
 * Compiles what `reader` returns, piece by piece until nil or "". Returns the function, or nil and the
 * message. Raises nothing.
 */
declare function load(
  reader: () => string | undefined,
  chunkname?: string,
): LuaMultiReturn<[LuaChunk, undefined] | [undefined, string]>;

/** Compiles a file of the file system without running it. Returns the function, or nil and the message. */
declare function loadfile(filename: string): LuaMultiReturn<[LuaChunk, undefined] | [undefined, string]>;

/**
 * Compiles a text (both VMs; in Lua 5.3 another name of `load`). Returns the function, or nil and the
 * message.
 */
declare function loadstring(
  chunk: string,
  chunkname?: string,
): LuaMultiReturn<[LuaChunk, undefined] | [undefined, string]>;

/** A compiled chunk: takes anything, returns anything. */
// biome-ignore lint/suspicious/noExplicitAny: what a chunk takes and returns is its own affair
type LuaChunk = (this: void, ...args: any[]) => any;

/**
 * Returns the key after `index` (nil: the first) and its value; nil at the end. Raises on a key that the
 * table has not.
 */
declare function next<K extends AnyNotNil, V>(
  table: LuaTable<K, V>,
  index?: K,
): LuaMultiReturn<[K, V] | [undefined, undefined]>;
declare function next<T extends object>(
  table: T,
  index?: keyof T,
): LuaMultiReturn<[keyof T, NonNullable<T[keyof T]>] | [undefined, undefined]>;

/** Iterates over all pairs of a table, in no particular order. `__pairs` is honoured by Lua 5.3 only. */
declare function pairs<K extends AnyNotNil, V>(
  t: LuaTable<K, V>,
): LuaIterable<LuaMultiReturn<[K, NonNullable<V>]>>;
declare function pairs<T>(t: T): LuaIterable<LuaMultiReturn<[keyof T, NonNullable<T[keyof T]>]>>;

/**
 * Calls `f` and catches what it raises: true and its result, or false and the value raised (a text with
 * the position, for errors of Lua and of NodeMCU's modules). In Lua 5.1 a coroutine cannot yield inside.
 */
declare function pcall<A extends unknown[], R extends unknown[]>(
  f: (this: void, ...args: A) => LuaMultiReturn<R>,
  ...args: A
): LuaMultiReturn<[true, ...R] | [false, string]>;
declare function pcall<A extends unknown[], R>(
  f: (this: void, ...args: A) => R,
  ...args: A
): LuaMultiReturn<[true, R] | [false, string]>;

/** Writes its arguments, through tostring and separated by tabs, and a line end to the console. */
declare function print(...args: unknown[]): void;

/** Compares without `__eq`. */
declare function rawequal(a: unknown, b: unknown): boolean;
/** Reads a table without `__index`. */
declare function rawget<T extends object, K extends keyof T>(table: T, index: K): T[K];
declare function rawget<K extends AnyNotNil, V>(table: LuaTable<K, V>, index: K): V | undefined;
/** Writes a table without `__newindex`; returns the table. */
declare function rawset<T extends object, K extends keyof T>(table: T, index: K, value: T[K]): T;
declare function rawset<K extends AnyNotNil, V>(
  table: LuaTable<K, V>,
  index: K,
  value: V | undefined,
): LuaTable<K, V>;

/** Returns the arguments from the `index`-th on (negative counts from the end), or with "#" their number. */
declare function select<T>(index: "#", ...args: T[]): number;
declare function select<T>(index: number, ...args: T[]): LuaMultiReturn<T[]>;

/**
 * Sets the metatable of a table (nil removes it) and returns the table. Raises if the old one is protected by
 * `__metatable`.
 */
declare function setmetatable<
  T extends object,
  // biome-ignore lint/suspicious/noExplicitAny: the key of __index may be of any type
  TIndex extends object | ((this: T, key: any) => any) | undefined = undefined,
>(
  table: T,
  metatable?: LuaMetatable<T, TIndex> | null,
): TIndex extends (this: T, key: infer K) => infer V
  ? T & { [P in K & string]: V }
  : TIndex extends object
    ? T & TIndex
    : T;

/** Converts a text to a number (`base` 2 to 36); nil if it is none. */
declare function tonumber(e: unknown, base?: number): number | undefined;

/** Converts anything to a text, honouring `__tostring`. */
declare function tostring(v: unknown): string;

/**
 * The type of a value: "nil", "number", "string", "boolean", "table" (those in flash too), "function",
 * "userdata" or "thread". A light userdata, which is what JSON's null decodes to, is "userdata" in Lua 5.3,
 * but NodeMCU's Lua 5.1 calls it "lightfunction".
 */
declare function type(
  v: unknown,
): "nil" | "number" | "string" | "boolean" | "table" | "function" | "userdata" | "lightfunction" | "thread";

/** Returns list[i], …, list[j] (from 1 to #list unless told) as several values. Global in both VMs. */
declare function unpack<T extends unknown[]>(list: T): LuaMultiReturn<T>;
declare function unpack<T>(list: T[], i: number, j?: number): LuaMultiReturn<T[]>;

/**
 * Calls `f`; on an error calls `handler` with what was raised, before the stack unwinds: false and its
 * result. Only Lua 5.3 passes arguments on to `f`.
 */
declare function xpcall<R, E>(
  f: (this: void) => R,
  handler: (this: void, message: string) => E,
): LuaMultiReturn<[true, R] | [false, E]>;

/**
 * Loads a module once: `package.loaded`, `package.preload`, then `?.lc` and `?.lua` of the file system.
 * Raises if there is none.
 */
// biome-ignore lint/suspicious/noExplicitAny: what a module returns is its own affair
declare function require(modname: string): any;

// Lua 5.1 only.

/** Lua 5.1 only: memory in use, in KB. */
declare const gcinfo: (() => number) | undefined;
/** Lua 5.1 only: the environment of a function or of a stack level. */
declare const getfenv: ((f?: LuaChunk | number) => Record<string, unknown>) | undefined;
/** Lua 5.1 only: sets the environment of a function or of a stack level. Raises where it cannot. */
declare const setfenv: (<F extends LuaChunk | number>(f: F, table: Record<string, unknown>) => F) | undefined;
/** Lua 5.1 only: makes a global module of the rest of the file. */
declare const module: ((name: string, ...options: LuaChunk[]) => void) | undefined;
/** Lua 5.1 only: a userdata that may carry a metatable. */
declare const newproxy: ((metatable?: boolean | object) => object) | undefined;

// Lua 5.3 only.

/** Lua 5.3 only: length without `__len`. */
declare const rawlen: ((v: object | string) => number) | undefined;
