/** A MAC address is at another address than before, or is new. Loaded then, and let go of at once. */
import { each } from "./busy/each";
import { macOf, write } from "./busy/neighbours";
import { Size } from "./busy/records";
import type { Shell } from "./shell";

const { sub } = string;

/** Nobody has this MAC address any more. */
export function moved(shell: Shell, mac: string): void {
  const following = each(shell.neighbours);
  for (;;) {
    const one = following();
    if (one === undefined) return;
    if (macOf(one) === mac) write(shell, sub(one, 1, 4), "", sub(one, -Size.TAIL));
  }
}
