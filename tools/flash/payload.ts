/** What a board is to hold: the Lua files that its modules need, its configuration, and init.lua. */
import { createRequire } from "node:module";
import type { Settings } from "./config.ts";
import { luaValue } from "./lua-text.ts";
import { filesFor } from "./requires.ts";

/** A file that the board is to have. `compile`: it becomes a `.lc` there, and the source goes. */
export interface Wanted {
  name: string;
  content: Buffer;
  compile: boolean;
}

export const CONFIG_FILE = "hearsay.cfg";
export const INIT_FILE = "init.lua";
/** The first line by which an init.lua is known as ours. */
export const INIT_MARK = "-- written by hearsay's flash; to make this file your own, delete this line";
export const INIT_CONTENT = Buffer.from(`${INIT_MARK}\nrequire("hearsay")\n`);

const require = createRequire(import.meta.url);
const minifier: { minify(source: Buffer): Buffer } = require("nodemcu-tool/lib/lua/minifier.js");

/** The name under which a wanted file ends on the board: compiled files as `.lc`. */
export function target(file: Wanted): string {
  return file.compile ? file.name.replace(/\.lua$/, ".lc") : file.name;
}

/**
 * The files for one board, but for init.lua, sorted by name: boot file, modules to start, all that these
 * require, and the configuration.
 * @throws FlashError as `filesFor` and `luaValue` do
 */
export function payload(settings: Settings, luaOut: string, password?: string): Wanted[] {
  const modules = ["hearsay", ...settings.start];
  const files: Wanted[] = [...filesFor(modules, luaOut)].map(([name, source]) => ({
    name,
    content: settings.minify ? minifier.minify(source) : source,
    compile: settings.compile && name.endsWith(".lua"),
  }));
  files.push({ name: CONFIG_FILE, content: configuration(settings, password), compile: false });
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text of hearsay.cfg: a Lua chunk that returns what src/hearsay.ts reads. */
export function configuration(settings: Settings, password?: string): Buffer {
  const { hostname, wifi, start, modules } = settings;
  const table = {
    ...(hostname !== undefined && { hostname }),
    ...(wifi !== undefined && {
      wifi: {
        ssid: wifi.ssid,
        ...(password !== undefined && { pwd: password }),
        ...(wifi.bssid !== undefined && { bssid: wifi.bssid }),
      },
    }),
    start,
    ...Object.fromEntries(start.filter((name) => modules[name]).map((name) => [name, modules[name]])),
  };
  return Buffer.from(`return ${luaValue(table, "")}\n`);
}

/** The compiled file that `require` would prefer to a source of this module. */
export function compiledName(name: string): string | undefined {
  return name.endsWith(".lua") && name !== INIT_FILE ? name.replace(/\.lua$/, ".lc") : undefined;
}
