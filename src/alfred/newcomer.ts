/** Somebody is heard of whom nothing was known, or whose MAC address. Loaded then, and let go of at once. */
import { each } from "./busy/each";
import { macOf, Score } from "./busy/neighbour";
import { write } from "./busy/neighbours";
import { ageOf, Size } from "./busy/record";
import { put } from "./busy/records";
import type { Shell } from "./shell";

const { sub } = string;

/** Makes room for one more: for who was heard longest ago and is no primary. Returns whether there is such a one. */
export function room(shell: Shell): boolean {
  const following = each(shell.neighbours);
  for (;;) {
    const one = following();
    if (one === undefined) return false;
    if (ageOf(one, 0)[1] === Score.NONE) {
      put(shell.neighbours, sub(one, 1, Size.KEY));
      return true;
    }
  }
}

/** A MAC address is at another address than before, or is new: nobody has it any more. */
export function moved(shell: Shell, mac: string): void {
  const following = each(shell.neighbours);
  for (;;) {
    const one = following();
    if (one === undefined) return;
    if (macOf(one) === mac) write(shell, sub(one, 1, 4), "", sub(one, -Size.TAIL));
  }
}
