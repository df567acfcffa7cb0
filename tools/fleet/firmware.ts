/** The transpiled Lua as a board's flash gets it. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { stripDebug } from "../board/lua/bytecode.ts";
import { Vm } from "../board/vm.ts";
import { LUA_OUT } from "../build/build.ts";

/** Files by the name they have on a board: `gossip/check.lua`. */
export type Firmware = ReadonlyMap<string, Buffer>;

/** Every Lua file of `lua_out/`, as it is. Throws where there is none. */
export function readFirmware(): Firmware {
  const files = new Map<string, Buffer>();
  const entries = readdirSync(LUA_OUT, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith(".lua")) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(LUA_OUT, path).split(sep).join("/"), readFileSync(path));
  }
  if (files.size === 0) throw new Error(`${LUA_OUT} holds no Lua: run npm run build`);
  return files;
}

/** The same compiled, as `node.compile` does on the board: `gossip/check.lc`, without line numbers. */
export function compiled(firmware: Firmware): Firmware {
  const vm = new Vm();
  const files = new Map<string, Buffer>();
  for (const [name, source] of firmware) {
    const outcome = vm.protect(({ L }) => {
      const problem = vm.load(L, source, `@${name}`);
      if (problem === undefined) files.set(`${name.slice(0, -2)}c`, Buffer.from(stripDebug(vm.dump(L))));
      else throw new Error(`${name} does not compile: ${problem}`);
    });
    if (!outcome.ok) throw new Error(`${name} does not compile: ${String(outcome.error)}`);
  }
  vm.close();
  return files;
}
