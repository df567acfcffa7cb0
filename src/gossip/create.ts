/** A board that knows nobody yet: made once, and let go of. */
import { type Core, Time } from "./core";
import { Size, type Table } from "./table";

/** What a core is given; the rest of it begins empty. */
export interface Around {
  config: Core["config"];
  send: Core["send"];
  changes: Core["changes"];
  ping: Core["ping"];
  anyMember: Core["anyMember"];
  drop: Core["drop"];
  heap: Core["heap"];
  random: Core["random"];
  uptime: Core["uptime"];
}

/** A core, of what its surroundings do for it. */
export function createCore(around: Around): Core {
  const empty: Table = { buckets: [""], sum: 0, count: 0, alive: 0 };
  const core: Core = {
    table: empty,
    config: around.config,
    send: around.send,
    changes: around.changes,
    ping: around.ping,
    anyMember: around.anyMember,
    drop: around.drop,
    heap: around.heap,
    random: around.random,
    uptime: around.uptime,
    own: "",
    tick: 0,
    round: Time.ROUND,
    phase: around.random(0, Time.ROUND - 1),
    probes: new LuaTable(),
    favours: [],
    rumours: "",
    calls: new LuaTable(),
    joins: 0,
    health: 0,
    heard: 0,
    changed: 0,
    grown: 0,
    asked: 0,
    wanted: around.random(0, 63),
  };
  return core;
}

/** Gives the table, while it is empty, as many buckets as the members it may get ask for. */
export function prepare(core: Core): void {
  if (core.table.count > 0) return;
  for (const i of $range(0, math.min(math.floor((core.config.maxMembers - 1) / Size.BUCKET), 254))) {
    core.table.buckets[i] = "";
  }
}
