/**
 * How late the event loop is. A tick that comes late has waited for something else; by how much all were late in five
 * seconds is a share of these, and averages of shares are kept as Linux keeps its load: a share counts for less the
 * longer ago it was.
 */
import type { Shell } from "../shell";

const enum Load {
  /** Ticks of a step, and steps that are made at once at most. */
  STEP = 50,
  STEPS = 200,
  WHOLE = 65536,
  /** e^(-5/60), e^(-5/300), e^(-5/900), in 2,048ths. */
  ONE = 1884,
  FIVE = 2014,
  FIFTEEN = 2037,
}

const { floor, min } = math;

/** So many of so many milliseconds, in 65,536ths. */
export function share(late: number, all: number): number {
  let [part, whole] = [late, all];
  // No product above 2^31.
  while (whole > 30000) {
    part = floor(part / 2);
    whole = floor(whole / 2);
  }
  return whole < 1 || part >= whole ? (part < 1 ? 0 : Load.WHOLE) : floor((part * Load.WHOLE) / whole);
}

/** The average, once there is one more share. */
function blended(average: number, weight: number, now: number): number {
  const all = average * weight + now * (2048 - weight);
  return floor((all - (all % 2048)) / 2048);
}

/** Brings the averages up to date. */
export function average(shell: Shell): void {
  const steps = floor((shell.ticks - shell.averageDue) / Load.STEP) + 1;
  const late = floor(shell.late / 1000);
  shell.late = 0;
  shell.cpuLate += late;
  const now = share(late, steps * 5000);
  for (const _ of $range(1, min(steps, Load.STEPS))) {
    shell.one = blended(shell.one, Load.ONE, now);
    shell.five = blended(shell.five, Load.FIVE, now);
    shell.fifteen = blended(shell.fifteen, Load.FIFTEEN, now);
  }
  shell.averageDue += steps * Load.STEP;
}
