/** What to do where there is no room. */
import { Below, letGo, use } from "../../lib/modules";
import type { Core } from "../core";
import { Size } from "../table";
import type * as Evict from "./evict";

export const enum Heap {
  /** Bytes that stay free. */
  RESERVE = 1536,
}

/**
 * Whether there is room for a newcomer: the largest datagram must still be handled afterwards.
 *
 * @param alive whether it is there: then whoever is gone for longest makes room
 * @param coming newcomers for whom there was room, and who have yet to take it
 */
export function hasRoom(core: Core, alive: boolean, coming = 0): boolean {
  const members = core.table;
  const over = members.count + coming - core.config.maxMembers;
  if (over > 0 || (over === 0 && (!alive || members.count === members.alive))) return false;
  if (core.heap() < 2 * Heap.RESERVE) collectgarbage();
  if (core.heap() < Heap.RESERVE + coming * Size.RECORD) return false;
  // Last, so that nobody is forgotten for a newcomer that is refused.
  if (over === 0) use<typeof Evict>("gossip.busy.evict").evict(core);
  return true;
}

/** What failed for want of heap is counted, and heap made for what follows; any other problem is raised anew. */
export function refuse(core: Core, problem: unknown): void {
  if (string.find(tostring(problem), "not enough memory", 1, true)[0] === undefined) error(problem, 0);
  letGo(Below.ALL);
  core.drop("full");
}
