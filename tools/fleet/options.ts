/** The options of `npm start`. */
import { parseArgs } from "node:util";
import { isTableName, TABLE_NAME } from "../p2ptbl/name.ts";
import type { Speed } from "../page/protocol.ts";
import {
  PAGE_FLAGS,
  PAGE_USAGE,
  type PageOptions,
  type PageValues,
  readPageOptions,
} from "../watch/page-options.ts";
import { isScenario, SCENARIOS } from "./scenarios.ts";

export interface StartOptions {
  boards: number;
  /** Milliseconds. */
  interval: number;
  lan: "udp" | "sim";
  /** 0 to 1. */
  loss: number;
  seed: number;
  /** Stop after so many; undefined: at Ctrl-C. */
  rounds: number | undefined;
  /** Of the virtual clock; undefined: as fast as it goes. */
  speed: Speed | undefined;
  /** What the fleet is put through once all know all; undefined: nothing. */
  scenario: string | undefined;
  /** As fast as it goes up to this round, whatever the speed; undefined: not. No option: a link's fleet has it. */
  until?: number | undefined;
  json: boolean;
  /** How the page is served; undefined: not at all. */
  page: PageOptions | undefined;
  /** The table that the boards share, too; undefined: none. */
  table: string | undefined;
  /** With how many rows the first board begins it. */
  rows: number;
}

export const USAGE = `npm start -- [options]

  --boards N      how many boards (1 to 1000; default 12)
  --interval MS   length of a gossip round in milliseconds (10 to 6870947; default 2000)
  --lan udp|sim   real UDP on 127.0.8.1 and up (default), or a simulated LAN on a virtual
                  clock, as fast as it goes and the same for a seed
  --loss PCT      percentage of datagrams that each receiver misses (0 to 100; default 0)
  --seed N        repeats a simulated run, and the moments boards are switched on (default 1)
  --rounds N      stop after N rounds (default: run until Ctrl-C)
  --speed N       of the virtual clock: 1 is real time, 10 ten times that, 0 stands still, max as fast
                  as it goes (with --lan sim; default 1 with the page, else max)
  --scenario NAME once all know all, the fleet is put through one of the benchmark's scenarios:
                  ${Object.keys(SCENARIOS).join(", ")}
  --table NAME    the boards share a table of that name, too, as docs/p2ptbl.md has it; each has
                  64 KB of heap then, since the code of both needs LFS on a real one
  --rows N        how many rows of it board 1 begins with (0 to 100; default 20)
  --json          on stopping, print what every board knows as one line of JSON
${PAGE_USAGE}; nor is there one with --json or --rounds, unless --port is given
  --help          this text`;

const SPEEDS: ReadonlyMap<string, Speed> = new Map<string, Speed>([
  ["0", 0],
  ["1", 1],
  ["10", 10],
  ["max", "max"],
]);

/** A wrong option; the message is words for a person. */
export class OptionError extends Error {}

/** Reads the command line; undefined where it asks for help. Throws {@link OptionError}. */
export function readOptions(argv: string[]): StartOptions | undefined {
  const string = { type: "string" } as const;
  let values: Partial<Record<string, string | boolean>>;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        boards: string,
        interval: string,
        lan: string,
        loss: string,
        seed: string,
        rounds: string,
        speed: string,
        scenario: string,
        table: string,
        rows: string,
        json: { type: "boolean" },
        ...PAGE_FLAGS,
        help: { type: "boolean" },
      },
    }));
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
  if (values.help) return undefined;
  const number = (name: string, otherwise: number, least: number, most: number, whole = true) => {
    const text = values[name];
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (text === "" || !(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
      throw new OptionError(
        `--${name} ${text}: give a ${whole ? "whole " : ""}number from ${least} to ${most}`,
      );
    }
    return value;
  };
  const lan = values.lan ?? "udp";
  if (lan !== "udp" && lan !== "sim") throw new OptionError(`--lan ${lan}: give udp or sim`);
  const table = values.table as string | undefined;
  if (table !== undefined && !isTableName(table))
    throw new OptionError(`--table ${table}: give ${TABLE_NAME}`);
  if (table === undefined && values.rows !== undefined)
    throw new OptionError("--rows is for a table: give --table");
  const speed = values.speed as string | undefined;
  if (speed !== undefined && !SPEEDS.has(speed))
    throw new OptionError(`--speed ${speed}: give 0, 1, 10 or max`);
  if (speed !== undefined && lan !== "sim") {
    throw new OptionError("--speed is for the virtual clock: give --lan sim");
  }
  const page = pageOf(values);
  const scenario = values.scenario as string | undefined;
  if (scenario !== undefined && !isScenario(scenario)) {
    throw new OptionError(`--scenario ${scenario}: give one of ${Object.keys(SCENARIOS).join(", ")}`);
  }
  const boards = number("boards", 12, 1, 1000);
  if (scenario !== undefined && boards < 2) throw new OptionError("--scenario is for 2 boards or more");
  return {
    boards,
    interval: number("interval", 2000, 10, 6_870_947),
    lan,
    loss: number("loss", 0, 0, 100, false) / 100,
    seed: number("seed", 1, 0, Number.MAX_SAFE_INTEGER),
    rounds: values.rounds === undefined ? undefined : number("rounds", 0, 1, 1_000_000_000),
    // People who look at a page want to see what happens.
    speed: speed !== undefined ? SPEEDS.get(speed) : page && lan === "sim" ? 1 : undefined,
    scenario,
    json: values.json === true,
    page,
    table,
    rows: number("rows", 20, 0, 100),
  };
}

/** Programs that count rounds, or read JSON, look at no page unless they name its port. */
function pageOf(values: PageValues & { json?: unknown; rounds?: unknown }): PageOptions | undefined {
  try {
    const page = readPageOptions(values);
    const forProgram = values.json === true || values.rounds !== undefined;
    return forProgram && page?.port === undefined ? undefined : page;
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}
