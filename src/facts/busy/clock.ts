/** What time it is: in microseconds, 7 bytes. */
import type { Shell } from "../shell";
import { bytesOf, sum, times } from "./wide";

/** Since boot. */
export function uptime(shell: Shell): string {
  const now = tmr.now();
  const wraps = shell.wraps + (now < shell.last ? 1 : 0);
  // Each time it begins anew 2^31 have gone by: 128 × 2^24.
  return sum(times(`${bytesOf(wraps, 4)}\0\0\0`, 128), bytesOf(now, 7));
}

/** What up time is to be added to for it to be time since 1970: by the board's own clock, or else the server's. */
export function offset(shell: Shell): string | undefined {
  if (rtctime !== undefined) {
    const [seconds, micros] = rtctime.get();
    // Fractions of single precision do not hold seconds since 1970.
    if (seconds > 0 && seconds + 1 !== seconds) {
      const now = times(times(bytesOf(seconds, 7), 1000), 1000, micros);
      return sum(now, uptime(shell), true);
    }
  }
  return shell.offset;
}

/** The server's clock says so much: what it was when this board started. */
export function set(shell: Shell, now: string): void {
  shell.offset = sum(now, uptime(shell), true);
}
