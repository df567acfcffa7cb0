/**
 * The board's file system, as SPIFFS is: flat, names of at most 31 bytes, a page cache for each
 * open file that a power cut (or a restart) loses, and wear that is counted. Power can be made to
 * fail before, inside and after any operation that writes to flash.
 */
import { type Args, StopBoard } from "./lua/args.ts";
import { MemoryStore, type Store } from "./store.ts";

export const MAX_NAME = 31;
export const MAX_OPEN = 4;
/** Geometry of SPIFFS as NodeMCU builds it: 256-byte pages of 251 bytes of data, 8 KB blocks. */
const PAGE = 256;
const PAGE_DATA = 251;
const PAGES_PER_BLOCK = 31;
const BLOCK = 8192;
/** How many data pages the first and each further index page of a file refer to. */
const FIRST_INDEX = 103;
const NEXT_INDEX = 124;

/** Power fails: before the operation touches flash, halfway, or right after it. */
export type Where = "before" | "inside" | "after";

export class Flash {
  /** Operations that wrote to flash since the beginning: what wears it. */
  writes = 0;
  /** Bytes those operations wrote. */
  bytesWritten = 0;
  /** Called when an injected power cut happens; the board then goes dark. */
  onPowerCut: (() => void) | undefined;
  /** How many files are open now (see {@link OpenFile}). */
  open = 0;
  #cut: { left: number; where: Where } | undefined;

  /** @param size of the file system in flash, in bytes */
  constructor(
    readonly store: Store = new MemoryStore(),
    readonly size = 1 << 20,
  ) {}

  /** The `n`-th write operation from now on (1: the next) loses power; `undefined` calls it off. */
  cutAt(n: number | undefined, where: Where = "inside"): void {
    this.#cut = n === undefined ? undefined : { left: n, where };
  }

  /** Whether a name is one SPIFFS takes. */
  static validName(name: string): boolean {
    return name.length > 0 && name.length <= MAX_NAME && !name.includes("\0");
  }

  names(): string[] {
    return this.store.names();
  }
  read(name: string): Buffer | undefined {
    return this.store.get(name);
  }
  exists(name: string): boolean {
    return this.store.get(name) !== undefined;
  }

  /** Creates an empty file, or empties one: what opening with "w" does. */
  truncate(name: string): void {
    const old = this.store.get(name);
    this.#operate(
      0,
      () => this.store.set(name, Buffer.alloc(0)),
      () => {
        if (old) this.store.set(name, old.subarray(0, old.length >> 1));
      },
    );
  }

  /**
   * Writes `data` at `at` (at most the file's end), the file growing as needed. False when flash is
   * full; then nothing was written.
   */
  write(name: string, at: number, data: Uint8Array): boolean {
    const old = this.store.get(name) ?? Buffer.alloc(0);
    const pages = filePages(Math.max(old.length, at + data.length)) - filePages(old.length);
    if (pages > 0 && this.#pagesUsed() + pages > this.#pages()) return false;
    const put = (part: Uint8Array) => {
      const next = Buffer.alloc(Math.max(old.length, at + part.length));
      old.copy(next);
      next.set(part, at);
      this.store.set(name, next);
    };
    this.#operate(
      data.length,
      () => put(data),
      () => put(data.subarray(0, data.length >> 1)),
    );
    return true;
  }

  /** Whether it was there. */
  remove(name: string): boolean {
    if (!this.exists(name)) return false;
    this.#operate(0, () => this.store.delete(name));
    return true;
  }

  /** False when `from` is missing, `to` exists, or a name is too long. */
  rename(from: string, to: string): boolean {
    const content = this.store.get(from);
    if (content === undefined || this.exists(to) || !Flash.validName(to)) return false;
    this.#operate(0, () => {
      this.store.set(to, content);
      this.store.delete(from);
    });
    return true;
  }

  /** Erases everything. */
  format(): void {
    const names = this.names();
    const erase = (some: string[]) => {
      for (const name of some) this.store.delete(name);
    };
    this.#operate(
      0,
      () => erase(names),
      () => erase(names.slice(names.length >> 1)),
    );
  }

  /** Bytes of the file system in all, and taken, as SPIFFS reports them. */
  info(): { total: number; used: number } {
    return { total: this.#pages() * PAGE_DATA, used: this.#pagesUsed() * PAGE_DATA };
  }

  #pages(): number {
    return (Math.floor(this.size / BLOCK) - 2) * PAGES_PER_BLOCK + 1;
  }
  #pagesUsed(): number {
    return this.names().reduce((sum, name) => sum + filePages(this.store.get(name)!.length), 0);
  }

  #operate(bytes: number, apply: () => void, halfway: () => void = () => {}): void {
    this.writes++;
    this.bytesWritten += bytes;
    if (this.#cut === undefined || --this.#cut.left > 0) {
      apply();
      return;
    }
    const { where } = this.#cut;
    this.#cut = undefined;
    if (where === "after") apply();
    if (where === "inside") halfway();
    this.onPowerCut?.();
    throw new StopBoard("power cut");
  }
}

