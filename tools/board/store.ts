/** Where a board's files are kept: in memory, or in a folder of this machine that outlives the process. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Whole files by name (one character a byte). */
export interface Store {
  names(): string[];
  get(name: string): Buffer | undefined;
  set(name: string, content: Buffer): void;
  delete(name: string): void;
}

export class MemoryStore implements Store {
  #files = new Map<string, Buffer>();
  names(): string[] {
    return [...this.#files.keys()];
  }
  get(name: string): Buffer | undefined {
    return this.#files.get(name);
  }
  set(name: string, content: Buffer): void {
    this.#files.set(name, content);
  }
  delete(name: string): void {
    this.#files.delete(name);
  }
}

/**
 * A folder with a file for each of the board's. A slash in a name, and whatever a desktop's file
 * system might not take, is written as `%` and two hexadecimal digits: `gossip%2Frev.dat`.
 */
export class FolderStore implements Store {
  #cache = new Map<string, Buffer>();

  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    for (const entry of readdirSync(folder)) {
      const path = join(folder, entry);
      if (!statSync(path).isFile()) continue;
      const name = decode(entry);
      if (name.length > 31) {
        throw new Error(`${path}: a board's file names have at most 31 bytes; rename it or move it away`);
      }
      this.#cache.set(name, readFileSync(path));
    }
  }
  names(): string[] {
    return [...this.#cache.keys()].sort();
  }
  get(name: string): Buffer | undefined {
    return this.#cache.get(name);
  }
  set(name: string, content: Buffer): void {
    this.#cache.set(name, content);
    writeFileSync(join(this.folder, encode(name)), content);
  }
  delete(name: string): void {
    this.#cache.delete(name);
    const path = join(this.folder, encode(name));
    if (existsSync(path)) rmSync(path);
  }
}

const hex = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

function encode(name: string): string {
  return name.replace(/^\.|[^A-Za-z0-9_.\-+ ]/g, hex);
}

function decode(entry: string): string {
  const bytes = Buffer.from(entry, "utf8").toString("latin1");
  return bytes.replace(/%([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
