/** Reads `flash.config.json`: what goes where. See docs/flash.md for each field. */
import { existsSync, readFileSync } from "node:fs";
import { FlashError, list } from "./words.ts";

/** The network that a board joins. Its password is never in flash.config.json: see `passwordFor`. */
export interface Wifi {
  ssid: string;
  /** The access point's MAC address, in lower case with colons, if it must be that one. */
  bssid?: string;
  /** True for a network without a password. */
  open: boolean;
}

/** What flash.config.json says about one board: its own settings over the shared ones. */
export interface Settings {
  /** The name under "boards"; undefined where only shared settings apply. */
  name?: string;
  port?: string;
  baud: number;
  hostname?: string;
  wifi?: Wifi;
  /** Names of the modules to start, in this order. */
  start: string[];
  /** Per module its configuration, as the module takes it. */
  modules: Record<string, object>;
  compile: boolean;
  minify: boolean;
}

export interface Config {
  shared: Settings;
  boards: Settings[];
}

type Json = Record<string, unknown>;

/** Each setting, what it must be, and a check. Any other key must be the name of a module. */
const FIELDS: Record<string, [string, (value: unknown) => boolean]> = {
  port: ['a path, as in "/dev/ttyUSB0" or "COM3"', (v) => typeof v === "string" && v !== ""],
  baud: ["a whole number, as in 115200", (v) => Number.isInteger(v) && (v as number) > 0],
  hostname: [
    "1 to 32 letters, digits and hyphens, with a letter or digit at either end",
    (v) => typeof v === "string" && /^[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/.test(v),
  ],
  wifi: ['a table, as in { "ssid": "my-network" }', isTable],
  start: [
    'a list of modules, as in ["gossip"]',
    (v) => Array.isArray(v) && v.every((name) => typeof name === "string"),
  ],
  compile: ["true or false", (v) => typeof v === "boolean"],
  minify: ["true or false", (v) => typeof v === "boolean"],
};

const WIFI_FIELDS: Record<string, [string, (value: unknown) => boolean]> = {
  ssid: [
    "1 to 32 bytes of text",
    (v) => typeof v === "string" && v !== "" && Buffer.byteLength(v) <= 32 && !v.includes("\0"),
  ],
  bssid: [
    'a MAC address, as in "de:c1:a5:51:f1:ed"',
    (v) => typeof v === "string" && /^[0-9A-F]{2}([:-][0-9A-F]{2}){5}$/i.test(v),
  ],
  open: ["true or false", (v) => typeof v === "boolean"],
};

function isTable(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Parses a JSON file that must hold a table.
 * @throws FlashError naming the file, and where the JSON breaks off
 */
export function readJson(path: string): Json {
  if (!existsSync(path)) throw new FlashError(`there is no ${path}: docs/flash.md shows how to write one.`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new FlashError(`${path} is not JSON: ${(error as Error).message}`);
  }
  if (!isTable(value)) throw new FlashError(`${path} must hold a table: { … }.`);
  return value;
}

/**
 * Checks a configuration and merges each board's settings over the shared ones (a table such as "wifi" or
 * a module's settings key by key).
 * @param isModule tells whether a key is the name of a module
 * @throws FlashError naming the key, what it must be, and for an unknown one which keys there are
 */
export function parseConfig(json: Json, path: string, isModule: (name: string) => boolean): Config {
  for (const key of Object.keys(json)) {
    if (key !== "shared" && key !== "boards") {
      throw new FlashError(`${path}: unknown key "${key}"; at the top there are "shared" and "boards".`);
    }
  }
  const table = (value: unknown, where: string): Json => {
    if (value === undefined) return {};
    if (!isTable(value)) throw new FlashError(`${path}: ${where} must be a table: { … }.`);
    return value;
  };
  const shared = table(json.shared, "shared");
  checkFields(shared, `${path}: shared`, isModule);
  const boards = Object.entries(table(json.boards, "boards")).map(([name, value]) => {
    const own = table(value, `boards.${name}`);
    checkFields(own, `${path}: boards.${name}`, isModule);
    return settings(merge(shared, own), `${path}: boards.${name}`, isModule, name);
  });
  return { shared: settings(shared, `${path}: shared`, isModule), boards };
}

function checkFields(json: Json, where: string, isModule: (name: string) => boolean): void {
  for (const [key, value] of Object.entries(json)) {
    if (key in FIELDS) {
      checkField(FIELDS, key, value, where);
      if (key === "wifi") checkWifi(value as Json, `${where}.wifi`);
    } else if (!isModule(key)) {
      const known = list(Object.keys(FIELDS).map((field) => `"${field}"`));
      throw new FlashError(`${where}: unknown key "${key}"; there are ${known}, and the modules' names.`);
    } else if (!isTable(value)) {
      throw new FlashError(`${where}.${key} must be a table: what the module takes as its configuration.`);
    }
  }
}

function checkField(fields: typeof FIELDS, key: string, value: unknown, where: string): void {
  const [what, valid] = fields[key]!;
  if (!valid(value)) throw new FlashError(`${where}.${key} must be ${what}, not ${JSON.stringify(value)}.`);
}

function checkWifi(wifi: Json, where: string): void {
  for (const [key, value] of Object.entries(wifi)) {
    if (/^(pwd|pass|password|psk|key)$/i.test(key)) {
      throw new FlashError(
        `${where}.${key}: passwords do not belong in this file, which is shared and committed. ` +
          "Set HEARSAY_WIFI_PASSWORD, or write flash.local.json (see docs/flash.md).",
      );
    }
    if (!(key in WIFI_FIELDS)) {
      throw new FlashError(
        `${where}: unknown key "${key}"; there are ${list(Object.keys(WIFI_FIELDS).map((f) => `"${f}"`))}.`,
      );
    }
    checkField(WIFI_FIELDS, key, value, where);
  }
}

function merge(shared: Json, own: Json): Json {
  const merged: Json = { ...shared };
  for (const [key, value] of Object.entries(own)) {
    const below = shared[key];
    merged[key] = isTable(below) && isTable(value) ? { ...below, ...value } : value;
  }
  return merged;
}

function settings(json: Json, where: string, isModule: (name: string) => boolean, name?: string): Settings {
  const start = (json.start as string[] | undefined) ?? ["gossip"];
  for (const module of start) {
    if (!isModule(module)) {
      throw new FlashError(`${where}.start: there is no module "${module}" in lua_out/.`);
    }
  }
  const wifi = json.wifi as { ssid?: string; bssid?: string; open?: boolean } | undefined;
  if (wifi !== undefined && wifi.ssid === undefined) {
    throw new FlashError(`${where}.wifi has no "ssid": the name of the network to join.`);
  }
  return {
    name,
    port: json.port as string | undefined,
    baud: (json.baud as number | undefined) ?? 115200,
    hostname: json.hostname as string | undefined,
    wifi:
      wifi === undefined
        ? undefined
        : {
            ssid: wifi.ssid!,
            bssid: wifi.bssid?.toLowerCase().replaceAll("-", ":"),
            open: wifi.open ?? false,
          },
    start: [...new Set(start)],
    modules: Object.fromEntries(
      Object.entries(json)
        .filter(([key]) => !(key in FIELDS))
        .map(([key, value]) => [key, value as object]),
    ),
    compile: (json.compile as boolean | undefined) ?? true,
    minify: (json.minify as boolean | undefined) ?? false,
  };
}
