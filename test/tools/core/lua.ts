/** The cores of gossip in a virtual board's Lua, and calls into it. */
import { readFileSync } from "node:fs";
import { Flash } from "../../../tools/board/flash.ts";
import { Loader } from "../../../tools/board/loader.ts";
import { GLOBALS, type HostFunction, type RefValue, type Value } from "../../../tools/board/lua/values.ts";
import { cString, lua } from "../../../tools/board/lua/wasm.ts";
import { runChunk } from "../../../tools/board/probe.ts";
import { openLibraries } from "../../../tools/board/rom.ts";
import { Vm } from "../../../tools/board/vm.ts";
import { readFirmware } from "../../../tools/fleet/firmware.ts";
import { placesChunk } from "./places.ts";

/** The Lua that stands between the tests and the cores. */
export const CORES = new URL("cores.lua", import.meta.url);

const FUNCTIONS = [
  ...[
    "seed",
    "heap",
    "create",
    "start",
    "raise",
    "move",
    "tick",
    "receive",
    "push",
    "leave",
    "snapshot",
    "records",
  ],
  ...["sum", "data", "dropped", "swollen", "recount", "put", "find", "remove"],
] as const;

/** A module that is let go of after each use is compiled once for all of them. */
const KEEP_COMPILED = `
  setmetatable(package.preload, { __index = function(preload, name)
    preload[name] = loadfile((name:gsub("%.", "/")) .. ".lua")
    return rawget(preload, name)
  end })`;

/** A Lua with `cores.lua` loaded. Bytes go in and out as strings of one character a byte. */
export class Cores {
  readonly #vm = new Vm();
  readonly #functions = new Map<string, RefValue>();

  /**
   * @param hooks what `cores.lua` calls: functions by their names there
   * @throws Error if it does not load
   */
  constructor(hooks: Record<string, HostFunction> = {}) {
    const vm = this.#vm;
    const flash = new Flash();
    for (const [name, content] of readFirmware()) flash.store.set(name, content);
    flash.store.set("cores.lua", readFileSync(CORES));
    const loader = new Loader(vm, flash);
    const outcomes = [
      vm.protect((args) => openLibraries(args, loader, () => {})),
      runChunk(vm, loader, placesChunk()),
      runChunk(vm, loader, KEEP_COMPILED),
      runChunk(vm, loader, 'cores = require("cores")'),
      vm.protect((args) => {
        lua.lua_getfield(args.L, GLOBALS, cString("cores"));
        for (const name of FUNCTIONS) {
          lua.lua_getfield(args.L, 1, cString(name));
          this.#functions.set(name, args.ref(2));
          lua.lua_settop(args.L, 1);
        }
        for (const [name, hook] of Object.entries(hooks)) {
          vm.pushFunction(args.L, hook);
          lua.lua_setfield(args.L, 1, cString(name));
        }
      }),
    ];
    for (const outcome of outcomes) if (!outcome.ok) throw new Error(String(outcome.error));
  }

  /**
   * Calls a function of `cores.lua` and gives its result.
   * @throws Error with the Lua traceback, if it raises
   */
  call(name: (typeof FUNCTIONS)[number], ...args: Value[]): Value {
    const outcome = this.#vm.call(this.#functions.get(name)!, args);
    if (!outcome.ok) throw new Error(String(outcome.error));
    return outcome.results[0];
  }
}
