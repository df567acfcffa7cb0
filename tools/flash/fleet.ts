/** What a board that is up knows of its fleet. */

import { type Boot, type Patience, watch } from "./boot.ts";
import type { Talk } from "./console.ts";

/** Times in milliseconds. */
export interface FleetPatience {
  /** For Wi-Fi to give an address. */
  address: number;
  /** For the first answer of another board, once there is an address; less where rounds are shorter. */
  neighbours: number;
}

export const FLEET_PATIENCE: FleetPatience = { address: 20000, neighbours: 15000 };

/** A board's view, or why there is none. */
export type View =
  | { kind: "state"; json: string; members: number }
  | { kind: "no gossip" }
  | { kind: "no address"; why: string }
  | { kind: "trouble"; boot: Boot };

/** What `wifi.sta.status()` returns, in words. */
const WIFI: Record<string, string> = {
  "0": "Wi-Fi is idle: no network is configured",
  "1": "Wi-Fi is still connecting",
  "2": "the password is wrong",
  "3": "the network was not found",
  "4": "the access point refused the connection",
};

/**
 * Waits for an address and for the first neighbour, and returns what `getNetworkState()` knows. A panic
 * meanwhile is trouble.
 */
export async function view(console: Talk, patience: FleetPatience, boot: Patience): Promise<View> {
  if ((await console.ask("type(getNetworkState)", 3000)) !== "function") {
    return (await trouble(console, boot)) ?? { kind: "no gossip" };
  }
  const from = console.lines.length;
  let address: string | undefined;
  for (const until = Date.now() + patience.address; ; await console.next(500)) {
    address = await console.ask("wifi.sta.getip()", 3000);
    if (address !== undefined && address !== "nil") break;
    const panic = await trouble(console, boot, from);
    if (panic) return panic;
    if (Date.now() >= until) {
      const status = (await console.ask("wifi.sta.status()", 3000)) ?? "";
      return { kind: "no address", why: WIFI[status] ?? `Wi-Fi status ${status}` };
    }
  }
  for (const until = Date.now() + patience.neighbours; ; await console.next(500)) {
    const json = await console.ask('require("gossip").getNetworkState()', 5000);
    const panic = await trouble(console, boot, from);
    if (panic) return panic;
    const members = json === undefined ? 0 : countMembers(json);
    if (json !== undefined && (members > 1 || Date.now() >= until)) return { kind: "state", json, members };
    if (json === undefined && Date.now() >= until) {
      return { kind: "trouble", boot: { kind: "silent", lines: console.lines.slice(-5) } };
    }
  }
}

function countMembers(json: string): number {
  try {
    return Object.keys(JSON.parse(json)).length;
  } catch {
    return 0;
  }
}

/** If the board has panicked since line `from`: how that ends. */
async function trouble(console: Talk, patience: Patience, from = 0): Promise<View | undefined> {
  const panicked = console.lines.slice(from).some((line) => /hearsay: panic \d+ of|PANIC:/.test(line));
  if (!panicked) return undefined;
  return { kind: "trouble", boot: await watch(console, from, { ...patience, boot: patience.panics }) };
}
