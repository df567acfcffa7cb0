/** What is seldom done with tables: making one known, taking part. Loaded then, and let go of at once. */
import { use } from "../lib/modules";
import type * as SafeFile from "../lib/safe_file";
import { apply } from "./busy/apply";
import { lines } from "./busy/lines";
import { fileOf } from "./busy/path";
import { parse } from "./busy/row";
import { none } from "./busy/rows";
import type { Options, Shell, State } from "./shell";

const enum Most {
  /** Bytes of a table's name: with what stands before it and behind it, its file's takes 31. */
  NAME = 20,
}

/** An option that is a number; raises an error if it is none, or out of its range. */
function numberOf(options: Options, name: keyof Options, usual: number, least: number, most: number): number {
  const value = options[name] ?? usual;
  if (type(value) !== "number" || (value as number) < least || (value as number) > most)
    error(`p2ptbl.init: ${name} is ${tostring(value)}, and is to be from ${least} to ${most}`, 0);
  return value as number;
}

/** Reads a table's file; a line that is no row is said, and left out. */
function read(shell: Shell, state: State): void {
  const file = fileOf(state.name);
  const following = lines([use<typeof SafeFile>("lib.safe_file", true).load(file) ?? ""]);
  let number = 0;
  for (;;) {
    const line = following();
    if (line === undefined) return;
    number += 1;
    const [key, version, row] = parse(line);
    const became = key === undefined ? "no row" : apply(state, key, version!, row!);
    let problem: string | undefined;
    if (became === "full") problem = "more than there is room for";
    else if (became === "garbled") problem = "what p2ptbl on a router would garble";
    else if (became === "no row" && line !== "") problem = "no row";
    if (problem !== undefined) shell.report(`line ${number} of ${file} is ${problem}: left out`);
  }
}

/** As `init` of p2ptbl. */
export function init(shell: Shell, name: unknown, given?: Options): void {
  if (
    type(name) !== "string" ||
    string.find(name as string, "^[%w_.-]+$")[0] === undefined ||
    string.find(name as string, "..", 1, true)[0] !== undefined ||
    (name as string).length > Most.NAME
  )
    error(
      `p2ptbl.init: "${tostring(name)}" is to be a name of at most 20 letters, digits, ".", "-" and "_"`,
      0,
    );
  const options = given ?? {};
  const before = shell.tables.get(name as string) as State | undefined;
  const state: State = {
    name: name as string,
    rows: none(),
    strict: options.strict ?? true,
    interval: numberOf(options, "interval", 60, 2, 86400),
    saveAfter: numberOf(options, "saveAfter", 5, 0, 86400),
    forgetAfter: numberOf(options, "forgetAfter", 86400, 60, 31536000),
    maxRows: numberOf(options, "maxRows", 200, 1, 10000),
    maxRow: numberOf(options, "maxRow", 250, 10, 1000),
    maxBytes: numberOf(options, "maxBytes", 8192, 100, 65536),
    enabled: false,
    gone: new LuaTable(),
    pace: 0,
    tellAt: 0,
    endAt: 0,
    same: 0,
    resetAt: -86400,
    turn: 0,
    urgent: false,
    changed: [],
  };
  if (before !== undefined) error(`p2ptbl.init: there is a table "${tostring(name)}" already`, 0);
  read(shell, state);
  shell.tables.set(name as string, state);
  if (shell.timer !== undefined) return;
  shell.timer = tmr.create();
  shell.timer.alarm(1000, tmr.ALARM_AUTO, shell.onLook);
}

/** The names of all tables. */
export function tables(shell: Shell): string[] {
  const names: string[] = [];
  for (const [name] of shell.tables) table.insert(names, name);
  return names;
}
