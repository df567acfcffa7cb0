/** Going through a table. */
import type { Shell, State } from "../shell";
import { show } from "./read";
import { textOf, update } from "./write";

type Keeps = (this: void, ...values: string[]) => LuaMultiReturn<unknown[]>;

/**
 * Goes through the keys that are there: a function says of each whether it stays, or with which fields. Those
 * that stay get a raised version, as in the original. Nothing changes before it has been asked of all.
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
  for (const [key, fields] of asked) {
    update(shell, state, fields === undefined ? "remove" : "filter", key, fields ?? []);
  }
}
