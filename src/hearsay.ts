/**
 * Boot: reads `hearsay.cfg`, which `npm run flash` wrote, joins Wi-Fi if told to, and starts the modules
 * that it names. A user's init.lua holds `require("hearsay")`; nothing here leaves as an error, whatever is
 * wrong is printed with "hearsay: " before it. The last line of a boot begins with `hearsay: up`.
 *
 * It also counts panics: a board whose application panics three times in a row within a minute of boot
 * stays at its console. Only the panic handler and `start` stay in the heap; the rest of this file is
 * garbage once the modules are started, which is right after init.lua has ended.
 */

interface WifiSettings {
  ssid: string;
  pwd?: string;
  bssid?: string;
}

/** What hearsay.cfg returns: these fields, and under a module's own name the settings it starts with. */
interface Configuration {
  hostname?: string;
  wifi?: WifiSettings;
  start?: LuaTable<number, string>;
}

interface Startable {
  setConfig?: (this: void, config: unknown) => void;
  start?: (this: void, config: unknown) => void;
}

const CONFIG_FILE = "hearsay.cfg";
/** Holds the number of panics in a row; there is no such file on a board that is well. */
const PANIC_FILE = "hearsay.panics";
const MAX_PANICS = 3;
const MINUTE = 60;
/** The firmware's own pause between a panic and the restart. */
const RESTART_DELAY = 2000;

let panics = 0;
let restarting = false;

function say(text: string): void {
  print(`hearsay: ${text}`);
}

/** True if the application was not started since it had panicked three times; `start()` starts it again. */
export let held = false;

/** Starts again what three panics stopped: forgets them and boots anew, without a restart. */
export function start(): void {
  file.remove(PANIC_FILE);
  _G.package.loaded.hearsay = undefined;
  require("hearsay");
}

/**
 * Takes the place of the firmware's own panic handler: prints the error as that does and restarts after
 * the same pause; in between it writes the count, which is all the wear that a panic costs.
 */
function onPanic(message: string): void {
  print(message);
  if (restarting) return;
  restarting = true;
  if (tmr.time() < MINUTE) {
    pcall(file.putcontents, PANIC_FILE, tostring(panics + 1));
    say(`panic ${panics + 1} of ${MAX_PANICS} within a minute of boot`);
  }
  const [waits] = pcall(() => tmr.create().alarm(RESTART_DELAY, tmr.ALARM_SINGLE, () => node.restart()));
  if (!waits) node.restart();
}

/**
 * Counts the panics in a row before this boot. Power-on, waking from deep sleep and the reset pin
 * (extended reset causes 0, 5 and 6) end a row. A watchdog or an exception (1, 2, 3) is a panic that no
 * handler saw. A software restart (4) is one only where the firmware has no `node.setonerror`: a panic and
 * a person's `node.restart()` look alike there.
 */
function countPanics(): void {
  const [, cause] = node.bootreason();
  panics = tonumber(file.getcontents(PANIC_FILE) ?? "0") ?? 0;
  if (cause === 1 || cause === 2 || cause === 3 || (cause === 4 && node.setonerror === undefined)) {
    if (panics >= MAX_PANICS) return;
    panics += 1;
    file.putcontents(PANIC_FILE, tostring(panics));
  } else if (cause !== 4 && panics > 0) {
    panics = 0;
    file.remove(PANIC_FILE);
  }
}

/** Counts panics from here on; after a minute without one, those before are forgotten. */
function watch(): void {
  if (node.setonerror !== undefined) node.setonerror(onPanic);
  if (panics === 0) return;
  tmr.create().alarm(MINUTE * 1000, tmr.ALARM_SINGLE, () => pcall(file.remove, PANIC_FILE));
}

/** The table that hearsay.cfg returns, or nothing, and then it has said why. */
function readConfig(): Configuration | undefined {
  if (!file.exists(CONFIG_FILE)) {
    say(`there is no ${CONFIG_FILE}: write one with npm run flash`);
    return undefined;
  }
  const [chunk, why] = loadfile(CONFIG_FILE);
  if (chunk === undefined) {
    say(`${CONFIG_FILE} is damaged, flash it again: ${why}`);
    return undefined;
  }
  const [ran, config] = pcall(chunk);
  if (ran && type(config) === "table") return config as Configuration;
  say(`${CONFIG_FILE} does not return a table, flash it again: ${tostring(config)}`);
  return undefined;
}

/** Joins the network. The SDK keeps what it is told in flash: it is told only what it does not know yet. */
function joinWifi(settings: WifiSettings): void {
  const mode = wifi.getmode();
  if (mode !== wifi.STATION && mode !== wifi.STATIONAP) wifi.setmode(wifi.STATION);
  const { ssid, bssid } = settings;
  const pwd = settings.pwd ?? "";
  const known = wifi.sta.getconfig(true);
  const bound = known.bssid_set ? known.bssid : undefined;
  if (known.ssid === ssid && (known.pwd ?? "") === pwd && bound === bssid) {
    wifi.sta.connect();
    return;
  }
  wifi.sta.config({ ssid, pwd, bssid, auto: true, save: true });
}

/** Loads a module, gives it its settings and starts it. Raises what the module raises. */
function startModule(name: string, settings: unknown): void {
  const module = require(name) as Startable;
  if (module.start === undefined) error("it has no start()", 0);
  if (module.setConfig !== undefined && settings !== undefined) module.setConfig(settings);
  module.start(settings);
}

/** Runs one step of the boot: true, or false after it has said which step failed and why. */
function step<A extends unknown[]>(
  what: string,
  action: (this: void, ...args: A) => unknown,
  ...args: A
): boolean {
  const [ok, why] = pcall(action, ...args);
  if (!ok) say(`${what}: ${tostring(why)}`);
  return ok;
}

/** Starts the modules that the configuration names, and says which did. */
function startModules(config: Configuration): void {
  let started = "";
  const names = config.start ?? new LuaTable<number, string>();
  for (const i of $range(1, names.length())) {
    const name = names.get(i);
    const settings = (config as unknown as LuaTable<string, unknown>).get(name);
    if (step(`${name} did not start`, startModule, name, settings)) started = `${started} ${name}`;
  }
  say(`up, started${started === "" ? " nothing" : started}`);
}

function boot(): void {
  step("panics are not counted", watch);
  const egc = node.egc;
  if (egc !== undefined) egc.setmode(egc.ON_MEM_LIMIT, -6144);
  const config = readConfig();
  if (config === undefined) return;
  if (config.hostname !== undefined) step("hostname", wifi.sta.sethostname, config.hostname);
  if (config.wifi !== undefined) step("Wi-Fi", joinWifi, config.wifi);
  // A task of its own: by then this file's other code is garbage, and its heap serves to load the modules.
  node.task.post(() => step("start", startModules, config));
}

step("panics are not counted", countPanics);
if (panics >= MAX_PANICS) {
  held = true;
  // What else init.lua starts may go on to raise errors: they are printed, and the console stays.
  if (node.setonerror !== undefined) node.setonerror(print);
  say(
    "the application panicked " +
      tostring(panics) +
      " times within a minute of boot and is not started again.",
  );
  say('Once it is mended, type require("hearsay").start() or switch the board off and on.');
} else {
  step("boot", boot);
}
