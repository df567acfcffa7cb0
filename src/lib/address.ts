/**
 * Watches the board's IPv4 address for all modules, on one timer. Wi-Fi comes and goes, and a
 * DHCP renewal may change the address. `wifi.eventmon` would tell, but holds one callback an
 * event and that one is the user's, so `wifi.sta.getip()` is looked at instead: each second
 * while there is no address, then at the shortest interval that a listener asked for.
 */
import { guard } from "./guard";

/**
 * Called with the new address, nil when it is lost; must not raise. Where one returns false (for
 * want of heap, say) all are called again at the next look, with the same address.
 */
export type AddressListener = (ip: string | undefined) => boolean;

/** How often to look while there is no address, in milliseconds. */
const SEARCH_INTERVAL = 1000;

const listeners = new LuaTable<AddressListener, boolean>();
let timer: tmr.Timer | undefined;
let current: string | undefined;
/** Whether every listener has done what the current address asks for. */
let settled = true;
/** How often to look while there is an address: the shortest interval that was asked for. */
let pace = 6870947;

function look(): void {
  const [ip] = wifi.sta.getip();
  if (ip === current && settled) return;
  current = ip;
  settled = true;
  timer!.interval(ip === undefined ? SEARCH_INTERVAL : pace);
  for (const [listener] of listeners) {
    if (!listener(ip)) settled = false;
  }
}

/**
 * Calls a listener whenever the address changes, until {@link unwatch}.
 *
 * @param interval how often to look while there is an address, in milliseconds
 * @returns the address now, nil if there is none yet
 */
export function watch(listener: AddressListener, interval: number): string | undefined {
  if (interval < pace) {
    pace = interval;
    if (current !== undefined) timer!.interval(pace);
  }
  if (timer === undefined) {
    timer = tmr.create();
    timer.alarm(SEARCH_INTERVAL, tmr.ALARM_AUTO, guard(print, look));
  }
  look();
  listeners.set(listener, true);
  return current;
}

/** Stops calling a listener; the timer goes with the last one. */
export function unwatch(listener: AddressListener): void {
  listeners.delete(listener);
  const [other] = next(listeners);
  if (other !== undefined || timer === undefined) return;
  timer.unregister();
  timer = undefined;
  current = undefined;
  settled = true;
  pace = 6870947;
}
