/**
 * One board's Lua: a `lua_State` in the one WebAssembly instance that all boards share, with a
 * heap of its own. Knows nothing of NodeMCU's modules; those are put in from outside.
 */
import { Args, LuaError, StopBoard } from "./lua/args.ts";
import { Bridge } from "./lua/bridge.ts";
import { HOOK, type Machine, PROTECTED, register } from "./lua/entries.ts";
import { allocator, Heap } from "./lua/heap.ts";
import { ERROR_WITH_TRACEBACK, MEMORY_ERROR } from "./lua/traceback.ts";
import * as V from "./lua/values.ts";
import { addFunction, lua, type Pointer, readBytes, withBytes } from "./lua/wasm.ts";

/** VM instructions between two calls of the count hook. */
const STEP = 1000;
const MASK_COUNT = 8;
const GC_COLLECT = 2;
const EGC_ON_MEM_LIMIT = 2;
const EGC_ALWAYS = 4;
let nextId = 1;

/** What a call gave: its results, or the error it raised. */
export type Outcome = { ok: true; results: V.Value[] } | { ok: false; error: V.Value };

export class Vm extends Bridge implements Machine {
  readonly L: Pointer;
  readonly heap: Heap;
  /** Called every 1,000 VM instructions. */
  onStep: (() => void) | undefined;
  /** Set by {@link stop}. */
  stopping = false;
  closed = false;
  /** A fault of the host's own code in a host function: thrown when the outermost call returns. */
  #fault: unknown;
  #depth = 0;
  #exact = false;
  #mode: number = EGC_ALWAYS;
  #protected: V.HostFunction | undefined;
  readonly #unregister: () => void;

  constructor() {
    super();
    this.heap = new Heap(nextId++);
    this.L = lua.lua_newstate(allocator, this.heap.id);
    if (this.L === 0) throw new Error("no memory for another board");
    this.#unregister = register(this.L, this);
    this.heap.L = this.L;
    this.#arm();
  }

