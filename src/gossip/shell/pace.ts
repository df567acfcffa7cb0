/** How fast time goes. Loaded when that is set, and let go of at once. */
import { Time } from "../core";
import type { Shell } from "./shell";

/** Sets how many ticks a round has, and returns the milliseconds of one; Wi-Fi needs some to answer. */
export function pace(shell: Shell): number {
  const interval = shell.gossip.config.roundInterval;
  const tick = math.min(math.max(math.floor(interval / Time.ROUND), Time.SHORTEST), interval);
  shell.core.round = math.floor(interval / tick);
  // Some three ticks.
  shell.late = math.max(interval, Time.SHORTEST * Time.ROUND) * 100;
  return tick;
}
