/** What is to be known of one virtual board, read from outside. */
import type { Value } from "../board/module.ts";
import type { FleetBoard } from "../fleet/fleet-board.ts";
import { type Members, statsOf } from "../fleet/knowledge.ts";
import { sharedData } from "../fleet/shared-data.ts";
import type { Counters, Detail } from "../page/protocol.ts";

/** Modules that count what they do. */
const COUNTING = ["gossip", "hbbp", "p2ptbl", "alfred", "facts"];

/** Of a board that may be off: then there is little. */
export function detailOf(
  { board, ip: own }: FleetBoard,
  members: Members,
): Pick<Detail, "members" | "counters" | "data"> {
  const counters = COUNTING.flatMap((name) => {
    const stats = statsOf(board, name);
    return stats ? [[name, numbers(stats)] as const] : [];
  });
  return {
    members: [...members].map(([ip, { state, revision, heartbeat }]) => ({
      ...{ ip, state, revision },
      // Its own it tells when it is asked, and keeps nowhere.
      heartbeat: ip === own && board.vm ? Math.floor(board.uptime() / 1_000_000) : heartbeat,
    })),
    counters: Object.fromEntries(counters),
    data: [...sharedData(board)].map(([ip, text]) => ({ ip, text })),
  };
}

function numbers(stats: Record<string, Value>): Counters {
  const counters: Counters = {};
  for (const [name, value] of Object.entries(stats)) {
    if (typeof value === "number") counters[name] = value;
    else if (typeof value === "object" && value !== null)
      counters[name] = numbers(value as unknown as Record<string, Value>);
  }
  return counters;
}
