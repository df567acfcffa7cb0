/** What our modules have sent and received, this one included: what each of them counts anyway. */
import { Kind } from "../phase";
import type { Shell } from "../shell";
import { since } from "./measure";
import { put } from "./records";
import { bytesOf } from "./wide";

/** A module's counters, as far as it has them. */
type Counters = LuaTable<string, unknown>;

/** Bytes, packets, errors and drops: received, and then sent. */
const COUNTED = ["bytesIn", "datagramsIn", "", "dropped", "bytesOut", "datagramsOut", "sendErrors", "held"];

/** A counter, or the sum of those that are by cause. */
function count(stats: Counters, name: string): number {
  const value = stats.get(name);
  if (type(value) === "number") return value as number;
  let all = 0;
  if (type(value) === "table") for (const [, n] of pairs(value as LuaTable<string, number>)) all += n;
  return all;
}

/** What has gone through the station since the last time. */
export function network(shell: Shell): void {
  const now: number[] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const module of ["facts", "gossip", "hbbp", "alfred"]) {
    const loaded = _G.package.loaded[module] as unknown as { stats?: unknown } | undefined;
    const stats = type(loaded) === "table" ? loaded!.stats : undefined;
    if (type(stats) === "table")
      for (const at of $range(1, COUNTED.length)) now[at - 1]! += count(stats as Counters, COUNTED[at - 1]!);
  }
  const stats = shell.facts.stats;
  now[1]! += stats.messagesIn;
  now[5]! += stats.messagesOut;
  const before = shell.counted;
  let data = since(shell, shell.netAt);
  for (const at of $range(1, now.length)) {
    const more = now[at - 1]! - (before === undefined ? 0 : before[at - 1]!);
    // A counter that has begun anew.
    data += bytesOf(more < 0 ? now[at - 1]! : more, 4);
  }
  shell.counted = now;
  shell.netAt = shell.ticks;
  put(shell, Kind.NET_USAGE, data);
}
