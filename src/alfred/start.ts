/** Taking part, and no more. Loaded when the user says so, and let go of at once. */
import type * as Endpoint from "../lib/endpoint";
import { guard } from "../lib/guard";
import { use } from "../lib/modules";
import type * as Watch from "../lib/watch";
import type * as MacBytes from "./busy/mac_bytes";
import type { Mode, Settings, Shell } from "./shell";

/** How often to look for an address, in milliseconds. */
const LOOK = 10000;

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

function checkMode(where: string, mode: unknown): void {
  if (mode !== "primary" && mode !== "secondary")
    error(`alfred.${where}: the mode is ${tostring(mode)}, and is to be "primary" or "secondary"`, 0);
}

/** Has the settings, or raises an error if one of them cannot be. */
function configure(shell: Shell, settings: Settings): void {
  if (type(settings) !== "table")
    error(`alfred.start: settings are ${type(settings)}, and are to be a table, or nil`, 0);
  for (const [name] of pairs(settings)) {
    if (string.find(SETTINGS, ` ${tostring(name)} `, 1, true)[0] === undefined)
      error(`alfred.start: there is no setting "${tostring(name)}":${string.sub(SETTINGS, 1, -2)} are`, 0);
  }
  const mode = settings.mode ?? "secondary";
  checkMode("start", mode);
  const group = settings.group ?? "224.0.0.66";
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
  shell.alfred.group = group;
}

/** Wi-Fi gave an address, took it away (nil), or changed it. */
export function addressed(shell: Shell, ip: string | undefined): void {
  use<typeof Endpoint>("lib.endpoint", true).moveTo(shell.alfred, ip, shell.onReceive);
}

/** As `start` of alfred. */
export function start(shell: Shell, settings?: Settings): void {
  if (shell.alfred.started) return;
  configure(shell, settings ?? {});
  shell.mac = use<typeof MacBytes>("alfred.busy.mac_bytes", true).macBytes(wifi.sta.getmac()) ?? "";
  shell.onAddress ??= guard(shell.report, (ip: string | undefined) =>
    use<typeof import("./start")>("alfred.start", true).addressed(shell, ip),
  );
  const ip = use<typeof Watch>("lib.watch", true).watch(shell.onAddress, LOOK);
  shell.alfred.started = true;
  const [begun, problem] = pcall(() => {
    addressed(shell, ip);
    // A look each second; or where periods are shorter, or no whole seconds, a little more often.
    shell.looks = math.ceil(shell.syncPeriod);
    // Boards that have started at the same time need not all speak at the same time.
    shell.left = node.random(1, shell.looks);
    shell.timer = tmr.create();
    const interval = math.floor((1000 * shell.syncPeriod) / shell.looks);
    shell.timer.alarm(math.max(interval, 1), tmr.ALARM_AUTO, shell.onLook);
  });
  if (begun) return;
  stop(shell);
  error(problem, 0);
}

/** What has begun is given up. */
function abandon(shell: Shell): void {
  const open = shell.open;
  shell.open = [];
  shell.bytes = 0;
  shell.jobs = [];
  shell.sync = undefined;
  for (const one of open) {
    const answer = one.answer;
    // It may be under way.
    one.packets = new LuaTable<number, string>();
    one.answer = undefined;
    if (answer !== undefined) guard(shell.report, answer)(undefined, "stopped");
  }
}

/** As `stop` of alfred. */
export function stop(shell: Shell): void {
  if (!shell.alfred.started) return;
  use<typeof Watch>("lib.watch", true).unwatch(shell.onAddress!);
  pcall(addressed, shell, undefined);
  use<typeof Endpoint>("lib.endpoint", true).release(shell.alfred);
  if (shell.timer !== undefined) shell.timer.unregister();
  shell.timer = undefined;
  shell.alfred.started = false;
  abandon(shell);
  // Of others nothing is known once it starts anew.
  shell.heard = { pieces: [], count: 0, bytes: 0 };
  shell.gone = { pieces: [], count: 0, bytes: 0 };
  shell.neighbours = { pieces: [], count: 0, bytes: 0 };
  shell.best = undefined;
  shell.changed = undefined;
}

/** As `setMode` of alfred. */
export function setMode(shell: Shell, mode: unknown): void {
  checkMode("setMode", mode);
  if (((mode as Mode) === "primary") === shell.primary) return;
  shell.primary = !shell.primary;
  if (shell.alfred.started) abandon(shell);
}
