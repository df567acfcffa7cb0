/** Remembers what the last build saw and left, so that the next one can tell that nothing has changed. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readLua } from "./output.ts";

export interface Size {
  files: number;
  bytes: number;
}

/** All that decides what a build makes: the sources, the types, the build itself, and the packages. */
const INPUTS = ["src", "types", "tools/build", "package-lock.json", "tsconfig.json"];

/** The size of the Lua, if sources and Lua are just as the last good build left them. */
export function upToDate(root: string, luaOut: string): Size | undefined {
  let stamp: string;
  try {
    stamp = readFileSync(stampFile(root), "utf8");
  } catch {
    return undefined;
  }
  const lua = readLua(luaOut);
  return stamp === fingerprint(root, lua) ? sizeOf(lua) : undefined;
}

/** Notes that the Lua there is now is what the sources produce. */
export function remember(root: string, luaOut: string): Size {
  const lua = readLua(luaOut);
  mkdirSync(join(root, "build"), { recursive: true });
  const draft = `${stampFile(root)}.${process.pid}`;
  writeFileSync(draft, fingerprint(root, lua));
  renameSync(draft, stampFile(root));
  return sizeOf(lua);
}

function stampFile(root: string): string {
  return join(root, "build", "lua_out.stamp");
}

function fingerprint(root: string, lua: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  const add = (name: string, text: string | Buffer) => hash.update(`${name}\0${text.length}\0`).update(text);
  const visit = (path: string) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(below);
      else if (/\.(ts|json)$/.test(entry.name)) add(below, readFileSync(join(root, below)));
    }
  };
  for (const input of INPUTS) {
    if (input.includes(".")) add(input, readFileSync(join(root, input)));
    else visit(input);
  }
  for (const [path, text] of [...lua].sort(([a], [b]) => (a < b ? -1 : 1))) add(`lua/${path}`, text);
  return hash.digest("hex");
}

function sizeOf(lua: ReadonlyMap<string, string>): Size {
  let bytes = 0;
  for (const text of lua.values()) bytes += Buffer.byteLength(text);
  return { files: lua.size, bytes };
}
