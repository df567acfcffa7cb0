/** Tables of p2ptbl in a virtual board's Lua, and calls into it. */
import { readFileSync } from "node:fs";
import { Flash } from "../../../tools/board/flash.ts";
import { Loader } from "../../../tools/board/loader.ts";
import { GLOBALS, type RefValue, type Value } from "../../../tools/board/lua/values.ts";
import { cString, lua } from "../../../tools/board/lua/wasm.ts";
import { runChunk } from "../../../tools/board/probe.ts";
import { openLibraries } from "../../../tools/board/rom.ts";
import { Vm } from "../../../tools/board/vm.ts";
import { readFirmware } from "../../../tools/fleet/firmware.ts";
import { placesChunk } from "./places.ts";

const FUNCTIONS = ["create", "take", "text"] as const;

/** A Lua with `tables.lua` loaded. Bytes go in and out as strings of one character a byte. */
export class Tables {
  readonly #vm = new Vm();
  readonly #functions = new Map<string, RefValue>();

  /** @throws Error if it does not load */
  constructor() {
    const vm = this.#vm;
    const flash = new Flash();
    for (const [name, content] of readFirmware()) flash.store.set(name, content);
    flash.store.set("tables.lua", readFileSync(new URL("tables.lua", import.meta.url)));
    const loader = new Loader(vm, flash);
    const outcomes = [
      vm.protect((args) => openLibraries(args, loader, () => {})),
      runChunk(vm, loader, placesChunk(["p2ptbl/shell.d.ts", "p2ptbl/busy/rows.ts"])),
      runChunk(vm, loader, 'tables = require("tables")'),
      vm.protect((args) => {
        lua.lua_getfield(args.L, GLOBALS, cString("tables"));
        for (const name of FUNCTIONS) {
          lua.lua_getfield(args.L, 1, cString(name));
          this.#functions.set(name, args.ref(2));
          lua.lua_settop(args.L, 1);
        }
      }),
    ];
    for (const outcome of outcomes) if (!outcome.ok) throw new Error(String(outcome.error));
  }

  /**
   * Calls a function of `tables.lua` and gives its result.
   * @throws Error with the Lua traceback, if it raises
   */
  call(name: (typeof FUNCTIONS)[number], ...args: Value[]): Value {
    const outcome = this.#vm.call(this.#functions.get(name)!, args);
    if (!outcome.ok) throw new Error(String(outcome.error));
    return outcome.results[0];
  }
}
