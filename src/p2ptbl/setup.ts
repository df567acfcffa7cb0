/** What is seldom done with tables: making one known, taking part. Loaded then, and let go of at once. */
import { use } from "../lib/modules";
import type * as SafeFile from "../lib/safe_file";
import { apply } from "./busy/apply";
import { lines } from "./busy/lines";
import { fileOf } from "./busy/path";
import { parse } from "./busy/row";
import { none } from "./busy/rows";
import type * as Part from "./part";
import type { Options, Shell, State } from "./shell";

const enum Most {
  /** Bytes of a table's name: with what stands before it and behind it, its file's takes 31. */
  NAME = 20,
}

const OPTIONS = " strict interval saveAfter forgetAfter maxRows maxRow maxBytes ";

/** The options that were given; raises an error if there are none such. */
function checked(given: unknown): Options {
  if (given === undefined) return {};
  if (type(given) !== "table")
    error(`p2ptbl.init: options are ${type(given)}, and are to be a table, or nil`, 0);
  for (const [name] of pairs(given as object)) {
    if (string.find(OPTIONS, ` ${tostring(name)} `, 1, true)[0] === undefined)
      error(`p2ptbl.init: there is no option "${tostring(name)}":${string.sub(OPTIONS, 1, -2)} are`, 0);
  }
  const { strict } = given as Options;
  if (strict !== undefined && type(strict) !== "boolean")
    error(`p2ptbl.init: strict is ${tostring(strict)}, and is to be true or false`, 0);
  return given as Options;
}

/** An option that is a number; raises an error if it is none, or out of its range. */
function number(options: Options, name: keyof Options, usual: number, least: number, most: number): number {
  const value = (options[name] ?? usual) as number;
  // Not one that is no number to itself either, as 0/0 is none.
  if (type(value) !== "number" || !(value >= least && value <= most) || value !== math.floor(value))
    error(
      `p2ptbl.init: ${name} is the ${type(value)} ${tostring(value)}, and is to be a whole number from ${least} to ${most}`,
      0,
    );
  return math.floor(value);
}

/** Reads a table's file; a line that is no row is said, and left out. Raises an error if it is more than there is room for. */
function read(shell: Shell, state: State): void {
  const file = fileOf(state.name);
  const following = lines([use<typeof SafeFile>("lib.safe_file", true).load(file) ?? ""]);
  let count = 0;
  for (;;) {
    const line = following();
    if (line === undefined) break;
    count += 1;
    const [key, version, row] = parse(line);
    const became = key === undefined ? "no row" : apply(state, key, version!, row!, true);
    // Left out, it would be lost when the table is saved.
    if (became === "full")
      error(
        `p2ptbl.init: there is no room for line ${count} of ${file}: raise maxRows (${state.maxRows}), ` +
          `maxRow (${state.maxRow}) or maxBytes (${state.maxBytes})`,
        0,
      );
    let problem: string | undefined;
    if (became === "garbled") problem = "what p2ptbl on a router would garble";
    else if (became === "no row" && line !== "") problem = "no row";
    if (problem !== undefined) shell.report(`line ${count} of ${file} is ${problem}: left out`);
  }
  // Others have heard of these: they are told again to who has not, and no longer.
  for (const [key, since] of state.gone) state.gone.set(key, since - math.floor(state.forgetAfter / 2));
}

/** As `init` of p2ptbl. */
export function init(shell: Shell, name: unknown, given: unknown): void {
  if (
    type(name) !== "string" ||
    string.find(name as string, "^[%w_.-]+$")[0] === undefined ||
    string.find(name as string, "..", 1, true)[0] !== undefined ||
    // A folder; and the file that another table's content is written to first.
    name === "." ||
    string.find(name as string, "%.new$")[0] !== undefined ||
    (name as string).length > Most.NAME
  )
    error(
      `p2ptbl.init: "${tostring(name)}" is to be a name of at most 20 letters, digits, ".", "-" and "_", ` +
        'without "..", and not end in ".new"',
      0,
    );
  const options = checked(given);
  const before = shell.tables.get(name as string) as State | undefined;
  const state: State = {
    name: name as string,
    rows: none(),
    strict: options.strict ?? true,
    interval: number(options, "interval", 60, 2, 86400),
    saveAfter: number(options, "saveAfter", 5, 0, 86400),
    forgetAfter: number(options, "forgetAfter", 86400, 60, 31536000),
    maxRows: number(options, "maxRows", 200, 1, 10000),
    maxRow: number(options, "maxRow", 250, 10, 1000),
    maxBytes: number(options, "maxBytes", 8192, 100, 65536),
    enabled: false,
    gone: new LuaTable(),
    pace: 0,
    tellAt: 0,
    endAt: 0,
    same: 0,
    resetAt: -86400,
    turn: 0,
    urgent: 0,
    changed: [],
  };
  if (before !== undefined) error(`p2ptbl.init: there is a table "${tostring(name)}" already`, 0);
  read(shell, state);
  shell.tables.set(name as string, state);
  if (shell.timer !== undefined) return;
  shell.timer = tmr.create();
  shell.timer.alarm(1000, tmr.ALARM_AUTO, shell.onLook);
}

/** As `start` of p2ptbl: what a configuration names is made known and taken part in. */
export function start(shell: Shell, given: unknown): void {
  if (given === undefined) return;
  if (type(given) !== "table")
    error(`p2ptbl.start: ${type(given)} is to be a table of tables' names, each with its options`, 0);
  for (const [name, options] of pairs(given as Record<string, unknown>)) {
    if (shell.tables.get(name) === undefined) init(shell, name, options);
    use<typeof Part>("p2ptbl.part", true).take(shell, shell.tables.get(name)!, "enable");
  }
}

/** The names of all tables. */
export function tables(shell: Shell): string[] {
  const names: string[] = [];
  for (const [name] of shell.tables) table.insert(names, name);
  return names;
}
