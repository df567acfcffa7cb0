/** Merging the rows of a text, a bounded number at a time. */
import { apply, lineAt } from "./busy/apply";
import { changed, differs } from "./busy/pace";
import type { Job, Shell, State } from "./shell";

/** Rows a step: some 40 ms. */
const ROWS = 10;

/** Begins to merge what others hold, once all of it is seen to be rows. */
export function merge(shell: Shell, state: State, text: string): Job {
  const stats = shell.p2ptbl.stats;
  let at = 1;
  let checked = false;
  let behind = false;
  return () => {
    for (const _ of $range(1, ROWS)) {
      const [next, key, version, row] = lineAt(text, at);
      if (next === undefined) {
        if (checked) {
          if (behind) differs(shell, state);
          return true;
        }
        checked = true;
        at = 1;
      } else {
        const blank = next - at < 2;
        if (key === undefined && !blank) {
          shell.drop("row");
          return true;
        }
        at = next;
        if (checked && !blank) {
          const became = apply(state, key!, version!, row!);
          if (became === "new") {
            stats.rows += 1;
            changed(shell, state, key!);
          } else if (became === "older") behind = true;
          else if (became !== "same") shell.drop(became);
        }
      }
    }
    return false;
  };
}
