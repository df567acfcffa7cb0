/** The command line of `npm run autofactory`. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Config, checkSetting, NO_CONFIG, type Periods, parseConfig } from "./config.ts";
import { usualStore } from "./usage.ts";

export interface Database {
  url: string;
  name: string;
  user: string | undefined;
  password: string | undefined;
}

export interface ServerOptions {
  port: number;
  bind: string;
  /** The folder of the store. */
  store: string;
  /** Undefined: facts go to standard output. */
  influx: Database | undefined;
  token: string | undefined;
  /** Files in PEM. */
  tls: { cert: string; key: string } | undefined;
  /** Connections at a time, at most. */
  clients: number;
  /** Messages that a client may send in a second. */
  rate: number;
  /** Bytes of records on disk, at most. */
  spool: number;
  /** Ids that are remembered at least, so that a message that comes again is known. */
  remember: number;
  /** Of pino. */
  logLevel: string;
  /** The config file, where there is one. */
  config: string | undefined;
  /** Defaults of periods, which win over those of the file. */
  periods: Partial<Periods>;
}

/** What `npm run autofactory` is to do. */
export type Command =
  | { name: "serve"; options: ServerOptions; config: Config }
  | { name: "ls"; store: string; json: boolean }
  | { name: "set"; store: string; id: string; settings: string[] }
  | { name: "rm"; store: string; id: string };

/** A wrong option; the message is words for a person. */
export class OptionError extends Error {}

const OPTIONS = [
  ...["port", "bind", "store", "influx", "db", "user", "password", "token", "tls-cert", "tls-key"],
  ...["max-clients", "max-rate", "max-spool", "remember", "log-level"],
] as const;
/** What flags set of the defaults. */
const PERIOD_FLAGS = {
  heartbeat: "heartbeat",
  "mem-info": "memInfo",
  "net-usage": "netUsage",
  "cpu-utilization": "cpuUtilization",
} as const;
const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

type Values = Record<string, string | undefined>;

function parsed(args: string[]) {
  const string = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const named = Object.fromEntries([...OPTIONS, ...Object.keys(PERIOD_FLAGS)].map((name) => [name, string]));
  try {
    return parseArgs({
      args,
      options: { ...named, config: string, json: flag, help: { ...flag, short: "h" } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}

/** Reads a config file. Throws ConfigError, and what reading a file does. */
export function readConfig(path: string): Config {
  return parseConfig(readFileSync(path, "utf8"), OPTIONS);
}

function config(path: string | undefined): Config {
  if (path === undefined) return NO_CONFIG;
  try {
    return readConfig(path);
  } catch (error) {
    throw new OptionError(`--config ${path}: ${(error as Error).message}`);
  }
}

function whole(
  name: string,
  text: string | undefined,
  standard: number,
  least: number,
  most: number,
): number {
  const value = text === undefined ? standard : Number(text);
  if (!Number.isInteger(value) || text?.trim() === "" || value < least || value > most) {
    throw new OptionError(`--${name} ${text}: give a whole number from ${least} to ${most}`);
  }
  return value;
}

function database(values: Values): Database | undefined {
  const { influx: url, db: name = "autofacts", user } = values;
  const password = values.password ?? process.env.AUTOFACTORY_PASSWORD;
  if (url === undefined) {
    if (values.db !== undefined || user !== undefined || values.password !== undefined) {
      throw new OptionError("--db, --user and --password are of InfluxDB: give --influx URL, too");
    }
    return undefined;
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new OptionError(
      `--influx ${url.replace(/\/\/[^/]*@/, "//")}: give a URL, as http://127.0.0.1:8086`,
    );
  }
  if (name === "") throw new OptionError("--db: give a name");
  return { url, name, user, password };
}

function periods(values: Values): Partial<Periods> {
  const given: Partial<Periods> = {};
  for (const [flag, key] of Object.entries(PERIOD_FLAGS)) {
    const text = values[flag];
    if (text === undefined) continue;
    const seconds = text.trim() === "" ? Number.NaN : Number(text);
    try {
      checkSetting("", key, seconds);
    } catch (error) {
      throw new OptionError(`--${flag} ${text}: ${(error as Error).message.replace(/^.*?: /, "")}`);
    }
    given[key] = seconds;
  }
  return given;
}

function serverOptions(values: Values, store: string): ServerOptions {
  const { "tls-cert": cert, "tls-key": key, "log-level": logLevel = "info" } = values;
  if ((cert === undefined) !== (key === undefined))
    throw new OptionError("--tls-cert and --tls-key go together");
  if (!LEVELS.includes(logLevel)) throw new OptionError(`--log-level ${logLevel}: ${LEVELS.join(", ")}`);
  const token = values.token ?? process.env.AUTOFACTORY_TOKEN;
  if (token === "") throw new OptionError("--token: an empty one keeps nobody out");
  return {
    port: whole("port", values.port, 8675, 0, 65_535),
    bind: values.bind ?? "127.0.0.1",
    store,
    influx: database(values),
    token,
    tls: cert !== undefined && key !== undefined ? { cert, key } : undefined,
    clients: whole("max-clients", values["max-clients"], 2000, 1, 100_000),
    rate: whole("max-rate", values["max-rate"], 100, 1, 1_000_000),
    spool: whole("max-spool", values["max-spool"], 256, 1, 1_000_000) * 1_000_000,
    remember: whole("remember", values.remember, 1_000_000, 1000, 1_000_000_000),
    logLevel,
    config: values.config,
    periods: periods(values),
  };
}

/** Reads the command line; undefined where it asks for help. Throws {@link OptionError}. */
export function readOptions(args: string[]): Command | undefined {
  const { values: given, positionals } = parsed(args);
  const { json, help, ...flags } = given as Values & { json?: boolean; help?: boolean };
  if (help) return undefined;
  const file = config(flags.config);
  const values: Values = { ...file.options, ...flags };
  const store = resolve(values.store ?? usualStore());
  const [name = "serve", id, ...settings] = positionals;
  if (name === "serve" && id === undefined) {
    return { name, options: serverOptions(values, store), config: file };
  }
  if (name === "ls" && id === undefined) return { name, store, json: json === true };
  if (name === "set") {
    if (id === undefined || settings.length === 0) throw new OptionError("set: give an id, and KEY=VALUE");
    return { name, store, id, settings };
  }
  if (name === "rm" && id !== undefined && settings.length === 0) return { name, store, id };
  if (name === "rm" && id === undefined) throw new OptionError("rm: give an id");
  throw new OptionError(`${positionals.join(" ")}: give ls, set ID KEY=VALUE, rm ID, or nothing`);
}
