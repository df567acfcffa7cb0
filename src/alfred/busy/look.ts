/** What time brings: what was not finished is given up, a sync begins, the user is told what has changed. */
import { guard } from "../../lib/guard";
import { Below, letGo, use } from "../../lib/modules";
import type * as Ask from "../ask";
import type * as Members from "../members";
import type { Job, Shell } from "../shell";
import { ipText } from "./ip";
import { close } from "./open";
import type * as Purge from "./purge";
import type * as Push from "./push";
import { Mark } from "./record";
import type * as Send from "./send";
import type * as Settle from "./settle";

/** So often a question is asked at most until its answer is not waited for any more: parts of it may be lost. */
const TRIES = 4;

/** Gives up what has waited for its rest for too long, and asks again for what may have been lost. */
function giveUp(shell: Shell): void {
  const now = tmr.time();
  const timeout = shell.requestTimeout;
  for (const i of $range(shell.open.length, 1, -1)) {
    const one = shell.open[i - 1]!;
    if (one.whole) continue;
    const since = now - (one.from ?? one.at);
    // The clock begins anew after 68 years.
    const over = since >= timeout || since < 0;
    if (one.answer !== undefined && !over && TRIES * (now - one.at) >= timeout)
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

/** A period is over: what the original does then, in the same order. */
function sync(shell: Shell): void {
  const gossip = _G.package.loaded.gossip;
  if (type(gossip) === "table") use<typeof Members>("alfred.members", true).learn(shell, gossip as never);
  const all = use<typeof Settle>("alfred.busy.settle").settle(shell);
  // An announcement: its type, version 0, and nothing more.
  if (shell.primary) use<typeof Send>("alfred.busy.send").send(shell, undefined, "\x01\0\0\0");
  if (shell.sync !== undefined) return;
  const to = shell.primary ? all : (shell.best ?? "");
  let at = 1;
  let pushing: Job | undefined;
  shell.sync = () => {
    if (pushing !== undefined) {
      if (pushing()) pushing = undefined;
      return false;
    }
    letGo(Below.SHORT);
    if (at > to.length) return use<typeof Purge>("alfred.busy.purge").purge(shell);
    const least = shell.primary ? Mark.FIRST_HAND : Mark.LOCAL;
    pushing = use<typeof Push>("alfred.busy.push").push(shell, ipText(to, at), least);
    at += 4;
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
