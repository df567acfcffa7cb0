/** Saving a table in the original's own format. */
import { use } from "../lib/modules";
import type * as SafeFile from "../lib/safe_file";
import { fileOf } from "./busy/path";
import type { Shell, State } from "./shell";

/** Saves a table; what fails is said, and tried again. */
export function save(shell: Shell, state: State): void {
  const pieces = state.rows.pieces;
  // Also where heap is short: others have their turn meanwhile.
  state.saveAt = tmr.time() + 60;
  // A piece begins with a newline that the file does not have.
  const part = (index: number) => {
    const piece = pieces[index - 1];
    return piece === undefined ? undefined : string.sub(piece, 2);
  };
  if (use<typeof SafeFile>("lib.safe_file", true).save(fileOf(state.name), part)) state.saveAt = undefined;
  else shell.report(`${fileOf(state.name)} cannot be saved: flash is full, or four files are open`);
}
