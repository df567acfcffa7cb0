/** What is seldom done about the board's address, see lib/address.ts: to be loaded for that alone. */
import { type AddressListener, look, watched } from "./address";
import { guard } from "./guard";

/** How often to look while there is no address, in milliseconds. */
const SEARCH_INTERVAL = 1000;

/** The address is another one, or not all have coped with it yet: tells them. */
export function changed(ip: string | undefined): void {
  watched.current = ip;
  watched.settled = true;
  watched.timer!.interval(ip === undefined ? SEARCH_INTERVAL : watched.pace);
  for (const [listener] of watched.listeners) {
    if (!listener(ip)) watched.settled = false;
  }
}

/**
 * Calls a listener whenever the address changes, until {@link unwatch}.
 *
 * @param interval how often to look while there is an address, in milliseconds
 * @returns the address now, nil if there is none yet
 */
export function watch(listener: AddressListener, interval: number): string | undefined {
  if (interval < watched.pace) {
    watched.pace = interval;
    if (watched.current !== undefined) watched.timer!.interval(interval);
  }
  if (watched.timer === undefined) {
    watched.timer = tmr.create();
    watched.timer.alarm(SEARCH_INTERVAL, tmr.ALARM_AUTO, guard(print, look));
  }
  look();
  watched.listeners.set(listener, true);
  return watched.current;
}

/** Stops calling a listener; the timer goes with the last one. */
export function unwatch(listener: AddressListener): void {
  watched.listeners.delete(listener);
  const [other] = next(watched.listeners);
  if (other !== undefined || watched.timer === undefined) return;
  watched.timer.unregister();
  watched.timer = undefined;
  watched.current = undefined;
  watched.settled = true;
  watched.pace = 6870947;
}
