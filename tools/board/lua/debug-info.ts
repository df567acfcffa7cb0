/**
 * Debug information as NodeMCU's compiler leaves it (LUAI_OPTIMIZE_DEBUG 1, its default): no names
 * of locals and upvalues, and line numbers packed into some two bytes a line. Stock Lua keeps four
 * bytes an instruction, which would be most of what code loaded from source takes. Here the line
 * numbers stay as they are, so that errors name their lines, but lie outside the board's heap, which
 * is charged what the packed ones would take.
 */
import type { Heap } from "./heap.ts";
import { globalOf } from "./heap.ts";
import { lua, type Pointer, words } from "./wasm.ts";

/** Byte offsets in Lua 5.1's structures (lobject.h, lstate.h; 32 bits, double numbers). */
const LCLOSURE_P = 16;
const PROTO = { p: 16, lineinfo: 20, locvars: 24, upvalues: 28 } as const;
const SIZE = { upvalues: 36, code: 44, lineinfo: 48, p: 52, locvars: 56 } as const;
const G_TOTALBYTES = 68;
/** Bytes of one entry. */
const LOCVAR = 12;
const WORD = 4;

/** Drops an array that a function's prototype owns, and Lua's own account of it. */
function drop(heap: Heap, proto: Pointer, array: number, size: number, entry: number): void {
  const view = words();
  const pointer = view[(proto + array) >> 2]!;
  const bytes = view[(proto + size) >> 2]! * entry;
  if (pointer === 0) return;
  heap.release(pointer, bytes);
  view[(globalOf(heap.L) + G_TOTALBYTES) >> 2]! -= bytes;
  view[(proto + array) >> 2] = 0;
  view[(proto + size) >> 2] = 0;
}

/** What NodeMCU's packed line numbers take: a count for each run of a line, and the step to the next. */
function packedSize(lines: Int32Array): number {
  let bytes = 2;
  for (const [at, line] of lines.entries()) if (at > 0 && line !== lines[at - 1]) bytes += 2;
  return bytes;
}

function shrink(heap: Heap, proto: Pointer): void {
  drop(heap, proto, PROTO.locvars, SIZE.locvars, LOCVAR);
  drop(heap, proto, PROTO.upvalues, SIZE.upvalues, WORD);
  const count = words()[(proto + SIZE.lineinfo) >> 2]!;
  const pointer = words()[(proto + PROTO.lineinfo) >> 2]!;
  if (pointer !== 0) {
    const lines = words().slice(pointer >> 2, (pointer >> 2) + count);
    words()[(proto + PROTO.lineinfo) >> 2] = heap.moveOut(pointer, count * WORD, packedSize(lines));
  }
  const inner = words()[(proto + SIZE.p) >> 2]!;
  for (let i = 0; i < inner; i++) {
    shrink(heap, words()[(words()[(proto + PROTO.p) >> 2]! >> 2) + i]!);
  }
}

/** Does so for the Lua function on top of `L`'s stack, fresh from the compiler, and all within it. */
export function packDebugInfo(heap: Heap, L: Pointer): void {
  shrink(heap, words()[(lua.lua_topointer(L, -1) + LCLOSURE_P) >> 2]!);
}
