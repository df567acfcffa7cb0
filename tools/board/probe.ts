/** Looking into a running board from outside: for tests, benchmarks and displays. */
import type { Loader } from "./loader.ts";
import { LuaError } from "./lua/args.ts";
import { GLOBALS } from "./lua/values.ts";
import { cString, lua } from "./lua/wasm.ts";
import type { Value } from "./module.ts";
import type { Outcome, Vm } from "./vm.ts";

/** The value of a global. */
export function readGlobal(vm: Vm, name: string): Value {
  const outcome = vm.protect(({ L }) => {
    lua.lua_getfield(L, GLOBALS, cString(name));
    return vm.pull(L, -1);
  });
  return outcome.ok ? outcome.results[0] : undefined;
}

/** Compiles and runs a chunk. */
export function runChunk(vm: Vm, loader: Loader, chunk: string): Outcome {
  return vm.protect((args) => {
    const error = loader.loadBuffer(args.L, chunk, "=host");
    if (error !== undefined) throw new LuaError(error, false);
    lua.lua_call(args.L, 0, -1);
    return args.takeTop(lua.lua_gettop(args.L));
  });
}
