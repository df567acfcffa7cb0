/** What time brings: what was not finished is given up, a sync begins, the user is told what has changed. */
import { guard } from "../../lib/guard";
import { Below, letGo, use } from "../../lib/modules";
import type * as Ask from "../ask";
import type { Job, Shell } from "../shell";
import { close } from "./open";
import type * as Sync from "./sync";

/** So often a question is asked at most until its answer is not waited for any more: parts of it may be lost. */
const TRIES = 4;

/** Gives up what has waited for its rest for too long, and asks again for what may have been lost. */
function giveUp(shell: Shell): void {
  const now = tmr.time();
  const timeout = shell.requestTimeout;
  for (const i of $range(shell.open.length, 1, -1)) {
    const one = shell.open[i - 1];
    // Who was told of another one may have stopped all.
    if (one === undefined || one.whole) continue;
    const since = now - (one.from ?? one.at);
    // The clock has whole seconds, of which the first may have been at its end; and begins anew after 68 years.
    const over = since >= timeout + 1 || since < 0;
    if (one.answer !== undefined && !over && TRIES * (now - one.at) > math.max(timeout, TRIES))
      use<typeof Ask>("alfred.ask", true).ask(shell, one);
    else if (over) {
      close(shell, one);
      if (one.answer === undefined) shell.drop("unfinished");
      else guard(shell.report, one.answer)(undefined, "timeout");
    }
  }
}

/** Tells the user of which types something has changed. */
function tell(shell: Shell): void {
  const types: number[] = [];
  for (const [type] of shell.changed!) table.insert(types, type);
  shell.changed = undefined;
  table.sort(types);
  if (shell.onUpdate !== undefined) guard(shell.report, shell.onUpdate)(types);
}

/** A period is over; unless what was begun with the last one still goes on. */
function sync(shell: Shell): void {
  if (shell.sync !== undefined) return;
  let job: Job | undefined;
  shell.sync = () => {
    if (job !== undefined) return job();
    letGo(Below.SHORT);
    job = use<typeof Sync>("alfred.busy.sync").begin(shell);
    return false;
  };
  table.insert(shell.jobs, shell.sync);
  shell.wake();
}

/** Looks at the clock. */
export function look(shell: Shell): void {
  if (shell.open.length > 0) giveUp(shell);
  if (shell.left <= 0) {
    shell.left = shell.looks;
    sync(shell);
  }
  if (shell.changed !== undefined) tell(shell);
}
