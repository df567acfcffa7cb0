/** What the user calls. Raises errors whose text does not say where: p2ptbl.ts adds the user's line. */
import { Below, letGo, use } from "../../lib/modules";
import type * as Part from "../part";
import type * as Setup from "../setup";
import type { Shell, State } from "../shell";
import type * as Filter from "./filter";
import type * as Merge from "./merge";
import type * as Read from "./read";
import type * as Write from "./write";

/** The table of a name that `init` has given. */
function stateOf(shell: Shell, name: unknown, what: string): State {
  const state = type(name) === "string" ? shell.tables.get(name as string) : undefined;
  if (state === undefined)
    error(`p2ptbl.${what}: there is no table "${tostring(name)}": p2ptbl.init it first`, 0);
  return state!;
}

function call(
  shell: Shell,
  what: string,
  count: number,
  name: unknown,
  ...values: unknown[]
): LuaMultiReturn<unknown[]> {
  const first = values[0];
  if (what === "init") return $multi(use<typeof Setup>("p2ptbl.setup", true).init(shell, name, first));
  if (what === "start") return $multi(use<typeof Setup>("p2ptbl.setup", true).start(shell, name));
  if (what === "tables") return $multi(use<typeof Setup>("p2ptbl.setup", true).tables(shell));
  const state = stateOf(shell, name, what);
  if (what === "get") return use<typeof Read>("p2ptbl.busy.read").get(state, first);
  if (what === "show") return $multi(use<typeof Read>("p2ptbl.busy.read").show(state));
  if (what === "update" || what === "remove") {
    for (const i of $range(1, count - 1)) {
      if (values[i - 1] === undefined)
        error(`p2ptbl.${what}: ${i === 1 ? "the key" : `field ${i - 1}`} is nil`, 0);
    }
    table.remove(values, 1);
    use<typeof Write>("p2ptbl.busy.write").update(shell, state, what, first, values);
  } else if (what === "merge")
    return $multi(use<typeof Merge>("p2ptbl.busy.merge").merge(shell, state, first));
  else if (what === "filter") use<typeof Filter>("p2ptbl.busy.filter").filter(shell, state, first);
  else use<typeof Part>("p2ptbl.part", true).take(shell, state, what, first);
  return $multi();
}

/** Runs a function that the user called, by its name, with so many values. */
export function run(
  shell: Shell,
  what: string,
  count: number,
  ...values: unknown[]
): LuaMultiReturn<unknown[]> {
  letGo(Below.SHORT);
  return call(shell, what, count, ...(values as [unknown]));
}
