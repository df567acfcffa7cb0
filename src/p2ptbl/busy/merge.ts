/** Merging a text that the user has. */

import type { Shell, State } from "../shell";
import { apply, lineAt } from "./apply";
import { changed } from "./pace";

/** Merges the rows of a text; raises an error, and changes nothing, if there is a line that is none. Returns how many were taken. */
export function merge(shell: Shell, state: State, text: unknown): number {
  if (type(text) !== "string") error(`p2ptbl.merge: the text is ${type(text)}, and is to be a string`, 0);
  let [taken, line] = [0, 0];
  for (const checked of [false, true]) {
    let at = 1;
    for (;;) {
      const [next, key, version, row] = lineAt(text as string, at);
      if (next === undefined) break;
      line += 1;
      if (key !== undefined) {
        if (checked) {
          const became = apply(state, key, version!, row!);
          if (became === "new") {
            taken += 1;
            changed(shell, state, key);
          } else if (became === "full" || became === "garbled") shell.drop(became);
        }
      } else if (next - at > 1)
        error(`p2ptbl.merge: line ${line} is no row: key, tab, version, tab, fields`, 0);
      at = next;
    }
  }
  return taken;
}
