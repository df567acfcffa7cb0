/** What the user calls. Loaded then, and let go of at once. Raises errors whose text does not say where. */
import { use } from "../lib/modules";
import type * as Define from "./define";
import type * as SettingsOf from "./settings";
import type { Settings, Shell } from "./shell";
import type * as Status from "./status";
import type * as Stop from "./stop";

/** Runs a function that the user called, by its name. */
export function run(
  shell: Shell,
  name: string,
  one: unknown,
  two: unknown,
  three: unknown,
): LuaMultiReturn<[result?: unknown]> {
  // This code goes before the other one works.
  if (name === "start") return use<typeof SettingsOf>("facts.settings", true).start(shell, one as Settings);
  if (name === "stop") return use<typeof Stop>("facts.stop", true).stop(shell);
  if (name === "define") use<typeof Define>("facts.define", true).define(shell, one, two, three);
  else return $multi(use<typeof Status>("facts.status", true).status(shell));
  return $multi();
}
