/**
 * Whether a buffer is what a FlatBuffers table should be. The reader of the package `flatbuffers` trusts its
 * buffer: an offset that leads elsewhere makes it read anything, or raise. So each buffer is checked whole first.
 *
 * Alignment is not asked for: the reader goes byte by byte, and tables within Data have none of their own.
 */
import type { Shape, Slot } from "./shapes.ts";

/** Tables in one vector, at most: what 16 KB can point at, again and again, is more than anybody has devices. */
const MOST_TABLES = 64;

/** A buffer that is no such table; the message says in a few words why. */
class Malformed extends Error {}

/** Why a buffer is no table of that shape, in a few words; undefined: it is one. */
export function verify(bytes: Uint8Array, shape: Shape): string | undefined {
  try {
    new Verifier(bytes).root(shape);
    return undefined;
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}

class Verifier {
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  root(shape: Shape): void {
    this.table(this.target(0), shape);
  }

  /** That `bytes` bytes at `at` are there. */
  private room(at: number, bytes: number, what: string): void {
    if (at < 0 || at + bytes > this.view.byteLength) throw new Malformed(`${what} out of range`);
  }

  /** Where the offset at `at` leads to. */
  private target(at: number): number {
    this.room(at, 4, "offset");
    const to = at + this.view.getUint32(at, true);
    this.room(to, 4, "what an offset leads to is");
    return to;
  }

  private table(at: number, shape: Shape): void {
    const fields = at - this.view.getInt32(at, true);
    this.room(fields, 4, "vtable");
    const bytes = this.view.getUint16(fields, true);
    const size = this.view.getUint16(fields + 2, true);
    if (bytes < 4 || bytes % 2 !== 0) throw new Malformed(`vtable of ${bytes} bytes`);
    this.room(fields, bytes, "vtable");
    if (size < 4) throw new Malformed(`table of ${size} bytes`);
    this.room(at, size, "table");
    for (const [index, slot] of shape.entries()) {
      if (6 + 2 * index > bytes) return;
      const offset = this.view.getUint16(fields + 4 + 2 * index, true);
      if (offset === 0) continue;
      const width = typeof slot === "number" ? slot : 4;
      if (offset < 4 || offset + width > size) throw new Malformed("field outside its table");
      if (typeof slot !== "number") this.vector(this.target(at + offset), slot);
    }
  }

  private vector(at: number, slot: Exclude<Slot, number>): void {
    const count = this.view.getUint32(at, true);
    if (slot === "string" || slot === "bytes") {
      this.room(at + 4, count, slot);
      return;
    }
    this.room(at + 4, count * 4, "vector");
    if (count > MOST_TABLES) throw new Malformed(`vector of ${count} tables`);
    for (let index = 0; index < count; index++) this.table(this.target(at + 4 + 4 * index), slot);
  }
}
