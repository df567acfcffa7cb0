/**
 * Lua's libraries as NodeMCU has them: what lua.d.ts takes from lua-types is completed here with what only
 * one VM has (`| undefined`), and math, package, debug and utf8 are declared as a board has them.
 *
 * @noSelfInFile
 */

declare namespace string {
  /**
   * Lua 5.3 only: packs values by a format into a byte string. In 5.1 builds there is the module `struct`.
   */
  const pack: ((fmt: string, ...values: (number | string)[]) => string) | undefined;
  /** Lua 5.3 only: the size in bytes of a format without variable parts. */
  const packsize: ((fmt: string) => number) | undefined;
  /**
   * Lua 5.3 only: reads values by a format, then the position after them. Raises if the text is too short.
   */
  const unpack: ((fmt: string, s: string, pos?: number) => LuaMultiReturn<(number | string)[]>) | undefined;
}

declare namespace table {
  /** Lua 5.3 only: a table of the arguments with their number in field `n`. */
  const pack: (<T>(...args: T[]) => T[] & { n: number }) | undefined;
  /** Lua 5.3 only: the same as the global `unpack`, which both VMs have. */
  const unpack: (<T>(list: T[], i?: number, j?: number) => LuaMultiReturn<T[]>) | undefined;
  /** Lua 5.3 only: copies a1[f…e] to a2[t…] (a2 is a1 unless given); returns the target. */
  const move: (<T>(a1: T[], f: number, e: number, t: number, a2?: T[]) => T[]) | undefined;
  /** Lua 5.1 only: the largest positive numeric key, 0 if there is none. */
  const maxn: ((list: object) => number) | undefined;
  /** Lua 5.1 only, old: the length of a list. */
  const getn: ((list: unknown[]) => number) | undefined;
  /** Lua 5.1 only, old: calls `f` with each key and value until it returns something; returns that. */
  const foreach: (<R>(t: object, f: (this: void, key: unknown, value: unknown) => R) => R) | undefined;
  /** Lua 5.1 only, old: the same over the indices of a list. */
  const foreachi: (<T, R>(list: T[], f: (this: void, index: number, value: T) => R) => R) | undefined;
}

declare namespace coroutine {
  /**
   * The running coroutine; nil in Lua 5.1's main program (5.3 returns its thread, and true as a second
   * value).
   */
  function running(): LuaMultiReturn<[LuaThread | undefined, boolean | undefined]>;
  /** Lua 5.3 only: whether the running function may yield. */
  const isyieldable: (() => boolean) | undefined;
}

/** Mathematics. Lua 5.1 builds have the first ten only: no log, no exp, no trigonometry. */
declare namespace math {
  /** Absolute value. */
  function abs(x: number): number;
  /** The smallest whole number not below x. */
  function ceil(x: number): number;
  /** The largest whole number not above x. */
  function floor(x: number): number;
  /** The largest of the arguments. Raises without any. */
  function max(x: number, ...rest: number[]): number;
  /** The smallest of the arguments. Raises without any. */
  function min(x: number, ...rest: number[]): number;
  /** Square root (of whole numbers, rounded down, in integer builds). */
  function sqrt(x: number): number;
  /**
   * Pseudo-random: without arguments in [0,1) (0 in integer builds), with n a whole number of 1…n, with m
   * and n of m…n. Raises on an empty interval. Same series at each boot: see `node.random`.
   */
  function random(): number;
  function random(n: number): number;
  function random(m: number, n: number): number;
  /** Sets the start of the pseudo-random series. */
  function randomseed(seed: number): void;
  /** Infinity; the largest integer (2147483647) in integer builds. */
  const huge: number;
  /** 3.14159…; not in integer builds. */
  const pi: number | undefined;
  /** Lua 5.1 only: x to the power of y. In TypeScript `x ** y` does it on both. */
  const pow: ((x: number, y: number) => number) | undefined;

  /** Lua 5.3 only, like all below. */
  const acos: ((x: number) => number) | undefined;
  /** Lua 5.3 only: arc sine in radians. */
  const asin: ((x: number) => number) | undefined;
  /** Lua 5.3 only: arc tangent of y/x in radians, in the right quadrant; x is 1 unless given. */
  const atan: ((y: number, x?: number) => number) | undefined;
  /** Lua 5.3 only: cosine of radians. */
  const cos: ((x: number) => number) | undefined;
  /** Lua 5.3 only: radians to degrees. */
  const deg: ((x: number) => number) | undefined;
  /** Lua 5.3 only: e to the power of x. */
  const exp: ((x: number) => number) | undefined;
  /** Lua 5.3 only: remainder of x/y, rounded towards zero. Raises on a whole y of 0. */
  const fmod: ((x: number, y: number) => number) | undefined;
  /** Lua 5.3 only: logarithm, natural unless a base is given. */
  const log: ((x: number, base?: number) => number) | undefined;
  /** Lua 5.3 only: whole and fractional part. */
  const modf: ((x: number) => LuaMultiReturn<[number, number]>) | undefined;
  /** Lua 5.3 only: degrees to radians. */
  const rad: ((x: number) => number) | undefined;
  /** Lua 5.3 only: sine of radians. */
  const sin: ((x: number) => number) | undefined;
  /** Lua 5.3 only: tangent of radians. */
  const tan: ((x: number) => number) | undefined;
  /** Lua 5.3 only: x as an integer, nil if it is not a whole number in range. */
  const tointeger: ((x: number) => number | undefined) | undefined;
  /** Lua 5.3 only: "integer", "float", or nil for what is no number. */
  const type: ((x: unknown) => "integer" | "float" | undefined) | undefined;
  /** Lua 5.3 only: compares as unsigned integers. */
  const ult: ((m: number, n: number) => boolean) | undefined;
  /** Lua 5.3 only: the largest integer, 2147483647 unless the build is one of 64 bits. */
  const maxinteger: number | undefined;
  /** Lua 5.3 only: the smallest integer. */
  const mininteger: number | undefined;
}

