/** The options of `npm run watch-fleet`. */
import { parseArgs } from "node:util";
import { isMulticast, parseIp } from "../lan/address.ts";
import { isTableName, TABLE_NAME } from "../p2ptbl/name.ts";
import { type MemberSettings, PRESETS } from "./member-lua.ts";
import { PAGE_FLAGS, PAGE_USAGE, type PageOptions, readPageOptions } from "./page-options.ts";

export interface WatchOptions extends Omit<MemberSettings, "watcher"> {
  /** An address or an interface of this machine; undefined: that which the seeds are reached by, or its only one. */
  address: string | undefined;
  /** How the page is served; undefined: not at all. */
  page: PageOptions | undefined;
}

export const USAGE = `npm run watch-fleet -- [options]     a page of real boards, of whose fleet this PC becomes a member

  --seed IP       the address of a board to ask (may be given several times; default: boards are looked for
                  by broadcast)
  --address IP    the address, or the interface, of this PC to take part from (default: the one in the seeds'
                  network, or the only one)
  --interval MS   length of a gossip round as the boards have it, in milliseconds (10 to 6870947; default 10000)
  --preset NAME   ${PRESETS.join(", ")}: as the boards have it (default home)
  --gossip-port N the boards' UDP port (default 5000)
  --table NAME    takes part in a table, too, as docs/p2ptbl.md has it (may be given several times)
  --table-group G the multicast group by which tables travel (default: by broadcast)
  --alfred        hears alfred's records, too, as a primary (docs/alfred.md)

${PAGE_USAGE}; what happens is printed all the same
  --help          this text`;

/** A wrong option; the message is words for a person. */
export class OptionError extends Error {}

/** Reads the command line; undefined where it asks for help. Throws {@link OptionError}. */
export function readOptions(argv: string[]): WatchOptions | undefined {
  const values = parsed(argv);
  if (values.help) return undefined;
  const { seed: seeds = [], table: tables = [], address, "table-group": group } = values;
  for (const seed of seeds) {
    if (parseIp(seed) === undefined)
      throw new OptionError(
        `--seed ${seed}: give a board's IPv4 address, as 192.168.1.15; names are not looked up`,
      );
  }
  for (const table of tables) {
    if (!isTableName(table)) throw new OptionError(`--table ${table}: give ${TABLE_NAME}`);
  }
  const preset = PRESETS.find((name) => name === (values.preset ?? "home"));
  if (!preset) throw new OptionError(`--preset ${values.preset}: give ${PRESETS.join(", ")}`);
  if (group !== undefined && tables.length === 0)
    throw new OptionError("--table-group is for tables: give --table");
  if (group !== undefined && !isMulticast(group))
    throw new OptionError(`--table-group ${group}: give an IPv4 multicast group, as 239.255.0.1`);
  return {
    ...{ seeds: [...new Set(seeds)], address, preset, tables: [...new Set(tables)], group },
    interval: whole("interval", values.interval, 10, 6_870_947) ?? 10_000,
    port: whole("gossip-port", values["gossip-port"], 1, 65_535) ?? 5000,
    alfred: values.alfred ?? false,
    page: pageOf(values),
  };
}

function pageOf(values: ReturnType<typeof parsed>): PageOptions | undefined {
  try {
    return readPageOptions(values);
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}

function parsed(args: string[]) {
  const string = { type: "string" } as const;
  const strings = { type: "string", multiple: true } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{ seed: strings, address: string, interval: string, preset: string, "gossip-port": string },
        ...{ table: strings, "table-group": string, alfred: flag },
        ...{ ...PAGE_FLAGS, help: flag },
      },
    }).values;
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}

function whole(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < least || value > most)
    throw new OptionError(`--${name} ${text}: give a whole number from ${least} to ${most}`);
  return value;
}
