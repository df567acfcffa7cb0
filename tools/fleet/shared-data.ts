/**
 * What a board holds of the data that members share (`pushGossip`), read from outside as {@link membersOf} reads
 * who they are: no Lua runs on the board for it.
 */
import type { Board } from "../board/board.ts";
import { elementOf, textsOf, upvaluesOf } from "../board/lua/memory.ts";
import { GLOBALS, TYPE } from "../board/lua/values.ts";
import { cString, lua, type Pointer } from "../board/lua/wasm.ts";

/** Where the packed record `Shell` (src/gossip/shell/shell.d.ts) holds what is read here. */
export const PLACES = { core: 2, data: 9 } as const;

/** The data of each member that shares some, by address, as JSON; nothing while the board is off or gossip is not loaded. */
export function sharedData(board: Board): Map<string, string> {
  const all = new Map<string, string>();
  board.vm?.protect(({ L }) => {
    const shell = shellOf(L);
    const data = shell === undefined ? undefined : elementOf(shell, PLACES.data);
    if (data?.type !== TYPE.table) return;
    for (const [address, text] of textsOf(data.pointer)) {
      const ip = [...Buffer.from(address, "latin1")].join(".");
      all.set(ip, unwrapped(Buffer.from(text, "latin1").toString()));
    }
  });
  return all;
}

/** gossip's shell: what `gossip.networkState` looks into when it is asked for a member. */
function shellOf(L: Pointer): Pointer | undefined {
  const get = (name: string) => {
    if (lua.lua_type(L, -1) === TYPE.table) lua.lua_getfield(L, -1, cString(name));
  };
  lua.lua_getfield(L, GLOBALS, cString("package"));
  for (const name of ["loaded", "gossip"]) get(name);
  lua.lua_pushvalue(L, -1);
  get("core");
  const core = lua.lua_topointer(L, -1);
  lua.lua_settop(L, -2);
  get("networkState");
  if (lua.lua_type(L, -1) !== TYPE.table || lua.lua_getmetatable(L, -1) === 0) return undefined;
  get("__index");
  if (lua.lua_type(L, -1) !== TYPE.function) return undefined;
  const tables = upvaluesOf(lua.lua_topointer(L, -1)).filter(({ type }) => type === TYPE.table);
  return tables.find(({ pointer }) => elementOf(pointer, PLACES.core)?.pointer === core)?.pointer;
}

/**
 * What `pushGossip` was given: its JSON stands under the name `data`. A module other than ours may tell other fields,
 * and what NodeMCU's JSON lets pass need not be JSON everywhere: those stay as they are.
 */
function unwrapped(json: string): string {
  try {
    const fields = JSON.parse(json) as Record<string, unknown>;
    const names = Object.keys(fields);
    return names.length === 1 && names[0] === "data" ? JSON.stringify(fields.data) : json;
  } catch {
    return json;
  }
}
