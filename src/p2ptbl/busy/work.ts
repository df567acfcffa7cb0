/** What is due: taking what was heard, telling, saving, forgetting. */
import { Below, letGo, use } from "../../lib/modules";
import type * as Digest from "../digest";
import type * as Forget from "../forget";
import type * as Save from "../save";
import type { Shell, State } from "../shell";
import type * as Take from "../take";
import type * as Tell from "../tell";
import { begin as beginInterval, by, SHORTEST } from "./pace";

/** So many who hold the same make a board silent for an interval. */
const SAME = 2;
/** Seconds between two looks at least at what may be forgotten. */
const AGE = 64;
/** Nothing is due in more seconds than this: if it seems so, the clock began anew, as it does after 68 years. */
const DAY = 86400;

/** Whether it is that time, or later. Differences are right also where numbers wrap. */
function isOver(time: number, now: number): boolean {
  const since = now - time;
  return since >= 0 || since < -DAY;
}

const { max, min } = math;

/** Whether a table is to be told now; and if so, how many of the rows that changed last alone, 0 for any. */
function isDue(state: State, now: number): LuaMultiReturn<[due: boolean, news?: number]> {
  if (state.asked) {
    state.asked = false;
    return $multi(true, 0);
  }
  const urgent = state.urgent;
  if (urgent > 0) {
    state.urgent = 0;
    return $multi(true, urgent);
  }
  if (!state.enabled || state.tellAt === undefined || !isOver(state.tellAt, now)) return $multi(false);
  // Not again in this interval.
  state.tellAt = undefined;
  return $multi(state.same < SAME, 0);
}

/** Begins to take what waits longest; returns whether anything does. */
function takes(shell: Shell): boolean {
  const first = table.remove(shell.waiting, 1);
  if (first === undefined) return false;
  letGo(Below.LONG);
  // It is said again.
  shell.undo = () => shell.drop("memory");
  shell.job = use<typeof Take>("p2ptbl.take", true).take(shell, first.state, first.payload);
  // What was needed to begin goes.
  letGo(Below.LONG);
  return true;
}

/** Begins to tell a table that is due; returns whether one is. */
function tells(shell: Shell): boolean {
  // It is due until it can be told.
  if (shell.hbbp.ip === undefined) return false;
  const now = tmr.time();
  for (const [, state] of shell.tables) {
    const [due, news] = isDue(state, now);
    if (due) {
      letGo(Below.LONG);
      shell.undo = () => {
        if (news! > 0) state.urgent += news!;
        else state.asked = true;
      };
      const tell = () => {
        letGo(Below.LONG);
        shell.job = use<typeof Tell>("p2ptbl.tell", true).tell(shell, state, news!);
        // What was needed to begin goes.
        letGo(Below.LONG);
        return false;
      };
      if ((state.rows.digest ?? "") === "") {
        const reckon = use<typeof Digest>("p2ptbl.digest", true).reckon(state.rows);
        shell.job = () => {
          if (reckon()) shell.job = tell;
          return false;
        };
      } else shell.job = tell;
      return true;
    }
  }
  return false;
}

/** Begins what is due, one thing. What was heard comes first, unless so much is that this would never speak. */
export function begin(shell: Shell): void {
  if (shell.waiting.length < 2) {
    if (!takes(shell)) tells(shell);
  } else if (!tells(shell)) takes(shell);
}

/** Looks at all tables. */
export function look(shell: Shell, now: number): void {
  shell.due = now + AGE;
  let failed: unknown;
  use<typeof Forget>("p2ptbl.forget", true).forget(shell, now);
  for (const [, state] of shell.tables) {
    if (state.saveAt !== undefined && isOver(state.saveAt, now)) {
      letGo(Below.SHORT);
      const [saved, problem] = pcall(() => use<typeof Save>("p2ptbl.save", true).save(shell, state));
      // Others have their turn all the same.
      if (!saved) failed = problem;
    }
    if (state.saveAt !== undefined) by(shell, state.saveAt);
    // For want of heap the listener was not told.
    if (state.changed.length > 0) shell.post(() => shell.notify(state));
    if (state.enabled) {
      // An interval in which it was not told yet goes on until it is.
      if (state.tellAt === undefined && isOver(state.endAt, now)) {
        // News is told until all of it was, or others are seen to have it: what comes then is not to wait behind that.
        if (state.same >= SAME) state.rows.fresh = 0;
        beginInterval(shell, state, state.rows.fresh > 0 ? SHORTEST : min(2 * state.pace, state.interval));
      }
      const at = state.tellAt ?? now;
      by(shell, now < at ? min(at, state.endAt) : max(state.endAt, now + SHORTEST));
    }
  }
  shell.wake();
  if (failed !== undefined) error(failed, 0);
}
