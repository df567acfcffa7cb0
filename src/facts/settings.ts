/** What the user has set for facts as it starts. Loaded then, and let go of before it does. */
import { use } from "../lib/modules";
import type * as Json from "./busy/json";
import { Ticks } from "./phase";
import type { Settings, Shell } from "./shell";
import type * as Start from "./start";

const SETTINGS = " server region zone dataCenter token connectInterval connectPeriod buffer onGiveUp ";
const BUFFER = " records bytes file spillEvery ";

function refuse(name: string, value: unknown, wanted: string): never {
  return error(`facts.start: ${name} is ${tostring(value)}, and is to be ${wanted}`, 0);
}

/** Raises an error if a table has what there is not. */
function check(where: string, settings: object, known: string): void {
  if (type(settings) !== "table")
    error(`facts.start: ${where}s are ${type(settings)}, and are to be a table`, 0);
  for (const [name] of pairs(settings)) {
    if (string.find(known, ` ${tostring(name)} `, 1, true)[0] === undefined)
      error(`facts.start: there is no ${where} "${tostring(name)}":${string.sub(known, 1, -2)} are`, 0);
  }
}

/** A setting that is a number; whole, or not. */
function number(name: string, value: unknown, usual: number, least: number, most: number): number {
  const n = (value ?? usual) as number;
  if (type(n) !== "number" || !(n >= least && n <= most))
    refuse(name, value, `a number from ${least} to ${most}`);
  return n;
}

/** A setting that is a text that JSON and a header can hold. */
function text(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (type(value) !== "string" || string.find(value as string, "^[^%c]+$")[0] === undefined)
    refuse(name, value, "a string that can be printed");
  return value as string;
}

/** Has the settings, or raises an error if one of them cannot be. */
function configure(shell: Shell, settings: Settings): void {
  check("setting", settings, SETTINGS);
  const server = text("server", settings.server);
  if (server === undefined || string.find(server, "^wss?://.")[0] === undefined)
    refuse("server", settings.server, 'a URL, "ws://host:8675/client"');
  const buffer = settings.buffer ?? {};
  check("buffer setting", buffer, BUFFER);
  const name = text("buffer.file", buffer.file);
  if (name !== undefined && name.length > 27) refuse("buffer.file", name, "a name of at most 27 bytes");
  if (settings.onGiveUp !== undefined && type(settings.onGiveUp) !== "function")
    refuse("onGiveUp", settings.onGiveUp, "a function");
  const { quoted } = use<typeof Json>("facts.busy.json");
  let place = "";
  for (const [key, what, given] of [
    ["region", "region", settings.region],
    ["zone", "zone", settings.zone],
    ["datacenter", "dataCenter", settings.dataCenter],
  ] as [string, string, string | undefined][]) {
    const value = text(what, given);
    if (value === undefined) continue;
    // As the server takes them.
    if (value.length > 64 || string.find(value, "\\", 1, true)[0] !== undefined)
      refuse(what, value, "at most 64 bytes without backslashes");
    place += `,"${key}":${quoted(value)}`;
  }
  const ticks = (what: string, value: unknown, usual: number) =>
    math.floor(number(what, value, usual, 1, 1000000) * Ticks.SECOND);
  const token = text("token", settings.token);
  const [interval, period] = [
    ticks("connectInterval", settings.connectInterval, 5),
    ticks("connectPeriod", settings.connectPeriod, 900),
  ];
  const records = math.floor(number("buffer.records", buffer.records, 100, 1, 10000));
  const bytes = math.floor(number("buffer.bytes", buffer.bytes, 4096, 100, 65535));
  shell.spillEvery = ticks("buffer.spillEvery", buffer.spillEvery, 300);
  shell.server = server!;
  shell.place = place;
  shell.token = token;
  shell.connectInterval = interval;
  shell.connectPeriod = period;
  shell.maxRecords = records;
  shell.maxBytes = bytes;
  shell.file = name;
  shell.onGiveUp = settings.onGiveUp;
}

/** As `start` of facts. */
export function start(shell: Shell, settings: Settings): LuaMultiReturn<[]> {
  if (shell.facts.started) return $multi();
  configure(shell, settings ?? {});
  return use<typeof Start>("facts.start", true).start(shell);
}
