/** What makes a fleet run more than gossip: its boards' init.lua, their heap, and the ports that they need. */
import { type Fleet, gossipLines, initLua, joiningLua } from "./fleet.ts";
import { TABLE_HEAP, TABLE_PORT, tableLines } from "./table-init.ts";

/** Which modules the boards run besides gossip. */
export interface Modules {
  /** The table that they share; undefined: none. */
  table: string | undefined;
  alfred: boolean;
  /** Where they tell facts, "ws://…"; undefined: nowhere. */
  facts: string | undefined;
}

/** gossip's own port, and alfred's, which the boards' addresses must have free. */
const GOSSIP_PORT = 5000;
const ALFRED_PORT = 16_962;

/** So many of the first boards are alfred's primaries: one may be switched off. */
const PRIMARIES = 2;

/** Bytes of heap for each module beyond gossip and another one. */
const FURTHER = 24 * 1024;

/** An init.lua as a user would write it who wants all of that. */
export function modulesInit(modules: Modules): (ip: string, fleet: Fleet) => string {
  const { table, alfred, facts } = modules;
  return (ip, fleet) => {
    const index = fleet.boards.findIndex((board) => board.ip === ip);
    const lines = [
      ...(table === undefined ? [] : tableLines(table)),
      ...(alfred ? alfredLines(index) : []),
      ...(facts === undefined ? [] : factsLines(facts)),
    ];
    return lines.length === 0 ? initLua(ip, fleet) : joiningLua([...gossipLines(fleet), ...lines]);
  };
}

/** Bytes of heap of a board that runs them; undefined: a board's own 44 KB. More than gossip needs LFS on a real one. */
export function modulesHeap(modules: Modules): number | undefined {
  const { length } = namesOf(modules);
  return length === 0 ? undefined : TABLE_HEAP + (length - 1) * FURTHER;
}

/** Ports that a board's address must have free. */
export function modulesPorts({ table, alfred }: Pick<Modules, "table" | "alfred">): number[] {
  return [GOSSIP_PORT, ...(table === undefined ? [] : [TABLE_PORT]), ...(alfred ? [ALFRED_PORT] : [])];
}

function namesOf({ table, alfred, facts }: Modules): string[] {
  return [
    ...(table === undefined ? [] : ["tables"]),
    ...(alfred ? ["alfred"] : []),
    ...(facts === undefined ? [] : ["facts"]),
  ];
}

/** Each tells its name, and each minute how much heap it has. */
function alfredLines(index: number): string[] {
  return [
    `alfred = require("alfred")`,
    `alfred.start({ mode = "${index < PRIMARIES ? "primary" : "secondary"}" })`,
    `alfred.set(64, "board ${index + 1}")`,
    `local function tell() alfred.set(100, node.heap() .. " bytes free") end`,
    "tell()",
    "tmr.create():alarm(60000, tmr.ALARM_AUTO, tell)",
  ];
}

/** Each measures how well it hears its access point, and how long it is up. */
function factsLines(server: string): string[] {
  return [
    `facts = require("facts")`,
    `facts.define("radio", function() return { rssi = wifi.sta.getrssi(), uptime = tmr.time() } end, 10)`,
    `facts.start({ server = "${server}", connectInterval = 2 })`,
  ];
}
