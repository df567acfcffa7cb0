/** Waiting for what programs do in their own time. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds: several times what it takes on a loaded machine. */
const PATIENCE = 90_000;

/**
 * Waits until it holds; fails after a minute and a half.
 *
 * @param said more for the message
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  said: () => string = () => "",
): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`${what}: not within ${PATIENCE / 1000} s\n${said()}`);
    await sleep(20);
  }
}
