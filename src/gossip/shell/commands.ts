/** What the user tells the module to do. Loaded when that happens, and let go of at once. */
import type * as Address from "../../lib/address";
import { use } from "../../lib/modules";
import type * as Needs from "../../lib/needs";
import { Limit, whole } from "../entry";
import type * as Arrival from "./arrival";
import type * as Settings from "./config";
import type * as Revision from "./revision";
import type { Config, Shell } from "./shell";

// What code loaded on demand needs is loaded so, too: see lib/modules.
function address(): typeof Address {
  return use<typeof Address>("lib.address");
}

function arrival(): typeof Arrival {
  return use<typeof Arrival>("gossip.shell.arrival", true);
}

export function start(shell: Shell): void {
  if (shell.fleet.wanted) {
    shell.log("gossip: already started");
    return;
  }
  use<typeof Needs>("lib.needs", true).needs("gossip", "net", "file", "tmr", "wifi", "node", "sjson");
  const { gossip } = shell;
  (_G as { getNetworkState?: () => void }).getNetworkState = () => print(gossip.getNetworkState());
  shell.fleet.wanted = true;
  const ip = address().watch(shell.onAddress, gossip.config.roundInterval);
  const [begun, problem] = pcall(arrival().addressed, shell, ip);
  if (begun) return;
  // As if it had never been tried (the port is taken, say): the user may try again.
  stop(shell);
  error(problem, 0);
}

export function stop(shell: Shell): void {
  const { fleet } = shell;
  if (fleet.wanted) address().unwatch(shell.onAddress);
  arrival().release(shell);
  fleet.wanted = false;
  // The next start would take a revision that this life has used already.
  if (fleet.unsaved) pcall(use<typeof Revision>("gossip.shell.revision", true).save, shell);
}

export function setConfig(shell: Shell, given: Partial<Config>): void {
  use<typeof Settings>("gossip.shell.config", true).setConfig(shell, given);
  if (shell.fleet.wanted) address().watch(shell.onAddress, shell.gossip.config.roundInterval);
}

export function setRevFileValue(shell: Shell, revision: number): void {
  const n = whole(revision, Limit.WHOLE - 1);
  if (n === undefined) shell.log("gossip: please give a whole number from 0 as revision");
  else use<typeof Revision>("gossip.shell.revision", true).write(shell, n);
}
