/** Taking rows into a table, by the rules of p2ptbl. */

import type { State } from "../shell";
import { fieldsOf, isGarbled, wins } from "./row";
import { find, put } from "./rows";

const enum Most {
  /** Digits of a version. */
  DIGITS = 19,
}

/**
 * Takes a good row.
 *
 * @param mine whether it is of the board's own file
 * @returns what became of it: `"new"`; `"same"`; `"older"` than what is held; why it was dropped:
 *   `"full"` (there is no room for it) or `"garbled"` (p2ptbl's shell would make another row of it)
 */
export function apply(state: State, key: string, version: string, row: string, mine?: boolean): string {
  const rows = state.rows;
  const held = find(rows, key);
  if (held !== undefined && !wins(version, row, held)) {
    if (held === row) return "same";
    // Somebody does not know yet that it is gone: that is remembered, and told, as long again.
    if (fieldsOf(held) === "") state.gone.set(key, tmr.time());
    return "older";
  }
  const fields = fieldsOf(row);
  if (state.strict && isGarbled(key, fields)) return "garbled";
  const gone = fields === "";
  const more = row.length - (held === undefined ? -1 : held.length);
  if (held === undefined && rows.count >= state.maxRows) return "full";
  // Also from a full table a key can be taken out, though what says so may be longer by the digits of a version;
  // and what has become of the table is read again.
  const most = state.maxBytes + (mine ? Most.DIGITS * rows.count : 0);
  if (!gone || (held === undefined && !mine)) {
    if (row.length > state.maxRow || rows.bytes + more > most) return "full";
  }
  // That needs heap, so it comes first; where the next does not succeed, forgetting looks at the row.
  if (gone) state.gone.set(key, tmr.time());
  put(rows, key, row);
  if (!gone) state.gone.delete(key);
  return "new";
}
