/** What to do where there is no room. */
import { letGo, use } from "../../lib/modules";
import type { Core } from "../core";
import type * as Evict from "./evict";

const enum Heap {
  /** Bytes that stay free. */
  RESERVE = 1536,
  /** More than there is. */
  ALL = 1073741823,
}

/**
 * Whether there is room for a newcomer: the largest datagram must still be handled afterwards.
 *
 * @param alive whether it is there: then whoever is gone for longest makes room
 */
export function hasRoom(core: Core, alive: boolean): boolean {
  const members = core.table;
  const over = members.count - core.config.maxMembers;
  if (over >= 0) {
    if (!alive || over > 0 || members.count === members.alive) return false;
    use<typeof Evict>("gossip.busy.evict").evict(core);
  }
  if (core.heap() < 2 * Heap.RESERVE) collectgarbage();
  return core.heap() >= Heap.RESERVE;
}

/** What failed for want of heap is counted, and heap made for what follows; any other problem is raised anew. */
export function refuse(core: Core, problem: unknown): void {
  if (string.find(tostring(problem), "not enough memory", 1, true)[0] === undefined) error(problem, 0);
  letGo(Heap.ALL);
  core.drop("full");
}
