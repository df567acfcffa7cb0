/**
 * When a table is told: Trickle (RFC 6206). Intervals grow from two seconds to the table's own; who has heard
 * in one that others hold the same stays silent in it; and news makes them short again.
 */
import type { Shell, State } from "../shell";

/** Seconds of the shortest interval. */
export const SHORTEST = 2;

const { min } = math;

/** Has the timer look at that time at the latest. */
export function by(shell: Shell, time: number): void {
  shell.due = min(shell.due, time);
}

/** Begins an interval of so many seconds. */
export function begin(shell: Shell, state: State, pace: number): void {
  const now = tmr.time();
  state.pace = pace;
  state.tellAt = now + node.random(math.floor(pace / 2), pace);
  state.endAt = now + pace;
  state.same = 0;
  by(shell, state.tellAt);
}

/** A table is to be told anew soon. */
function hasten(shell: Shell, state: State): void {
  if (state.enabled && state.pace > SHORTEST) begin(shell, state, SHORTEST);
}

/** Somebody holds something else. That counts once an interval: it may be for good, where a peer has less room. */
export function differs(shell: Shell, state: State): void {
  const now = tmr.time();
  // The clock begins anew after 68 years.
  const since = now - state.resetAt;
  if (since >= 0 && since < state.interval) return;
  state.resetAt = now;
  hasten(shell, state);
}

/** The row of a key has changed: it is to be saved, told, and the user told of it. */
export function changed(shell: Shell, state: State, key: string): void {
  if (state.saveAt === undefined) {
    state.saveAt = tmr.time() + state.saveAfter;
    by(shell, state.saveAt);
  }
  if (state.urgent > 0) state.urgent += 1;
  // Whoever held the same before may not hold this.
  state.same = 0;
  hasten(shell, state);
  if (state.listener === undefined) return;
  // First the one that may fail.
  if (state.changed.length === 0) shell.post(() => shell.notify(state));
  table.insert(state.changed, key);
}