/**
 * The file name at argument `n`. Raises "filename invalid" when what follows the last slash is
 * longer than 31 bytes, or a zero byte is in it; a longer name in all is SPIFFS's own to refuse.
 */
export function checkName(args: Args, n: number): string {
  const name = args.string(n);
  const base = name.slice(name.lastIndexOf("/") + 1);
  if (base.length > MAX_NAME || name.includes("\0")) args.argError(n, "filename invalid");
  return name;
}

/** Pages a file of `size` bytes takes: its data, and the index pages that refer to them. */
function filePages(size: number): number {
  const data = Math.ceil(size / PAGE_DATA);
  return data + 1 + Math.ceil(Math.max(0, data - FIRST_INDEX) / NEXT_INDEX);
}

/** An open file: a position, and up to a page of written bytes that are not in flash yet. */
export class OpenFile {
  position = 0;
  closed = false;
  #pending: Buffer[] = [];
  #pendingSize = 0;
  #pendingAt = 0;

  constructor(
    readonly flash: Flash,
    readonly name: string,
    readonly readable: boolean,
    readonly writable: boolean,
    readonly append: boolean,
  ) {
    flash.open++;
  }

  get size(): number {
    const stored = this.flash.read(this.name)?.length ?? 0;
    return this.#pendingSize > 0 ? Math.max(stored, this.#pendingAt + this.#pendingSize) : stored;
  }

  /** Up to `n` bytes from the position on; empty at the end. */
  read(n: number): Buffer {
    this.flush();
    const part = (this.flash.read(this.name) ?? Buffer.alloc(0)).subarray(this.position, this.position + n);
    this.position += part.length;
    return part;
  }

  /** Writes at the position (at the end, when opened to append). False when flash is full. */
  write(data: Buffer): boolean {
    if (this.append) this.position = this.size;
    if (
      this.#pendingSize > 0 &&
      (this.position !== this.#pendingAt + this.#pendingSize || this.#pendingSize + data.length > PAGE)
    ) {
      if (!this.flush()) return false;
    }
    if (data.length > PAGE) {
      if (!this.flash.write(this.name, this.position, data)) return false;
    } else if (data.length > 0) {
      if (this.#pendingSize === 0) this.#pendingAt = this.position;
      this.#pending.push(Buffer.from(data));
      this.#pendingSize += data.length;
    }
    this.position += data.length;
    return true;
  }

  /** Puts what is pending into flash. False when flash is full (it is lost then). */
  flush(): boolean {
    if (this.#pendingSize === 0) return true;
    const data = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingSize = 0;
    return this.flash.write(this.name, this.#pendingAt, data);
  }

  /** Flushes and closes. */
  close(): boolean {
    if (this.closed) return true;
    this.abandon();
    return this.flush();
  }

  /** Closes without flushing: what a restart does to it. */
  abandon(): void {
    if (this.closed) return;
    this.closed = true;
    this.flash.open--;
  }
}
