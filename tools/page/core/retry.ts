/** When to try again at a connection. */

const FIRST = 500;
const LONGEST = 10_000;

/**
 * Milliseconds to wait after so many tries that came to nothing; `random` (0 to 1) spreads pages that have
 * all lost the same server.
 */
export function retryAfter(tries: number, random: number): number {
  const wait = Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 10));
  return Math.round(wait * (0.75 + random / 2));
}
