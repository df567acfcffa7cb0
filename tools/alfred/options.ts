/** The command line of `npm run alfred`: the original's. */
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isMulticast } from "../lan/address.ts";
import { MODE, type Mode } from "./packet.ts";

/** What a client asks of a daemon. */
export type Command =
  | { name: "set"; type: number; version: number }
  | { name: "request"; type: number; verbose: boolean }
  | { name: "mode"; mode: Mode }
  | { name: "status" }
  | { name: "monitor" };

/** What a daemon is to be like. */
export interface DaemonOptions {
  mode: Mode;
  /** An address or an interface of this machine; undefined: its only one. */
  place: string | undefined;
  group: string;
  port: number;
  /** All times are in seconds. */
  period: number;
  dataTimeout: number;
  serverTimeout: number;
  requestTimeout: number;
  /** Run with the types that have changed. */
  update: string | undefined;
}

export interface AlfredOptions {
  socket: string;
  /** Undefined: to be a daemon. */
  command: Command | undefined;
  daemon: DaemonOptions;
}

/** Where daemon and clients meet: for root where the original's do, else where its user may write. */
function usualSocket(): string {
  const uid = process.getuid?.() ?? 0;
  if (uid === 0) return "/var/run/alfred.sock";
  return join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), `alfred-${uid}.sock`);
}

/** Types below are reserved. */
const RESERVED = 64;

/** The release of the original whose packets and formats these are. */
const PROTOCOL = "2023.0";

/** Hearsay's own version. */
function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

const usage = () => `npm run -s alfred -- [options]     alfred by the firmware's own rules

  of a client:
  -s, --set-data TYPE        sets the data of a type (64-255) from standard input
  -r, --request TYPE         prints everybody's data of a type
  -d, --verbose              -r: with versions
  -V, --req-version N        -s: the data's version (default 0)
  -M, --modeswitch MODE      makes the daemon a primary or a secondary
  -S, --server-status        prints the daemon's mode and interface
  -E, --event-monitor        prints what is added or changed, until Ctrl-C

  of a daemon, which runs until Ctrl-C:
  -i, --interface IP         the address of this machine, or the interface, to take part from (needed with more
                             than one network)
  -m, --primary              holds everybody's data, and not its own alone
  -p, --sync-period SECONDS  how often it announces itself, and pushes data (default 10)
  -4, --group ADDRESS        IPv4 multicast group (default 224.0.0.66)
  -c, --update-command CMD   is run with the types that have changed
  --data-timeout SECONDS     for how long data is held that nobody sets any more (default 600)
  --server-timeout SECONDS   after which a primary that is silent is forgotten (default 60)
  --request-timeout SECONDS  for how long an answer is waited for (default 10)
  --port N                   UDP port (default 16962)
  -b none, -f                as the original's; of no use here

  of both:
  -u, --unix-path PATH       the Unix socket where they meet (default ${usualSocket()})
  -h, --help                 this text
  -v, --version              which alfred this is`;

/** A whole number as the original reads it: whatever follows the digits is left out. */
function whole(text: string, least: number, most: number, problem: string): number {
  const number = Number.parseInt(text, 10);
  if (!(number >= least && number <= most)) throw new Error(problem);
  return number;
}

function seconds(name: string, text: string | undefined, standard: number): number {
  const value = text === undefined ? standard : Number(text);
  if (!(value >= 0.1 && value <= 86400)) throw new Error(`${name} ${text}: give seconds from 0.1 to 86400`);
  return value;
}

function modeOf(text: string): Mode {
  const name = { master: "primary", slave: "secondary" }[text] ?? text;
  if (!Object.hasOwn(MODE, name)) throw new Error("bad modeswitch argument");
  return name as Mode;
}

/** A number below zero after an option that takes one is its value, as in the original, and no option. */
function withNegatives(argv: string[]): string[] {
  const joined: string[] = [];
  for (const arg of argv) {
    if (/^-\d/.test(arg) && /^-[srVp]$/.test(joined.at(-1) ?? "")) joined.push(`${joined.pop()}${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** Reads the command line; a text where one is asked for. Throws an Error whose message is words for a person. */
export function readOptions(argv: string[]): AlfredOptions | string {
  const text = (short: string) => ({ type: "string", short }) as const;
  const flag = (short: string) => ({ type: "boolean", short, default: false }) as const;
  const { values } = parseArgs({
    args: withNegatives(argv),
    options: {
      "set-data": text("s"),
      request: text("r"),
      verbose: flag("d"),
      "req-version": text("V"),
      modeswitch: text("M"),
      "server-status": flag("S"),
      "event-monitor": flag("E"),
      interface: text("i"),
      primary: flag("m"),
      master: { type: "boolean", default: false },
      "sync-period": text("p"),
      group: text("4"),
      "update-command": text("c"),
      "data-timeout": { type: "string" },
      "server-timeout": { type: "string" },
      "request-timeout": { type: "string" },
      port: { type: "string" },
      "bat-iface": text("b"),
      force: flag("f"),
      "unix-path": text("u"),
      help: flag("h"),
      version: flag("v"),
    },
  });
  if (values.help) return usage();
  if (values.version) return `alfred ${PROTOCOL}, as spoken by hearsay ${version()}`;
  const type = (given: string) => whole(given, RESERVED, 255, "bad data type argument");
  const reqVersion = whole(values["req-version"] ?? "0", 0, 255, "bad data version argument");
  const commands: Command[] = [];
  if (values["set-data"] !== undefined)
    commands.push({ name: "set", type: type(values["set-data"]), version: reqVersion });
  if (values.request !== undefined)
    commands.push({ name: "request", type: type(values.request), verbose: values.verbose });
  if (values.modeswitch !== undefined) commands.push({ name: "mode", mode: modeOf(values.modeswitch) });
  if (values["server-status"]) commands.push({ name: "status" });
  if (values["event-monitor"]) commands.push({ name: "monitor" });
  if (commands.length > 1) throw new Error("one of -s, -r, -M, -S and -E at a time");
  const mesh = values["bat-iface"] ?? "none";
  if (mesh !== "none") throw new Error(`-b ${mesh}: there is no batman-adv here: leave it out, or say none`);
  const group = values.group ?? "224.0.0.66";
  if (!isMulticast(group)) throw new Error(`-4 ${group}: give an IPv4 multicast group, as 224.0.0.66`);
  return {
    socket: values["unix-path"] ?? usualSocket(),
    command: commands[0],
    daemon: {
      mode: values.primary || values.master ? "primary" : "secondary",
      place: values.interface,
      group,
      port: whole(values.port ?? "16962", 1, 65535, `--port ${values.port}: give a number from 1 to 65535`),
      period: seconds("-p", values["sync-period"], 10),
      dataTimeout: seconds("--data-timeout", values["data-timeout"], 600),
      serverTimeout: seconds("--server-timeout", values["server-timeout"], 60),
      requestTimeout: seconds("--request-timeout", values["request-timeout"], 10),
      update: values["update-command"],
    },
  };
}