  #arm(): void {
    const step = this.#exact ? 1 : STEP;
    this.heap.instructions = this.heap.instructionsNow();
    lua.lua_sethook(this.L, HOOK, MASK_COUNT, step);
    this.heap.armed = step;
  }

  /**
   * Counts every instruction one by one, also those of coroutines, and (with `collectAlways`)
   * collects at every allocation: what {@link Heap.peak} says is then what was really needed.
   */
  measure(exact: boolean, collectAlways = exact): void {
    this.#exact = exact;
    this.heap.always = collectAlways;
    this.#arm();
  }

  /** VM instructions run so far; exact, but for coroutines only to the step unless {@link measure} is on. */
  get instructions(): number {
    return this.heap.instructionsNow();
  }

  /**
   * Sets the heap's limit to `bytes` above what is in use now, and how far a single instruction
   * may go above it (by default as far again).
   */
  limitHeap(bytes: number, overshoot = bytes): void {
    this.collect();
    this.heap.base = this.heap.used;
    this.heap.top = this.heap.limit = this.heap.used + bytes;
    this.heap.soft = this.heap.limit;
    this.heap.hard = this.heap.limit + overshoot;
    this.heap.resetPeak();
  }

  /** Bytes free, as node.heap() tells: in the mode ALWAYS there is no garbage to count. */
  freeHeap(): number {
    if (this.#mode & EGC_ALWAYS) this.collect();
    return this.heap.limit - this.heap.used;
  }

  /**
   * As node.egc.setmode. ALWAYS is emulated by collecting when memory runs short (and when the
   * heap is asked for): what a program sees of it is the same, but for the time it takes and the
   * moment when finalizers run.
   */
  setCollection(mode: number, limit: number): void {
    this.#mode = mode;
    const { heap } = this;
    heap.limit = heap.top;
    heap.soft = heap.top;
    if (mode & EGC_ON_MEM_LIMIT && limit < 0) heap.soft = heap.top + limit;
    if (mode & EGC_ON_MEM_LIMIT && limit > 0) heap.soft = heap.limit = Math.min(heap.top, heap.base + limit);
  }

  /** A full collection. */
  collect(): void {
    lua.lua_gc(this.L, GC_COLLECT, 0);
    this.heap.pressed = false;
  }

  /**
   * Collects until nothing more comes free, and gives the bytes in use then. One collection does not
   * find what finalizers let go of, and halves the buffer that strings are joined in.
   */
  rest(): number {
    let before: number;
    do {
      before = this.heap.used;
      this.collect();
    } while (this.heap.used < before);
    return before;
  }

  /** Raises "not enough memory" if a collection does not bring the heap below its limit. */
  #relieve(): void {
    const { heap } = this;
    if (!heap.pressed) return;
    // Without emergency collection a full heap is full, garbage or not.
    if (this.#mode !== 0 || heap.used <= heap.limit) this.collect();
    if (heap.used > heap.limit) throw new LuaError(MEMORY_ERROR, false);
  }

  /** Ends whatever runs now, at its next instruction, past any pcall. */
  stop(): void {
    this.stopping = true;
    this.#exact = true;
    this.#arm();
  }

  protected args(L: Pointer): Args {
    return new Args(this, L, lua.lua_gettop(L));
  }
  callHost(L: Pointer): number {
    const count = this.invoke(L);
    this.#relieve();
    return count;
  }
  callProtected(L: Pointer): number {
    const run = this.#protected!;
    this.#protected = undefined;
    return this.pushResults(L, run(this.args(L)));
  }
  stepped(L: Pointer): void {
    this.heap.hooked(L);
    this.onStep?.();
    if (this.stopping) throw new LuaError("the board stops", false);
    this.#relieve();
  }
  asLuaError(error: unknown): LuaError {
    if (error instanceof LuaError) return error;
    if (error instanceof StopBoard) {
      this.stop();
      return new LuaError(error.message, false);
    }
    // A trap has torn Lua's own frames down: there is no state left to raise an error in.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    this.#fault ??= error;
    return new LuaError(`fault of the virtual board: ${error}`);
  }

  /**
   * Calls a kept function from outside Lua. Never throws what Lua raises: that is in the outcome,
   * with a traceback.
   */
  call(fn: V.RefValue, args: V.Value[]): Outcome {
    const { L } = this;
    const handler = lua.lua_gettop(L) + 1;
    return this.#outcome(handler, () => {
      lua.lua_pushcclosure(L, ERROR_WITH_TRACEBACK, 0);
      lua.lua_rawgeti(L, V.REGISTRY, fn.ref);
      for (const value of args) this.push(L, value);
      return lua.lua_pcall(L, args.length, -1, handler);
    });
  }

  /**
   * Runs `run` as a host function on the main thread, protected: Lua errors inside it (also of
   * C functions it calls, out of memory for one) are in the outcome.
   */
  protect(run: V.HostFunction): Outcome {
    return this.#outcome(lua.lua_gettop(this.L), () => {
      this.#protected = run;
      lua.lua_pushcclosure(this.L, PROTECTED, 0);
      return lua.lua_pcall(this.L, 0, -1, 0);
    });
  }

  /** Runs lua_pcall; what it leaves on the stack above `below` is the outcome. */
  #outcome(below: number, run: () => number): Outcome {
    if (this.closed) throw new Error("this Lua is closed");
    const top = lua.lua_gettop(this.L);
    this.#depth++;
    let outcome: Outcome;
    try {
      const status = run();
      const results: V.Value[] = [];
      for (let i = below + 1; i <= lua.lua_gettop(this.L); i++) results.push(this.pull(this.L, i));
      outcome = status === 0 ? { ok: true, results } : { ok: false, error: results[0] };
    } finally {
      this.#depth--;
      lua.lua_settop(this.L, top);
    }
    if (this.#depth === 0) this.#rest();
    return outcome;
  }

  /** The outermost call is over. */
  #rest(): void {
    if (this.heap.pressed) this.collect();
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault !== undefined) throw fault;
  }

  /**
   * Compiles `chunk` (source or what {@link Vm.dump} gave) and leaves the function on `L`'s stack;
   * gives undefined, or the error's message (nothing is left on the stack then).
   */
  load(L: Pointer, chunk: string | Uint8Array, chunkName: string): string | undefined {
    const status = withBytes(chunk, (p, n) =>
      withBytes(`${chunkName}\0`, (name) => {
        reading = { p, n };
        return lua.lua_load(L, reader, 0, name);
      }),
    );
    if (status === 0) return undefined;
    const message = V.toText(L, -1) ?? "";
    lua.lua_settop(L, -2);
    return message;
  }

  /** The bytecode of the Lua function on top of `L`'s stack, with its debug information. */
  dump(L: Pointer): Buffer {
    written = [];
    if (lua.lua_dump(L, writer, 0) !== 0) throw new LuaError("unable to dump given function");
    return Buffer.concat(written);
  }

  /** Switches this Lua off: objects are collected, references become void. */
  close(): void {
    if (this.closed) return;
    if (this.#depth > 0) throw new Error("a Lua that is running cannot be closed");
    this.closed = true;
    this.forgetRefs();
    this.heap.soft = this.heap.hard = Number.POSITIVE_INFINITY;
    lua.lua_close(this.L);
    this.heap.close();
    this.#unregister();
  }
}

let reading: { p: Pointer; n: number } | undefined;
const reader = addFunction((_L, _data, size) => {
  const { p, n } = reading ?? { p: 0, n: 0 };
  reading = undefined;
  V.setWord(size!, n);
  return p;
}, 3);

let written: Uint8Array[] = [];
const writer = addFunction((_L, p, n) => {
  written.push(Buffer.from(readBytes(p!, n!), "latin1"));
  return 0;
}, 4);