/** Modules loaded. `package` is a reserved word in TypeScript's modules: write `_G.package`. */
declare namespace package {
  /** Modules loaded so far by name; set one to nil to have `require` load it anew (and free its heap). */
  const loaded: Record<string, unknown>;
  /** Loaders by module name, which `require` asks first. */
  const preload: Record<string, LuaChunk | undefined>;
  /** Where `require` looks: templates separated by semicolons, "?.lc;?.lua" at boot. */
  let path: string;
  /** Lua 5.1, and 5.3 through a compatibility option: the list of searchers. */
  const loaders: LuaChunk[] | undefined;
  /** Lua 5.3 only: the list of searchers. */
  const searchers: LuaChunk[] | undefined;
  /** Lua 5.3 only: the first file of `path` that exists, or nil and a text of what was tried. */
  const searchpath:
    | ((
        name: string,
        path: string,
        sep?: string,
        rep?: string,
      ) => LuaMultiReturn<[string, undefined] | [undefined, string]>)
    | undefined;
  /** Lua 5.1 only: an option for `module` that makes the globals visible in it. */
  const seeall: ((module: object) => void) | undefined;
}

/**
 * Debugging. Lua 5.1 builds have the first three only, unless built without LUA_USE_BUILTIN_DEBUG_MINIMAL.
 */
declare namespace debug {
  /** The registry table, where NodeMCU's modules keep their callbacks. */
  function getregistry(): object;
  /** A text of the stack, after `message` if given. */
  function traceback(message?: string, level?: number): string;
  function traceback(thread: LuaThread, message?: string, level?: number): string;
  /** NodeMCU's own: lists the strings of the VM, those in "RAM" or in "ROM" (LFS). */
  function getstrings(which?: "RAM" | "ROM"): string[];
  /** What is known of a function or stack level. */
  const getinfo: ((f: LuaChunk | number, what?: string) => Record<string, unknown> | undefined) | undefined;
  /** Name and value of a local of a stack level. Raises if there is no such level. */
  const getlocal:
    | ((level: number, local: number) => LuaMultiReturn<[string | undefined, unknown]>)
    | undefined;
  /** Sets a local of a stack level; returns its name. */
  const setlocal: ((level: number, local: number, value: unknown) => string | undefined) | undefined;
  /** The metatable of any value, past `__metatable`. */
  const getmetatable: ((value: unknown) => object | undefined) | undefined;
  /** Sets the metatable of any value. */
  const setmetatable: (<T>(value: T, metatable: object | undefined) => T) | undefined;
  /** Name and value of an upvalue. */
  const getupvalue: ((f: LuaChunk, up: number) => LuaMultiReturn<[string | undefined, unknown]>) | undefined;
  /** Sets an upvalue; returns its name. */
  const setupvalue: ((f: LuaChunk, up: number, value: unknown) => string | undefined) | undefined;
  /** The hook, its mask and its count. */
  const gethook:
    | (() => LuaMultiReturn<[LuaChunk | undefined, string | undefined, number | undefined]>)
    | undefined;
  /** Sets a hook: on calls "c", returns "r", lines "l", or each `count` instructions. */
  const sethook:
    | ((hook?: (this: void, event: string, line?: number) => void, mask?: string, count?: number) => void)
    | undefined;
  /** Lua 5.1 only: the environment of an object. */
  const getfenv: ((object: unknown) => object) | undefined;
  /** Lua 5.1 only: sets the environment of an object. */
  const setfenv: (<T>(object: T, environment: object) => T) | undefined;
  /** Lua 5.3 only: the value tied to a userdata. */
  const getuservalue: ((userdata: object) => unknown) | undefined;
  /** Lua 5.3 only: ties a value to a userdata. */
  const setuservalue: (<T extends object>(userdata: T, value: unknown) => T) | undefined;
  /** Lua 5.3 only: identifies an upvalue, to see whether two functions share it. */
  const upvalueid: ((f: LuaChunk, n: number) => object) | undefined;
  /** Lua 5.3 only: makes two functions share an upvalue. */
  const upvaluejoin: ((f1: LuaChunk, n1: number, f2: LuaChunk, n2: number) => void) | undefined;
}

/** UTF-8, Lua 5.3 only. */
interface LuaUtf8 {
  /** The text of code points. */
  char(this: void, ...codes: number[]): string;
  /** The pattern that matches one UTF-8 character. */
  readonly charpattern: string;
  /** Iterates over byte position and code point. Raises on invalid UTF-8. */
  codes(this: void, s: string): LuaIterable<LuaMultiReturn<[position: number, code: number]>>;
  /** The code points from byte i to j (both 1 unless told). Raises on invalid UTF-8. */
  codepoint(this: void, s: string, i?: number, j?: number): LuaMultiReturn<number[]>;
  /** The number of characters, or nil and the position of the first invalid byte. */
  len(
    this: void,
    s: string,
    i?: number,
    j?: number,
  ): LuaMultiReturn<[number, undefined] | [undefined, number]>;
  /** The byte position of the n-th character counted from byte i; nil if there is none. */
  offset(this: void, s: string, n: number, i?: number): number | undefined;
}

/** Lua 5.3 only. */
declare const utf8: LuaUtf8 | undefined;
