/** Starting. Loaded when the user does, and let go of at once. */
import { guard } from "../../lib/guard";
import { use } from "../../lib/modules";
import type * as Watch from "../../lib/watch";
import type * as Report from "../busy/report";
import type * as Arrival from "./arrival";
import type * as Globals from "./globals";
import type { Shell } from "./shell";
import type * as Stop from "./stop";

function arrival(): typeof Arrival {
  return use<typeof Arrival>("gossip.shell.arrival", true);
}

/** As {@link Gossip.start}. */
export function start(shell: Shell): void {
  if (shell.wanted) {
    shell.log("gossip: already started");
    return;
  }
  use<typeof Globals>("gossip.shell.globals", true).define(shell);
  const say = (problem: string) => use<typeof Report>("gossip.busy.report").report(shell, problem);
  // One and the same for as long as the module is loaded: the watcher knows its listeners by it.
  shell.onAddress ??= guard(say, (ip: string | undefined) => arrival().addressed(shell, ip));
  shell.wanted = true;
  const ip = use<typeof Watch>("lib.watch", true).watch(shell.onAddress!, shell.gossip.config.roundInterval);
  const [begun, problem] = pcall(arrival().addressed, shell, ip);
  if (begun) return;
  // As if it had never been tried (the port is taken, say): the user may try again.
  use<typeof Stop>("gossip.shell.stop", true).stop(shell);
  error(problem, 0);
}
