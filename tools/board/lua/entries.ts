/**
 * Where C enters the host: the functions that stand in the WebAssembly table, shared by all boards.
 * Each finds the machine that a `lua_State` belongs to and leaves the work to it. An error must not
 * pass C frames as a JavaScript exception: it is kept until the end and raised as Lua raises.
 */
import { ArgError, type LuaError } from "./args.ts";
import { globalOf } from "./heap.ts";
import { pushString } from "./values.ts";
import { addFunction, isLongJump, lua, type Pointer, withBytes } from "./wasm.ts";

/** What the entries need of a virtual machine. */
export interface Machine {
  /** Runs the host function of the running C closure; gives the number of its results. */
  callHost(L: Pointer): number;
  /** Runs what was handed over to be run protected. */
  callProtected(L: Pointer): number;
  /** The userdata at index 1 is being collected. */
  collected(L: Pointer): void;
  /** The count hook: raises by throwing {@link LuaError}. */
  stepped(L: Pointer): void;
  /** Turns what the host threw into what Lua is to raise; throws what cannot be raised. */
  asLuaError(error: unknown): LuaError;
}

const machines = new Map<Pointer, Machine>();

/** Makes the machine of a new main thread known; gives what makes it unknown again. */
export function register(L: Pointer, machine: Machine): () => void {
  const key = globalOf(L);
  machines.set(key, machine);
  return () => machines.delete(key);
}

/** Raises `failure` in Lua; does not return. */
function raise(L: Pointer, failure: LuaError): number {
  if (failure instanceof ArgError) {
    const complain = failure.expected ? lua.luaL_typerror : lua.luaL_argerror;
    return withBytes(`${failure.message}\0`, (message) => complain(L, failure.arg, message));
  }
  lua.lua_checkstack(L, 3);
  if (failure.position) lua.luaL_where(L, 1);
  pushString(L, failure.message);
  if (failure.position) lua.lua_concat(L, 2);
  return lua.lua_error(L);
}

function guarded(run: (machine: Machine, L: Pointer) => number): (L: Pointer) => number {
  return (L) => {
    const machine = machines.get(globalOf(L));
    if (!machine) return 0;
    let failure: LuaError;
    try {
      return run(machine, L);
    } catch (error) {
      if (isLongJump(error)) throw error;
      failure = machine.asLuaError(error);
    }
    return raise(L, failure);
  };
}

/** The C function of every host function's closure. */
export const HOST_FUNCTION = addFunction(
  guarded((machine, L) => machine.callHost(L)),
  1,
);
/** The C function that runs a piece of the host under lua_pcall. */
export const PROTECTED = addFunction(
  guarded((machine, L) => machine.callProtected(L)),
  1,
);
/** `__gc` of every class. */
export const COLLECTED = addFunction(
  guarded((machine, L) => {
    machine.collected(L);
    return 0;
  }),
  1,
);
const step = guarded((machine, L) => {
  machine.stepped(L);
  return 0;
});
/** The count hook. */
export const HOOK = addFunction((L) => void step(L!), 2, false);
