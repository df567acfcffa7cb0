/** Going through a table. */
import type { Shell, State } from "../shell";
import { show } from "./read";
import { textOf, update } from "./write";

type Keeps = (this: void, ...values: string[]) => LuaMultiReturn<unknown[]>;

/**
 * Goes through the keys that are there: a function says of each whether it stays, or with which fields. Those
 * that stay get a raised version, as in the original. Nothing changes before it has been asked of all, nor if one
 * row cannot be.
 */
export function filter(shell: Shell, state: State, keeps: unknown): void {
  if (type(keeps) !== "function")
    error(`p2ptbl.filter: a function is to say what stays, not ${type(keeps)}`, 0);
  const asked: [key: string, fields: unknown[] | undefined][] = [];
  const following = show(state);
  for (;;) {
    const row = [...following()];
    if (row.length === 0) break;
    const answer = [...(keeps as Keeps)(...unpack(row))];
    const key = row[0]!;
    let fields: unknown[] | undefined;
    if (answer[0] === true) {
      table.remove(row, 1);
      fields = row;
    } else if (answer[0]) fields = answer;
    if (fields !== undefined) textOf(state, "p2ptbl.filter", key, fields);
    table.insert(asked, [key, fields]);
  }
  const rows = state.rows;
  const count = rows.count;
  const bytes = rows.bytes;
  const fresh = rows.fresh;
  const digest = rows.digest;
  const pieces: string[] = [];
  for (const piece of rows.pieces) table.insert(pieces, piece);
  const changes = state.changed.length;
  const [fine, problem] = pcall(() => {
    for (const [key, values] of asked) {
      update(shell, state, values === undefined ? "remove" : "filter", key, values ?? []);
    }
  });
  if (fine) return;
  // All of it or nothing, also where there was no room for a longer version, or no heap.
  rows.pieces = pieces;
  rows.count = count;
  rows.bytes = bytes;
  rows.fresh = fresh;
  rows.digest = digest;
  for (const _ of $range(changes + 1, state.changed.length)) table.remove(state.changed);
  error(problem, 0);
}
