/** How clients are to behave: the config file, and what it means for one of them. */
import type { Names } from "./decode.ts";
import type { Conf } from "./encode.ts";
import { isName } from "./words.ts";

/** Seconds; 0 is off. */
export interface Periods {
  heartbeat: number;
  memInfo: number;
  netUsage: number;
  cpuUtilization: number;
}

/** What may be said of one client: periods, and what it is to be called. */
export type Override = Partial<Periods> & Names;

/** All of a config file. */
export interface Config {
  /** For all clients. */
  defaults: Override;
  /** By region, zone and client id: a later one wins over an earlier one. */
  regions: Record<string, Override>;
  zones: Record<string, Override>;
  clients: Record<string, Override>;
  /** Options of the command line by their long names, for those that it does not give. */
  options: Record<string, string>;
}

/** The original's. */
export const PERIODS: Periods = { heartbeat: 5, memInfo: 15, netUsage: 15, cpuUtilization: 15 };

const PERIOD_KEYS = Object.keys(PERIODS) as (keyof Periods)[];
const NAME_KEYS: readonly (keyof Names)[] = ["hostname", "region", "zone", "dataCenter"];

/** What {@link Override} may have. */
export const OVERRIDE_KEYS: readonly string[] = [...NAME_KEYS, ...PERIOD_KEYS];

/** Seconds of a period, at most: a board's timers reach no further than 6,870 seconds. */
const LONGEST = 6800;

/** Raised for what is wrong with a setting; the message is words for a person. */
export class ConfigError extends Error {}

/** Checks one setting of a client. Throws {@link ConfigError}. */
export function checkSetting(where: string, key: string, value: unknown): void {
  if ((PERIOD_KEYS as readonly string[]).includes(key)) {
    const good = value === 0 || (typeof value === "number" && value >= 0.1 && value <= LONGEST);
    if (!good) throw new ConfigError(`${where}${key}: give seconds from 0.1 to ${LONGEST}, or 0 for off`);
  } else if ((NAME_KEYS as readonly string[]).includes(key)) {
    if (!isName(value))
      throw new ConfigError(`${where}${key}: give a name of 1 to 64 characters, without backslashes`);
  } else {
    throw new ConfigError(`${where}${key}: there is no such setting; there are ${OVERRIDE_KEYS.join(", ")}`);
  }
}

function section(where: string, value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ConfigError(`${where}: give an object, as {"heartbeat": 5}`);
  }
  return value as Record<string, unknown>;
}

function override(where: string, value: unknown): Override {
  const settings = section(where, value);
  for (const [key, each] of Object.entries(settings)) checkSetting(`${where}.`, key, each);
  return settings;
}

/** @param without names that make no sense here, and why */
function overrides(
  where: string,
  value: unknown,
  without: Partial<Record<keyof Names, string>>,
): Record<string, Override> {
  const named = Object.entries(section(where, value));
  return Object.fromEntries(
    named.map(([name, each]) => {
      const settings = override(`${where}.${name}`, each);
      for (const [key, why] of Object.entries(without)) {
        if (key in settings) throw new ConfigError(`${where}.${name}.${key}: ${why}`);
      }
      return [name, settings];
    }),
  );
}

const MANY_ZONES = "a region has many zones: give it under clients, or in defaults";

/**
 * Reads the text of a config file. Throws {@link ConfigError}.
 *
 * @param known the options of the command line that it may have
 */
export function parseConfig(text: string, known: readonly string[]): Config {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`it is no JSON: ${(error as Error).message}`);
  }
  const { defaults = {}, regions = {}, zones = {}, clients = {}, ...rest } = section("the file", parsed);
  const options: Record<string, string> = {};
  for (const [key, value] of Object.entries(rest)) {
    if (!known.includes(key)) throw new ConfigError(`${key}: there is no such option`);
    if (typeof value !== "string" && typeof value !== "number") {
      throw new ConfigError(`${key}: give a text or a number`);
    }
    options[key] = String(value);
  }
  return {
    defaults: override("defaults", defaults),
    regions: overrides("regions", regions, { region: "it is one", zone: MANY_ZONES }),
    zones: overrides("zones", zones, { zone: "it is one" }),
    clients: overrides("clients", clients, {}),
    options,
  };
}

/** No config file. */
export const NO_CONFIG: Config = { defaults: {}, regions: {}, zones: {}, clients: {}, options: {} };

/**
 * What holds for a client. For names: what was set here, else what it says itself, else what its zone is in, else the
 * default; first its zone is found, then its region.
 *
 * @param set by `autofactory set`: wins over the file
 * @param own what the client says of itself
 */
export function confOf(config: Config, id: string, set: Override, own: Names): Conf {
  const { defaults } = config;
  const client: Override = { ...config.clients[id], ...set };
  const zone = client.zone ?? own.zone ?? defaults.zone ?? "";
  const ofZone = config.zones[zone] ?? {};
  const region = client.region ?? own.region ?? ofZone.region ?? defaults.region ?? "";
  const ofRegion = config.regions[region] ?? {};
  const {
    hostname = "",
    dataCenter = "",
    ...all
  } = {
    ...{ ...PERIODS, ...defaults, ...ofRegion, ...ofZone, ...own, ...client },
  };
  return { ...all, id, hostname, dataCenter, region, zone };
}
