/** The globals that the interface promises. Loaded at the start, and let go of at once. */
import { use } from "../../lib/modules";
import type * as Listing from "../busy/listing";
import type * as Leave from "./leave";
import type { Shell } from "./shell";

/** Defines them. */
export function define(shell: Shell): void {
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
