/**
 * What a board's gossip knows, read from outside: through Lua's C interface, straight out of the
 * loaded module's tables, so that looking costs the board next to no heap and changes nothing.
 */
import type { Board } from "../board/board.ts";
import { GLOBALS, TYPE } from "../board/lua/values.ts";
import { cString, lua } from "../board/lua/wasm.ts";
import type { Value } from "../board/module.ts";
import { formatIp } from "../lan/address.ts";

/** A member's state, as it is on the wire. */
export const STATE = { UP: 0, TICK: 1, SUSPECT: 2, DOWN: 3, REMOVE: 4 } as const;

/** A member as one board sees it. */
export interface Member {
  revision: number;
  heartbeat: number;
  state: number;
}

/** Every member that one board's gossip holds, itself included, by address. */
export type Members = ReadonlyMap<string, Member>;

/** Bytes of a packed member, and where its parts stand in them: docs/protocol.md. */
const RECORD = { size: 16, revision: 4, condition: 9, heartbeat: 11 };

/** Where packed records (tools/build/packed.ts) hold what is read here: src/gossip/core.ts, table.ts. */
export const PLACES = { table: 1, probes: 17, buckets: 1, tries: 1, suspected: 4 } as const;
/** Pings from which on an answer is owed: src/gossip/busy/member.ts. */
const OWED = 2;

/** `package.loaded.<fields>` as the host sees it; undefined where there is no such table. */
export function loadedTable(board: Board, ...fields: (string | number)[]): Map<Value, Value> | undefined {
  let table: Value;
  board.vm?.protect(({ L, vm }) => {
    lua.lua_getfield(L, GLOBALS, cString("package"));
    for (const name of ["loaded", ...fields]) {
      if (lua.lua_type(L, -1) !== TYPE.table) return;
      if (typeof name === "number") lua.lua_rawgeti(L, -1, name);
      else lua.lua_getfield(L, -1, cString(name));
    }
    if (lua.lua_type(L, -1) === TYPE.table) table = vm.pull(L, -1);
  });
  return table instanceof Map ? table : undefined;
}

/** Whether a board has loaded a module: `alfred`. */
export function hasLoaded(board: Board, module: string): boolean {
  let found = false;
  board.vm?.protect(({ L }) => {
    for (const [place, name] of ["package", "loaded", module].entries()) {
      if (place > 0 && lua.lua_type(L, -1) !== TYPE.table) return;
      lua.lua_getfield(L, place === 0 ? GLOBALS : -1, cString(name));
    }
    found = lua.lua_type(L, -1) === TYPE.table;
  });
  return found;
}

/** Lua's tables of counters as plain objects. */
function plain(table: Map<Value, Value>): Record<string, Value> {
  const entries = [...table].map(([key, value]) => [
    String(key),
    value instanceof Map ? plain(value) : value,
  ]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/** How many members the board's gossip keeps at most; undefined while it is off or gossip is not loaded. */
export function boundOf(board: Board): number | undefined {
  const bound = loadedTable(board, "gossip", "config")?.get("maxMembers");
  return typeof bound === "number" ? bound : undefined;
}

/** Addresses by their number: there are few, and each is read again and again. */
const addresses = new Map<number, string>();

function addressOf(number: number): string {
  let ip = addresses.get(number);
  if (ip === undefined) {
    ip = formatIp(number);
    addresses.set(number, ip);
  }
  return ip;
}

/** Reads whom a board's gossip knows, from one look to the next: while nothing has changed, it is the very same map. */
export class MemberReader {
  private packed = "";
  private probed = "";
  private members: Members = new Map();

  /** Undefined while the board is off or gossip is not loaded. */
  read(board: Board): Members | undefined {
    const buckets = loadedTable(board, "gossip", "core", PLACES.table, PLACES.buckets);
    if (!buckets) return membersOfOriginal(board);
    const packed = [...buckets.values()].join("");
    const doubts = doubtsOf(board);
    const probed = [...doubts].join();
    if (packed === this.packed && probed === this.probed) return this.members;
    const bytes = Buffer.from(packed, "latin1");
    const members = new Map<string, Member>();
    for (let at = 0; at + RECORD.size <= bytes.length; at += RECORD.size) {
      const ip = addressOf(bytes.readUInt32BE(at));
      const state = bytes[at + RECORD.condition]! >> 4;
      members.set(ip, {
        revision: bytes.readUInt32BE(at + RECORD.revision),
        heartbeat: bytes.readUInt32BE(at + RECORD.heartbeat),
        state: state < STATE.DOWN ? (doubts.get(ip) ?? state) : state,
      });
    }
    this.packed = packed;
    this.probed = probed;
    this.members = members;
    return members;
  }
}

/** Whom a board's own pings make it doubt, as getNetworkState() tells it: records do not hold that. */
function doubtsOf(board: Board): Map<string, number> {
  const doubts = new Map<string, number>();
  for (const [address, probe] of loadedTable(board, "gossip", "core", PLACES.probes) ?? []) {
    if (!(probe instanceof Map) || Number(probe.get(PLACES.tries)) < OWED) continue;
    const ip = addressOf(Buffer.from(String(address), "latin1").readUInt32BE());
    doubts.set(ip, probe.has(PLACES.suspected) ? STATE.SUSPECT : STATE.TICK);
  }
  return doubts;
}

/** The same of NodeMCU's own module, which keeps a table a member. */
function membersOfOriginal(board: Board): Members | undefined {
  const state = loadedTable(board, "gossip", "networkState");
  if (!state) return undefined;
  const members = new Map<string, Member>();
  for (const [ip, entry] of state) {
    if (!(entry instanceof Map)) continue;
    const number = (field: string) => Number(entry.get(field));
    members.set(String(ip), {
      revision: number("revision"),
      heartbeat: number("heartbeat"),
      state: number("state"),
    });
  }
  return members;
}

/** `gossip.stats`, or another module's: counters, and counters by cause; undefined while the board is off or that is not loaded. */
export function statsOf(board: Board, module = "gossip"): Record<string, Value> | undefined {
  const stats = loadedTable(board, module, "stats");
  return stats && plain(stats);
}

/**
 * The text that `getNetworkState()` gives on this board, as a JSON value. Undefined while gossip is
 * not loaded; throws what it raises. Unlike {@link MemberReader} this runs on the board and takes heap.
 */
export function networkState(board: Board): unknown {
  const [text] = board.lua("local gossip = package.loaded.gossip return gossip and gossip.getNetworkState()");
  return typeof text === "string" ? JSON.parse(Buffer.from(text, "latin1").toString()) : undefined;
}
