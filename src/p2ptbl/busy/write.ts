/** Changing a table. */
import { padded, plus } from "../../lib/busy/decimal";
import type { Shell, State } from "../shell";
import { apply } from "./apply";
import { changed } from "./pace";
import { fieldsOf, isGarbled, parse } from "./row";
import { find } from "./rows";

/** Above what a version is at least: the rest is by lot, so that two who change a row do not agree by chance. */
const LOT = 2147483646;

/** Which part of a row it is that makes it garbled. */
function garbledOf(key: string, fields: unknown[]): string {
  if (isGarbled(key, "")) return "the key";
  let at = 1;
  while (at < fields.length) {
    const field = tostring(fields[at - 1]);
    if (isGarbled("", field) || (field === "" && at === 1)) break;
    at += 1;
  }
  return `field ${at}`;
}

/** The text of fields, with tabs between them; raises an error if there can be none. */
export function textOf(state: State, what: string, key: string, fields: unknown[]): string {
  let text = "";
  for (const i of $range(1, fields.length)) {
    const kind = type(fields[i - 1]);
    if (kind !== "string" && kind !== "number")
      error(`${what}: field ${i} is ${kind}, and is to be a string or a number`, 0);
    const field = tostring(fields[i - 1]);
    if (string.find(field, "[\t\n]")[0] !== undefined || string.find(field, "\0", 1, true)[0] !== undefined)
      error(`${what}: there is a tab, a newline or a NUL in field ${i}`, 0);
    text += i > 1 ? `\t${field}` : field;
  }
  if (text === "")
    error(`${what}: there is no field, or an empty one alone: p2ptbl.remove takes a key out`, 0);
  if (state.strict && isGarbled(key, text))
    error(
      `${what}: p2ptbl on a router would garble ${garbledOf(key, fields)}: a backslash, an empty first or last field or ` +
        "blanks at a field's ends; with {strict = false} p2ptbl.init allows them",
      0,
    );
  return text;
}

/** Sets the fields of a key, or takes it out if `what` is "remove". */
export function update(shell: Shell, state: State, what: string, key: unknown, fields: unknown[]): void {
  const name = `p2ptbl.${what}`;
  if (
    type(key) !== "string" ||
    string.find(key as string, "^[^ \t\n]+$")[0] === undefined ||
    string.find(key as string, "\0", 1, true)[0] !== undefined
  )
    error(`${name}: the key is to be a string without blanks, newlines and NUL, and not empty`, 0);
  const text = what === "remove" ? "" : textOf(state, name, key as string, fields);
  const rows = state.rows;
  const held = find(rows, key as string);
  if (what === "remove" && (held === undefined || fieldsOf(held) === "")) return;
  const [, version] = parse(held ?? `${key}\t0`);
  // Near the largest one there is no room for a lot.
  const raised = plus(version!, 1 + node.random(0, LOT)) ?? plus(version!, 1);
  if (raised === undefined)
    error(`${name}: the version of "${key}" cannot be raised: it would be above 9223372036854775807`, 0);
  const row = `${key}\t${raised}\t${text}`;
  if (apply(state, key as string, padded(raised!)!, row) === "full")
    error(
      `${name}: there is no room for this row of ${row.length} bytes: the table has ${rows.count} rows of at most ` +
        `${state.maxRows} (maxRows), ${rows.bytes} bytes of at most ${state.maxBytes} (maxBytes), and a row may have ` +
        `${state.maxRow} (maxRow): p2ptbl.init can raise them`,
      0,
    );
  changed(shell, state, key as string);
  // Those that changed since the first that is to be told at once stand behind it.
  if (!shell.hbbp.started) state.urgent = 0;
  else if (state.urgent === 0) state.urgent = 1;
  shell.wake();
}
