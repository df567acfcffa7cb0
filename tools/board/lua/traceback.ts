/** The message handler of everything a board runs: an error becomes its message and a traceback. */
import { GLOBALS, TYPE, toText } from "./values.ts";
import { addFunction, cString, lua } from "./wasm.ts";

/** The message of an out-of-memory error, as Lua has it. */
export const MEMORY_ERROR = "not enough memory";

/** A C function for lua_pcall: calls `debug.traceback(message, 2)`, whatever that is now. */
export const ERROR_WITH_TRACEBACK = addFunction((L) => {
  // There is no room for a traceback.
  if (toText(L, 1) === MEMORY_ERROR) return 1;
  lua.lua_getfield(L, GLOBALS, cString("debug"));
  if (lua.lua_type(L, -1) !== TYPE.table) return raw(L);
  lua.lua_getfield(L, -1, cString("traceback"));
  if (lua.lua_type(L, -1) !== TYPE.function) return raw(L);
  lua.lua_pushvalue(L, 1);
  lua.lua_pushnumber(L, 2);
  lua.lua_call(L, 2, 1);
  return 1;
}, 1);

function raw(L: number): number {
  lua.lua_settop(L, 1);
  return 1;
}
