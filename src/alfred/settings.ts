/** What the user has set for alfred as it starts. Loaded then, and let go of before it does. */
import type * as Endpoint from "../lib/endpoint";
import { use } from "../lib/modules";
import type * as MacBytes from "./busy/mac_bytes";
import type * as Mode from "./mode";
import type { Settings, Shell } from "./shell";
import type * as Start from "./start";

const SETTINGS =
  " mode group port syncPeriod dataTimeout serverTimeout requestTimeout maxRecords maxBytes allowReserved ";

function refuse(name: string, value: unknown, wanted: string): never {
  return error(`alfred.start: ${name} is ${tostring(value)}, and is to be ${wanted}`, 0);
}

/** A setting that is a whole number. */
function whole(name: string, value: unknown, usual: number, least: number, most: number): number {
  const n = value ?? usual;
  // Not one that is no number to itself either, as 0/0 is none.
  if (
    type(n) !== "number" ||
    !((n as number) >= least && (n as number) <= most) ||
    math.floor(n as number) !== n
  )
    refuse(name, value, `a whole number from ${least} to ${most}`);
  return math.floor(n as number);
}

/** A setting that is a time, in seconds. */
function seconds(name: string, value: unknown, usual: number, most: number): number {
  const n = (value ?? usual) as number;
  if (type(n) !== "number" || !(n > 0 && n <= most))
    refuse(name, value, `seconds, more than 0 and at most ${most}`);
  return n;
}

/** Has the settings, or raises an error if one of them cannot be. */
function configure(shell: Shell, settings: Settings): void {
  if (type(settings) !== "table")
    error(`alfred.start: settings are ${type(settings)}, and are to be a table, or nil`, 0);
  for (const [name] of pairs(settings)) {
    if (
      type(name) !== "string" ||
      string.find(name, " ", 1, true)[0] !== undefined ||
      string.find(SETTINGS, ` ${name} `, 1, true)[0] === undefined
    )
      error(`alfred.start: there is no setting "${tostring(name)}":${string.sub(SETTINGS, 1, -2)} are`, 0);
  }
  // False is not nil.
  const mode = (settings.mode as unknown) ?? "secondary";
  use<typeof Mode>("alfred.mode", true).checkMode("start", mode);
  const group = (settings.group as unknown) ?? "224.0.0.66";
  if (!use<typeof Endpoint>("lib.endpoint", true).isGroup(group))
    refuse("group", group, "an address from 224.0.0.0 to 239.255.255.255");
  if (settings.allowReserved !== undefined && type(settings.allowReserved) !== "boolean")
    refuse("allowReserved", settings.allowReserved, "true or false");
  shell.syncPeriod = seconds("syncPeriod", settings.syncPeriod, 10, 3600);
  shell.dataTimeout = seconds("dataTimeout", settings.dataTimeout, 600, 1000000);
  shell.serverTimeout = seconds("serverTimeout", settings.serverTimeout, 60, 1000000);
  shell.requestTimeout = seconds("requestTimeout", settings.requestTimeout, 10, 3600);
  shell.maxRecords = whole("maxRecords", settings.maxRecords, 200, 1, 10000);
  shell.maxBytes = whole("maxBytes", settings.maxBytes, 10240, 100, 1048576);
  shell.alfred.port = whole("port", settings.port, 16962, 1, 65535);
  shell.allowReserved = settings.allowReserved === true;
  shell.primary = mode === "primary";
  shell.alfred.group = group as string;
}

/** As `start` of alfred. */
export function start(shell: Shell, settings?: Settings): LuaMultiReturn<[]> {
  if (shell.alfred.started) return $multi();
  configure(shell, settings ?? {});
  shell.mac = use<typeof MacBytes>("alfred.busy.mac_bytes", true).macBytes(wifi.sta.getmac()) ?? "";
  return use<typeof Start>("alfred.start", true).start(shell);
}
