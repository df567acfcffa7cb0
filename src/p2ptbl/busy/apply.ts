/** Taking rows into a table, by the rules of p2ptbl. */

import type { State } from "../shell";
import { fieldsOf, isGarbled, wins } from "./row";
import { find, put } from "./rows";

/**
 * Takes a good row.
 *
 * @returns what became of it: `"new"`; `"same"`; `"older"` than what is held; why it was dropped:
 *   `"full"` (there is no room for it) or `"garbled"` (p2ptbl's shell would make another row of it)
 */
export function apply(state: State, key: string, version: string, row: string): string {
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
  const more = row.length - (held === undefined ? -1 : held.length);
  if (row.length > state.maxRow || rows.bytes + more > state.maxBytes) return "full";
  if (held === undefined && rows.count >= state.maxRows) return "full";
  const gone = fields === "";
  // That needs heap, so it comes first; where the next does not succeed, forgetting looks at the row.
  if (gone) state.gone.set(key, tmr.time());
  put(rows, key, row);
  if (!gone) state.gone.delete(key);
  return "new";
}
