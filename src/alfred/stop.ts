/** Taking part no more. Loaded when the user says so, and let go of at once. */
import type * as Endpoint from "../lib/endpoint";
import { guard } from "../lib/guard";
import { use } from "../lib/modules";
import type * as Watch from "../lib/watch";
import type { Shell } from "./shell";

/** What has begun is given up. */
export function abandon(shell: Shell): void {
  const open = shell.open;
  shell.open = [];
  shell.bytes = 0;
  shell.jobs = [];
  shell.sync = undefined;
  for (const one of open) {
    const answer = one.answer;
    // It may be under way.
    one.packets = new LuaTable<number, string>();
    one.answer = undefined;
    if (answer !== undefined) guard(shell.report, answer)(undefined, "stopped");
  }
}

/** Lets go of what the hardware has been told, whatever of that there is. Raises no error. */
export function halt(shell: Shell): void {
  shell.alfred.started = false;
  if (shell.timer !== undefined) shell.timer.unregister();
  shell.timer = undefined;
  const onAddress = shell.onAddress;
  if (onAddress !== undefined) pcall(() => use<typeof Watch>("lib.watch", true).unwatch(onAddress));
  pcall(() => {
    const { moveTo, release } = use<typeof Endpoint>("lib.endpoint", true);
    pcall(moveTo, shell.alfred, undefined, shell.onReceive);
    release(shell.alfred);
  });
}

/** As `stop` of alfred. */
export function stop(shell: Shell): void {
  if (!shell.alfred.started) return;
  halt(shell);
  abandon(shell);
  // Of others nothing is known once it starts anew.
  shell.heard = { pieces: [], count: 0, bytes: 0 };
  shell.gone = { pieces: [], count: 0, bytes: 0 };
  shell.neighbours = { pieces: [], count: 0, bytes: 0 };
  shell.best = undefined;
  shell.changed = undefined;
}
