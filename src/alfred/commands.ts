/** What the user calls. Loaded then, and let go of at once. Raises errors whose text does not say where. */
import { use } from "../lib/modules";
import type * as Addresses from "./addresses";
import type * as Ask from "./ask";
import type * as Mode from "./mode";
import type * as SetFact from "./set";
import type * as SettingsOf from "./settings";
import type { Answer, Settings, Shell } from "./shell";
import type * as Status from "./status";
import type * as Stop from "./stop";

/** A number from 0 to `most`; raises an error that says what it is, if it is none. */
function number(what: string, value: unknown, most: number): number {
  const n = type(value) === "number" ? math.floor(value as number) : -1;
  if (n !== value || n < 0 || n > most)
    error(`${what} is ${tostring(value)}, and is to be a whole number from 0 to ${most}`, 0);
  return n;
}

/** Raises an error unless that is a function, or nil where there may be none. */
function checkFunction(what: string, value: unknown, none: boolean): void {
  if (type(value) !== "function" && !(none && value === undefined))
    error(`${what} is ${type(value)}, and is to be a function${none ? ", or nil" : ""}`, 0);
}

/** Runs a function that the user called, by its name. */
export function run(
  shell: Shell,
  name: string,
  one: unknown,
  two: unknown,
  three: unknown,
): LuaMultiReturn<[result?: unknown]> {
  // This code goes before the other one works.
  if (name === "start")
    return use<typeof SettingsOf>("alfred.settings", true).start(shell, one as Settings | undefined);
  if (name === "stop") use<typeof Stop>("alfred.stop", true).stop(shell);
  else if (name === "setMode") use<typeof Mode>("alfred.mode", true).setMode(shell, one);
  else if (name === "onUpdate") {
    checkFunction("alfred.onUpdate: the listener", one, true);
    shell.onUpdate = one as Shell["onUpdate"];
  } else if (name === "onEvent") {
    checkFunction("alfred.onEvent: the listener", one, true);
    shell.onEvent = one as Shell["onEvent"];
  } else if (name === "status") return $multi(use<typeof Status>("alfred.status", true).status(shell));
  else if (name === "macOf" || name === "ipOf") {
    if (type(one) !== "string")
      error(`alfred.${name}: the address is ${type(one)}, and is to be a string`, 0);
    return $multi(use<typeof Addresses>("alfred.addresses", true)[name](shell, one as string));
  } else {
    const of = number(`alfred.${name}: the type`, one, 255);
    if (name === "set") return use<typeof SetFact>("alfred.set", true).set(shell, of, two, three);
    if (name === "unset") return use<typeof SetFact>("alfred.set", true).unset(shell, of);
    checkFunction("alfred.request: the answer's function", two, false);
    return use<typeof Ask>("alfred.ask", true).request(shell, of, two as Answer);
  }
  return $multi();
}
