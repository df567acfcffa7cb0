/** Merging the rows of a text, a bounded number at a time. */
import { apply } from "./busy/apply";
import { lines } from "./busy/lines";
import { changed, differs } from "./busy/pace";
import { parse } from "./busy/row";
import type { Job, Shell, State } from "./shell";

/** Rows a step: some 40 ms. */
const ROWS = 10;

/** Begins to merge what others hold, once all of it is seen to be rows. */
export function merge(shell: Shell, state: State, parts: string[]): Job {
  let following = lines(parts);
  let [checked, behind] = [false, false];
  return () => {
    if (!state.enabled) return true;
    for (const _ of $range(1, ROWS)) {
      const line = following();
      if (line === undefined) {
        if (checked) {
          if (behind) differs(shell, state);
          return true;
        }
        checked = true;
        following = lines(parts, true);
      } else if (line !== "") {
        const [key, version, row] = parse(line);
        if (key === undefined) {
          shell.drop("row");
          return true;
        }
        if (checked) {
          const became = apply(state, key, version!, row!);
          if (became === "new") {
            shell.p2ptbl.stats.rows += 1;
            changed(shell, state, key);
          } else if (became === "older") behind = true;
          else if (became !== "same") shell.drop(became);
        }
      }
    }
    return false;
  };
}
