/**
 * Watches the board's IPv4 address for all modules, on one timer. Wi-Fi comes and goes, and a
 * DHCP renewal may change the address. `wifi.eventmon` would tell, but holds one callback an
 * event and that one is the user's, so `wifi.sta.getip()` is looked at instead. This is what
 * runs all the time; lib/watch.ts holds the rest.
 */
import { use } from "./modules";
import type * as Watch from "./watch";

/**
 * Called with the new address, nil when it is lost; must not raise. Where one returns false (for
 * want of heap, say) all are called again at the next look, with the same address.
 */
export type AddressListener = (ip: string | undefined) => boolean;

/** @packed */
export interface Watched {
  listeners: LuaTable<AddressListener, boolean>;
  /** Whether every listener has done what the current address asks for. */
  settled: boolean;
  /** How often to look while there is an address, in milliseconds: the shortest interval that was asked for. */
  pace: number;
  timer?: tmr.Timer;
  current?: string;
}

export const watched: Watched = { listeners: new LuaTable(), settled: true, pace: 6870947 };

/** Looks whether the address is still the same. */
export function look(): void {
  const [ip] = wifi.sta.getip();
  if (ip !== watched.current || !watched.settled) use<typeof Watch>("lib.watch", true).changed(ip);
}
