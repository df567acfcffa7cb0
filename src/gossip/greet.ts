/** The first word to those of whom nothing is known. Loaded when it is due, and let go of at once. */
import { type Core, Time } from "./core";
import type { Shell } from "./shell/shell";
import { At, Condition, find } from "./table";

/**
 * Sends the first word to an address, or to all: a SYN that tells nothing, so that a board of NodeMCU's
 * gossip answers with all it knows, and hears of others only as it should.
 */
export function knock(core: Core, to?: string): void {
  core.send(to, '{"type":"SYN","hearsay":"1"}');
}

/** Looks for others: at the seeds of which nothing is known, or by broadcast if there are none. */
export function greet(shell: Shell): void {
  const core = shell.core;
  const gossip = shell.gossip;
  const seeds = gossip.config.seedList;
  const before = core.random(1, math.max(seeds.length, 1));
  let knocks = 0;
  for (const i of $range(before, before + seeds.length - 1)) {
    const seed = seeds[i % seeds.length]!;
    const [good, address] = pcall(shell.packed, seed);
    const record = good ? find(core.table, address) : undefined;
    const gone = record === undefined || string.byte(record, At.CONDITION) >= Condition.DOWN;
    if (good && gone && seed !== gossip.ip && knocks < 3) {
      knock(core, address);
      knocks += 1;
    }
  }
  // Seeds may be off, or have other addresses now.
  const turn = math.floor(core.tick / Time.ROUND) % 2;
  if (core.table.alive === 1 && (knocks === 0 || turn === 1)) knock(core);
}
