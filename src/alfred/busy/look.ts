/** What time brings: what was not finished is given up, a sync begins, the user is told what has changed. */
import { guard } from "../../lib/guard";
import { use } from "../../lib/modules";
import type { Shell } from "../shell";
import { primaries, settle } from "./neighbours";
import { packet, Type } from "./packets";
import { Mark } from "./records";
import type * as Send from "./send";
import { purge } from "./store";
import { close } from "./transactions";

/** Gives up what has waited for its rest for too long. */
function giveUp(shell: Shell, now: number): void {
  for (const i of $range(shell.open.length, 1, -1)) {
    const since = now - shell.open[i - 1]!.at;
    // The clock begins anew after 68 years.
    if (since >= shell.requestTimeout || since < 0) {
      const one = close(shell, i);
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

/** A period is over: what the original does then, in the same order. */
function sync(shell: Shell, now: number): void {
  settle(shell, now);
  const { send, pushAll } = use<typeof Send>("alfred.busy.send");
  if (shell.primary) send(shell, undefined, packet(Type.ANNOUNCE, ""));
  if (shell.sync !== undefined) return;
  const to = shell.primary ? primaries(shell) : (shell.best ?? "");
  const pushing = pushAll(shell, to, shell.primary ? Mark.FIRST_HAND : Mark.LOCAL);
  let pushed = false;
  shell.sync = () => {
    if (pushed) return purge(shell);
    pushed = pushing();
    return false;
  };
  table.insert(shell.jobs, shell.sync);
  shell.wake();
}

/** Looks at the clock. */
export function look(shell: Shell): void {
  const now = tmr.time();
  giveUp(shell, now);
  if (shell.left <= 0) {
    shell.left = shell.looks;
    sync(shell, now);
  }
  if (shell.changed !== undefined) tell(shell);
}
