/** Starting. Loaded when the user does, and let go of at once. */
import { guard } from "../../lib/guard";
import { use } from "../../lib/modules";
import type * as Watch from "../../lib/watch";
import type * as Listing from "../busy/listing";
import type * as Arrival from "./arrival";
import type * as Leave from "./leave";
import type { Shell } from "./shell";
import type * as Stop from "./stop";

function arrival(): typeof Arrival {
  return use<typeof Arrival>("gossip.shell.arrival", true);
}

/** Defines the globals that the interface promises. */
function define(shell: Shell): void {
  const globals = _G as unknown as LuaTable<string, unknown>;
  // The module itself lies in flash, where nothing can be changed.
  const rom = node;
  if (!shell.restarts) {
    shell.restarts = true;
    const restart = () => {
      const [told] = pcall(() => use<typeof Leave>("gossip.shell.leave", true).restart(shell, rom.restart));
      // The heap is short, or the user has removed the files.
      if (!told) rom.restart();
    };
    rawset(globals, "node", setmetatable({ restart }, { __index: rom } as object));
  }
  rawset(globals, "getNetworkState", () =>
    use<typeof Listing>("gossip.busy.listing").printNetworkState(shell),
  );
  let honoured = false;
  const probe = () => {
    honoured = true;
    return $multi(next, {});
  };
  pairs(setmetatable({}, { __pairs: probe } as object));
  if (honoured) return;
  const raw = pairs as unknown as (this: void, t: object) => LuaMultiReturn<unknown[]>;
  rawset(globals, "pairs", (t: object) => {
    const meta = getmetatable(t) as
      | { __pairs?: (this: void, t: object) => LuaMultiReturn<unknown[]> }
      | undefined;
    if (type(meta) === "table" && meta!.__pairs !== undefined) return meta!.__pairs(t);
    return raw(t);
  });
}

/** As {@link Gossip.start}. */
export function start(shell: Shell): void {
  if (shell.wanted) {
    shell.log("gossip: already started");
    return;
  }
  define(shell);
  // One and the same for as long as the module is loaded: the watcher knows its listeners by it.
  shell.onAddress ??= guard(shell.report, (ip: string | undefined) => arrival().addressed(shell, ip));
  shell.wanted = true;
  const ip = use<typeof Watch>("lib.watch", true).watch(shell.onAddress!, shell.gossip.config.roundInterval);
  const [begun, problem] = pcall(arrival().addressed, shell, ip);
  if (begun) return;
  // As if it had never been tried (the port is taken, say): the user may try again.
  use<typeof Stop>("gossip.shell.stop", true).stop(shell);
  error(problem, 0);
}
