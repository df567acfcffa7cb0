/** The command line of `npm run p2ptbl`. */
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { isTableName, TABLE_NAME } from "./name.ts";

const COMMANDS = ["init", "get", "show", "update", "remove", "filter", "merge", "gossip"] as const;
export type Command = (typeof COMMANDS)[number];

export interface P2ptblOptions {
  /** Undefined: only to keep the file in step with the air. */
  command: Command | undefined;
  file: string;
  /** What follows the file. */
  values: string[];
  /** The name that the table has on the air. */
  table: string;
  listen: boolean;
  broadcast: boolean;
  /** The address of this machine to speak from; undefined: no air is needed. */
  ip: string | undefined;
  group: string | undefined;
  port: number;
  strict: boolean;
  interval: number;
  size: number | undefined;
}

export const USAGE = `npm run -s p2ptbl -- COMMAND FILE …     tables of Freifunk's p2ptbl, on its own files

  init FILE                    makes an empty table where there is no such file yet
  get FILE KEY                 prints the key's fields, with tabs between them; exit code 1 if there is no such key
  show FILE                    prints key and fields of all rows
  update FILE KEY FIELD…       sets the key's fields
  remove FILE KEY              takes the key out, at all who share the table
  filter FILE PROGRAM ARG…     runs a program over what show prints: rows that it drops are taken out, the others
                               get a raised version, and its fields if it changes them
  merge FILE [OTHER]           takes the newer rows of another table (default: standard input)
  gossip FILE                  sends as many rows as fit a datagram

  --listen                     keeps FILE in step with the air until Ctrl-C, after the command if there is one
  --broadcast                  update, remove, filter, merge: sends what has changed, too, as much as fits a datagram
  --ip ADDRESS                 the address of this machine to do that from (needed with more than one network)
  --group ADDRESS              an IPv4 multicast group instead of the broadcast address
  --port N                     UDP port (default 4950)
  --table NAME                 the table's name on the air (default: the file's)
  --interval SECONDS           how often a table that has not changed is told at the most (default 60)
  --size BYTES                 gossip: of the datagram's payload (default 1200)
  --lax                        takes rows that p2ptbl's shell would garble
  --help                       this text`;

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Error(`--${name} ${text}: give a whole number from ${least} to ${most}`);
  }
  return value;
}

/** Reads the command line; undefined where it asks for help. Throws an Error whose message is words for a person. */
export function readOptions(argv: string[]): P2ptblOptions | undefined {
  const string = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const options = {
    ...{ ip: string, group: string, port: string, table: string, interval: string, size: string },
    ...{ listen: flag, broadcast: flag, lax: flag, help: flag },
  };
  // What follows the program of a filter is that one's.
  const { tokens } = parseArgs({ args: argv, options, allowPositionals: true, strict: false, tokens: true });
  const words = tokens.filter(({ kind }) => kind === "positional");
  const end = argv[words[0]?.index ?? 0] === "filter" && words[2] ? words[2].index + 1 : argv.length;
  const its = argv.slice(end);
  const { values, positionals } = parseArgs({ args: argv.slice(0, end), options, allowPositionals: true });
  if (values.help || argv.length === 0) return undefined;
  const [first, ...rest] = positionals;
  const command = COMMANDS.find((name) => name === first);
  if (command === undefined && !(values.listen && first !== undefined && rest.length === 0)) {
    throw new Error(
      `${first ?? "nothing"}: no command; one of ${COMMANDS.join(", ")}, or FILE --listen. --help says more`,
    );
  }
  const [file, ...given] = command === undefined ? [first!] : rest;
  const more = [...given, ...its];
  if (file === undefined) throw new Error(`${command}: which file?`);
  const least = { init: 0, get: 1, show: 0, update: 2, remove: 1, filter: 1, merge: 0, gossip: 0 };
  const most = { ...least, update: Number.POSITIVE_INFINITY, filter: Number.POSITIVE_INFINITY, merge: 1 };
  if (command !== undefined && (more.length < least[command] || more.length > most[command])) {
    throw new Error(`${command}: ${more.length} values after the file; --help says what it takes`);
  }
  const table = values.table ?? basename(file).replace(/\.tsv$/, "");
  if (!isTableName(table))
    throw new Error(`"${table}" is no name of a table: give one with --table, ${TABLE_NAME}`);
  return {
    command,
    file,
    values: more,
    table,
    listen: values.listen,
    broadcast: values.broadcast,
    ip: values.ip,
    group: values.group,
    port: values.port === undefined ? 4950 : number("port", values.port, 1, 65535),
    strict: !values.lax,
    interval: values.interval === undefined ? 60 : number("interval", values.interval, 2, 86400),
    size: values.size === undefined ? undefined : number("size", values.size, 40, 1200),
  };
}
