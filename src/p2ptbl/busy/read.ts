/** Reading a table. */

import type { State } from "../shell";
import { listOf } from "./fields";
import { fieldsOf } from "./row";
import { find } from "./rows";

/** The fields of a key, nothing if it is gone or not there. Raises an error if it is no string. */
export function get(state: State, key: unknown): LuaMultiReturn<string[]> {
  if (type(key) !== "string") error(`p2ptbl.get: the key is ${type(key)}, and is to be a string`, 0);
  // Else a key and a version would be found as a key.
  const sought = string.find(key as string, "[\t\n]")[0] === undefined ? (key as string) : "";
  return unpack(listOf(find(state.rows, sought)) ?? []);
}

/** An iterator over the keys that are there, and their fields, as they are now. */
export function show(state: State): (this: void) => LuaMultiReturn<string[]> {
  const pieces: string[] = [];
  for (const piece of state.rows.pieces) table.insert(pieces, piece);
  let [index, at] = [0, 1];
  return () => {
    for (;;) {
      const piece = pieces[index];
      if (piece === undefined) return $multi();
      const [end] = string.find(piece, "\n", at + 1, true);
      if (end === undefined) {
        index += 1;
        at = 1;
      } else {
        const row = string.sub(piece, at + 1, end - 1);
        at = end;
        if (fieldsOf(row) !== "") {
          const fields = listOf(row)!;
          table.insert(fields, 1, string.match(row, "^[^\t]*")[0]!);
          return unpack(fields);
        }
      }
    }
  };
}
