/** Which datagrams have been on which side lately. */
import { createHash } from "node:crypto";
import type { Side } from "./datagram.ts";

/** For how long a datagram is remembered after it was last on a side, in microseconds. */
export const LATELY = 2_000_000;

/** How many datagrams are remembered at most. */
const MOST = 8192;

/** When, in microseconds, a datagram was last on a side. */
type Trace = Partial<Record<Side, number>>;

/** What stands for a datagram. */
export function digestOf(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("base64");
}

export class Memory {
  /** By digest; the one that was on a side last is the last. */
  private readonly traces = new Map<string, Trace>();

  /** Whether the datagram was on that side lately. */
  has(digest: string, side: Side, now: number): boolean {
    const at = this.traces.get(digest)?.[side];
    return at !== undefined && now - at < LATELY;
  }

  /** Notes that the datagram is on a side now. False where there is no room to remember it. */
  note(digest: string, side: Side, now: number): boolean {
    for (const [old, trace] of this.traces) {
      if (now - Math.max(trace.ipv4 ?? 0, trace.ipv6 ?? 0) < LATELY) break;
      this.traces.delete(old);
    }
    const trace = this.traces.get(digest) ?? {};
    this.traces.delete(digest);
    if (this.traces.size >= MOST) return false;
    trace[side] = now;
    this.traces.set(digest, trace);
    return true;
  }
}
