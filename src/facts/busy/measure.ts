/** What a board tells of itself: each as a record holds it (facts/busy/encode). */
import { Kind } from "../phase";
import type { Shell } from "../shell";
import { share } from "./average";
import { put } from "./records";
import { bytesOf } from "./wide";

const { floor, min } = math;

/** Milliseconds since a tick, 4 bytes. */
export function since(shell: Shell, at: number): string {
  // Where it was off for weeks: numbers may have no more than 31 bits.
  return bytesOf(min(shell.ticks - at, 21474836) * 100, 4);
}

/** Heap: what there is in all, and what of it is free. */
export function memory(shell: Shell): void {
  // Collects what is garbage first.
  const free = node.heap();
  const used = floor(collectgarbage("count") * 1024);
  put(shell, Kind.MEM_INFO, bytesOf(free + used, 4) + bytesOf(free, 4));
}

/** The share of the time in which the event loop was late. */
export function cpu(shell: Shell): void {
  const late = shell.cpuLate;
  const all = (shell.ticks - shell.cpuAt) * 100;
  put(shell, Kind.CPU, since(shell, shell.cpuAt) + bytesOf(share(late, all), 3));
  shell.cpuLate = 0;
  shell.cpuAt = shell.ticks;
}

/** Shares of the last 1, 5 and 15 minutes. */
export function load(shell: Shell): void {
  put(shell, Kind.LOAD_AVG, bytesOf(shell.one, 3) + bytesOf(shell.five, 3) + bytesOf(shell.fifteen, 3));
}
