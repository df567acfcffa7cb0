/**
 * Where the board is: taking part at an address, moving to another one. Loaded when that happens, and let
 * go of at once.
 */
import { use } from "../../lib/modules";
import type * as Begin from "./begin";
import type * as Move from "./move";
import type * as Release from "./release";
import type * as Revision from "./revision";
import type { Shell } from "./shell";

/** Begins to take part: one thing after the other, for together they may be more than the heap holds. */
function begin(shell: Shell, ip: string): void {
  // First what may fail: each revision is a write to flash.
  use<typeof Begin>("gossip.shell.begin", true).listen(shell);
  const revision = use<typeof Revision>("gossip.shell.revision", true).begin(shell);
  use<typeof Begin>("gossip.shell.begin", true).begin(shell, ip, revision);
}

/** Wi-Fi gave an address, took it away (nil), or changed it. */
export function addressed(shell: Shell, ip: string | undefined): void {
  const core = shell.core;
  const gossip = shell.gossip;
  const left = gossip.ip;
  gossip.ip = ip;
  if (ip === undefined) {
    shell.log("gossip: no address, waiting for Wi-Fi");
    return;
  }
  shell.broadcast = wifi.sta.getbroadcast() ?? "255.255.255.255";
  if (!gossip.started) {
    // The port is taken, or the heap short: nothing of it may stand in the way of the next try.
    const [begun, problem] = pcall(begin, shell, ip);
    if (!begun) {
      use<typeof Release>("gossip.shell.release", true).release(shell);
      gossip.ip = undefined;
      error(problem, 0);
    }
  } else {
    const before = shell.textOf(core.own);
    if (ip !== before) {
      shell.log("gossip: moved from %s to %s", before, ip);
      use<typeof Move>("gossip.shell.move", true).move(shell, ip);
    }
  }
  // Not before this code has gone: joining needs heap for more.
  if (left !== ip) node.task.post(shell.onTick);
}
