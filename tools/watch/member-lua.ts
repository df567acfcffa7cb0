/** The Lua of the member that this PC is in a fleet of real boards. */
import { literal } from "../desktop/bytes.ts";

/** Presets of gossip's: see docs/gossip.md. */
export const PRESETS = ["home", "building", "campus"] as const;

export interface MemberSettings {
  /** Addresses of boards to ask; none: by broadcast alone. */
  seeds: readonly string[];
  /** gossip's roundInterval, milliseconds. */
  interval: number;
  /** gossip's comPort. */
  port: number;
  preset: (typeof PRESETS)[number];
  /** The name of this PC, by which others know what this member is. */
  watcher: string;
  /** Tables to take part in. */
  tables: readonly string[];
  /** The multicast group by which they travel; undefined: by broadcast. */
  group: string | undefined;
  /** Whether alfred's records are heard, too. */
  alfred: boolean;
}

/** What a PC has heap for. */
const DATA = 65_535;
const TABLE = "{ maxRows = 10000, maxRow = 1000, maxBytes = 65536, strict = false }";
const RECORDS = "maxRecords = 10000, maxBytes = 1048576";

/**
 * What the member does from its start on, so also after a restart: an init.lua as a user would write it. Of alfred it
 * is a primary: others tell a primary all that they have, and a secondary has only what it asks for, a type at a time.
 */
export function memberInit(settings: MemberSettings): string {
  const { seeds, interval, port, preset, watcher, tables, group, alfred } = settings;
  const lines = [
    `gossip = require("gossip")`,
    `gossip.setConfig({ preset = "${preset}", seedList = { ${seeds.map(literal).join(", ")} },`,
    `  roundInterval = ${interval}, comPort = ${port}, maxDataTotal = ${DATA} })`,
    "gossip.start()",
    pushLua({}, watcher),
  ];
  if (tables.length > 0) {
    lines.push(`hbbp = require("hbbp")`, `p2ptbl = require("p2ptbl")`);
    lines.push(`hbbp.start(${group === undefined ? "" : `{ group = ${literal(group)} }`})`);
    for (const name of tables.map(literal))
      lines.push(`p2ptbl.init(${name}, ${TABLE})`, `p2ptbl.enable(${name})`);
  }
  if (alfred) lines.push(`alfred = require("alfred")`, `alfred.start({ mode = "primary", ${RECORDS} })`);
  return lines.map((line) => `${line}\n`).join("");
}

/** Shares data through gossip, and with it always what this member is. */
export function pushLua(data: Record<string, string | number | boolean>, watcher: string): string {
  const fields = Object.entries({ ...data, watcher }).map(
    ([key, value]) => `[${literal(key)}] = ${typeof value === "string" ? literal(value) : value}`,
  );
  return `gossip.pushGossip({ ${fields.join(", ")} })`;
}

/**
 * Gives what the member's gossip knows: by address {revision, heartbeat, state, seconds of sleep or -1, its further
 * fields as JSON or ""}. What is of somebody whose fields cannot be told on, is told without them.
 */
export const LOOK = `
  local gossip = package.loaded.gossip
  local all = {}
  if not gossip or not gossip.ip then return all end
  for ip, member in gossip.members() do
    local more = {}
    for key, value in pairs(member) do
      if key ~= "revision" and key ~= "heartbeat" and key ~= "state" and key ~= "asleep" then more[key] = value end
    end
    local fine, text = true, ""
    if next(more) ~= nil then fine, text = pcall(sjson.encode, more) end
    all[ip] = { member.revision, member.heartbeat, member.state, member.asleep or -1, fine and text or "" }
  end
  return all`;

/** Gives the addresses of who has set alfred's records, as far as they are known, by MAC address. */
export function addressesLua(macs: readonly string[]): string {
  return `local all = {}
    for _, mac in ipairs({ ${macs.map(literal).join(", ")} }) do all[mac] = alfred.ipOf(mac) end
    return all`;
}

/** Has it leave as a board does that says so: goodbye to gossip, and no more of the rest. */
export const LEAVE = `
  for _, name in ipairs({ "gossip", "alfred", "hbbp" }) do
    local module = package.loaded[name]
    if module then pcall(module.stop) end
  end`;
