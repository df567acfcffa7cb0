/** Merging a text that the user has. */
import type { Shell, State } from "../shell";
import { apply } from "./apply";
import { lines } from "./lines";
import { changed } from "./pace";
import { parse } from "./row";

/**
 * Merges the rows of a text. Raises an error, and changes nothing, if there is a line that is none.
 *
 * @returns how many were taken
 */
export function merge(shell: Shell, state: State, text: unknown): number {
  if (type(text) !== "string") error(`p2ptbl.merge: the text is ${type(text)}, and is to be a string`, 0);
  let taken = 0;
  for (const checked of [false, true]) {
    let number = 0;
    const following = lines([text as string]);
    for (;;) {
      const line = following();
      if (line === undefined) break;
      number += 1;
      const [key, version, row] = parse(line);
      if (key === undefined && line !== "")
        error(`p2ptbl.merge: line ${number} is no row: key, tab, version, tab, fields`, 0);
      if (checked && key !== undefined) {
        const became = apply(state, key, version!, row!);
        if (became === "new") {
          taken += 1;
          changed(shell, state, key);
        } else if (became === "full" || became === "garbled") shell.drop(became);
      }
    }
  }
  return taken;
}
