/**
 * A board's heap: counts every byte Lua asks for and says when it is full. Stock Lua 5.1 cannot
 * collect inside an allocation, as NodeMCU does in an emergency. So an allocation over the limit
 * goes through, and the VM's very next instruction collects and raises "not enough memory" only
 * if that did not help. Between two instructions (inside one call of string.rep, say) at most
 * `overshoot` bytes may lie above the limit; beyond that the allocation itself fails.
 */
import { addFunction, lua, type Pointer, words } from "./wasm.ts";

/** Word offsets in lua_State (lstate.h of Lua 5.1, 32 bits). */
const L_GLOBAL = 4;
const L_BASEHOOKCOUNT = 15;
const L_HOOKCOUNT = 16;

/** The `global_State` that all threads of one Lua share: what tells boards apart. */
export function globalOf(L: Pointer): Pointer {
  return words()[(L >> 2) + L_GLOBAL]!;
}

export class Heap {
  /** Bytes in use now, and the most there ever were since {@link resetPeak}. */
  used = 0;
  peak = 0;
  /** How often Lua asked for memory (a block that grows counts, one that shrinks does not). */
  allocations = 0;
  /** Bytes in use when the limit was set, and the limit as set then (a program may lower it). */
  base = 0;
  top = Number.POSITIVE_INFINITY;
  /** The most that may be in use after a collection. */
  limit = Number.POSITIVE_INFINITY;
  /** Over this much in use, the next instruction collects; never above {@link limit}. */
  soft = Number.POSITIVE_INFINITY;
  /** An allocation above this fails at once. */
  hard = Number.POSITIVE_INFINITY;
  /** Collect at every allocation, as NodeMCU does in its mode `node.egc.ALWAYS`: exact, and slow. */
  always = false;
  /** An allocation went over {@link soft} and nothing has been collected since. */
  pressed = false;
  /** The main thread, once there is one. */
  L: Pointer = 0;
  /** What the main thread's hook counter was last set to: what is left of it says what ran. */
  armed = 0;
  /** VM instructions run, up to the last time the hook was armed. */
  instructions = 0;

  constructor(readonly id: number) {
    heaps.set(id, this);
  }

  resetPeak(): void {
    this.peak = this.used;
  }

  /** Makes the VM's next instruction (of the main thread) call the hook. */
  press(): void {
    this.pressed = true;
    const view = words();
    const at = (this.L >> 2) + L_HOOKCOUNT;
    const left = view[at]!;
    if (this.L === 0 || left <= 1) return;
    this.instructions += this.armed - left;
    this.armed = 1;
    view[at] = 1;
  }

  /** VM instructions run so far, exact for the main thread. */
  instructionsNow(): number {
    if (this.L === 0 || this.armed === 0) return this.instructions;
    return this.instructions + this.armed - words()[(this.L >> 2) + L_HOOKCOUNT]!;
  }

  /** To be called by the hook of thread `L`: accounts for what ran since the last time. */
  hooked(L: Pointer): void {
    const base = words()[(L >> 2) + L_BASEHOOKCOUNT]!;
    if (L === this.L) {
      this.instructions += this.armed;
      this.armed = base;
    } else this.instructions += base;
  }

  /** Frees a block of Lua's on its behalf. */
  release(pointer: Pointer, size: number): void {
    lua.free(pointer);
    this.used -= size;
  }

  /** Copies a block out of the heap, which is charged `charge` bytes for it from now on; gives the copy. */
  moveOut(pointer: Pointer, size: number, charge: number): Pointer {
    const copy = lua.malloc(size);
    words().copyWithin(copy >> 2, pointer >> 2, (pointer + size) >> 2);
    this.release(pointer, size);
    this.used += charge;
    this.#outside.set(copy, charge);
    return copy;
  }
  /** Blocks outside the heap, and what each is charged. */
  #outside = new Map<Pointer, number>();

  /** What freeing a block gives back: its size, or what it is charged. */
  sizeOf(pointer: Pointer, size: number): number {
    const charge = this.#outside.get(pointer);
    if (charge === undefined) return size;
    this.#outside.delete(pointer);
    return charge;
  }

  close(): void {
    heaps.delete(this.id);
  }
}

const heaps = new Map<number, Heap>();
let last: Heap | undefined;

/** The lua_Alloc of every board; `ud` is the heap's number. */
export const allocator = addFunction((ud, pointer, oldSize, newSize) => {
  if (last?.id !== ud) last = heaps.get(ud)!;
  const heap = last;
  if (newSize === 0) {
    if (pointer !== 0) lua.free(pointer);
    heap.used -= heap.sizeOf(pointer, oldSize);
    return 0;
  }
  const used = heap.used + newSize - oldSize;
  if (newSize > oldSize) {
    heap.allocations++;
    if (used > heap.hard) return 0;
    const block = lua.realloc(pointer, newSize);
    if (block === 0) return 0;
    heap.used = used;
    if (used > heap.peak) heap.peak = used;
    if (used > heap.soft || heap.always) heap.press();
    return block;
  }
  heap.used = used;
  return lua.realloc(pointer, newSize);
}, 4);
