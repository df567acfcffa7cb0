/**
 * Lua values as the host sees them. Strings are JavaScript strings of one character a byte
 * (latin1, 0..255): binary-safe, and as cheap to compare and cut as any string.
 */
import type { Args } from "./args.ts";
import { lua, type Pointer, readBytes, withBytes, words } from "./wasm.ts";

export const REGISTRY = -10000;
export const GLOBALS = -10002;
/** The pseudo-index of a C closure's first upvalue. */
export const UPVALUE1 = -10003;

/** Lua's types, by the number lua_type gives. */
export const TYPE = {
  none: -1,
  nil: 0,
  boolean: 1,
  lightuserdata: 2,
  number: 3,
  string: 4,
  table: 5,
  function: 6,
  userdata: 7,
  thread: 8,
} as const;

/** A lightuserdata: an identity and nothing else (`sjson.NULL`). */
export class LightUserdata {
  constructor(readonly pointer: Pointer) {}
}

/** A kind of object that Lua sees as userdata with methods; `T` is the host's state of one. */
export interface HostClass<T> {
  /** The metatable's name, as NodeMCU registers it ("tmr.timer"); error texts show it. */
  readonly name: string;
  /** Bytes of heap the firmware's structure takes, so that objects cost what they do there. */
  readonly size: number;
  /** Called with the object as argument 1. Names with two underscores are metamethods. */
  readonly methods: Record<string, HostFunction>;
  /** The object was collected (or the board is switching off): let go of what it holds. */
  gc?(state: T): void;
}

/** Returned by a host function to make a new object of a class. */
export class NewObject<T = unknown> {
  constructor(
    readonly cls: HostClass<T>,
    readonly state: T,
  ) {}
}

/** Says that a host function's results lie on the Lua stack already: its top `count` values. */
export class OnStack {
  constructor(readonly count: number) {}
}

/** A value kept in Lua's registry (a callback, an object that must live): release it when done. */
export interface Ref {
  readonly ref: number;
  release(): void;
}

export type Value =
  | undefined
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | LightUserdata
  | NewObject
  | RefValue
  | Value[]
  | Map<Value, Value>
  | { [name: string]: Value };

/** {@link Ref} as a class, so that a value can be recognized. */
export class RefValue implements Ref {
  #L: Pointer;
  constructor(
    L: Pointer,
    public ref: number,
  ) {
    this.#L = L;
  }
  /** Frees the registry's slot; harmless the second time, and after the board is off. */
  release(): void {
    if (this.ref < 0 || this.#L === 0) return;
    lua.luaL_unref(this.#L, REGISTRY, this.ref);
    this.ref = -2;
  }
  /** The state is gone: nothing is left to release. */
  forget(): void {
    this.#L = 0;
    this.ref = -2;
  }
}

/** A function that Lua can call. An array returned is several results, undefined is none. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function without results has no return statement.
export type HostFunction = (args: Args) => Value | OnStack | void;

/** Pushes a string of one character a byte. */
export function pushString(L: Pointer, text: string | Uint8Array): void {
  withBytes(text, (p, n) => lua.lua_pushlstring(L, p, n));
}

/** The string at `index` (a number there becomes a string, as in C). */
export function toText(L: Pointer, index: number): string | undefined {
  const p = lua.lua_tolstring(L, index, 0);
  return p === 0 ? undefined : readBytes(p, lua.lua_objlen(L, index));
}

/** A number as C converts it to a 32-bit int on the board: cut toward zero, clamped to the range. */
export function toInt32(n: number): number {
  if (Number.isNaN(n)) return 0;
  return Math.max(-2147483648, Math.min(2147483647, Math.trunc(n)));
}

/** The word of a userdata that says which of the host's objects it is. */
export function objectId(userdata: Pointer): number {
  return words()[userdata >> 2]!;
}

export function setObjectId(userdata: Pointer, id: number): void {
  words()[userdata >> 2] = id;
}

export function setWord(p: Pointer, value: number): void {
  words()[p >> 2] = value;
}
