/** What this board has all hear of. */
import type { Core } from "../core";

const { floor, max } = math;

/** How often to broadcast a change: with one datagram of four lost, a fleet of a thousand hears it. */
export function repeats(core: Core): number {
  let times = 3;
  let n = core.table.alive;
  while (n > 1) {
    n = floor(n / 4);
    times += 1;
  }
  return times;
}

/** Has a change broadcast so many times, if it is not to be more often anyway. */
export function callFor(core: Core, address: string, times: number): void {
  core.calls.set(address, max((core.calls.get(address) as number | undefined) ?? 0, times));
}
