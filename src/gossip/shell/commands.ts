/** What the user calls. Loaded when that happens, and let go of at once. */
import { Below, letGo, use } from "../../lib/modules";
import type * as Listing from "../busy/listing";
import type * as View from "../busy/view";
import type * as Push from "../data/push";
import type * as Settings from "./config";
import type * as Leave from "./leave";
import type * as Revision from "./revision";
import type { Shell } from "./shell";
import type * as Start from "./start";
import type * as Stop from "./stop";

function call(shell: Shell, name: string, value: unknown, option: unknown): unknown {
  if (name === "getNetworkState") return use<typeof Listing>("gossip.busy.listing").getNetworkState(shell);
  if (name === "members") return use<typeof View>("gossip.busy.view").members(shell);
  if (name === "start") use<typeof Start>("gossip.shell.start", true).start(shell);
  else if (name === "stop") use<typeof Stop>("gossip.shell.stop", true).stop(shell);
  else if (name === "sleep") use<typeof Leave>("gossip.shell.leave", true).sleep(shell, value, option);
  else if (name === "setConfig") use<typeof Settings>("gossip.shell.config", true).setConfig(shell, value);
  else if (name === "pushGossip")
    use<typeof Push>("gossip.data.push", true).push(shell, value, option as string | undefined);
  else use<typeof Revision>("gossip.shell.revision", true).set(shell, value);
  return undefined;
}

/** Runs a function that the user called, by its name. */
export function run(shell: Shell, name: string, value: unknown, option: unknown): unknown {
  letGo(Below.SHORT);
  const result = call(shell, name, value, option);
  letGo(Below.SPARE, true);
  return result;
}
