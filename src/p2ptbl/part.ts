/** Taking part in a table. Loaded when the user says so, and let go of at once. */
import { begin, SHORTEST } from "./busy/pace";
import type { Listener, Shell, State } from "./shell";

/** Does what a function of p2ptbl that says how a table is taken part in is to do. */
export function take(shell: Shell, state: State, what: string, value?: unknown): void {
  const kind = type(value);
  if (what === "enable") {
    if (state.enabled) return;
    state.enabled = true;
    shell.hbbp.on(`p2ptbl/${state.name}`, shell.onMessage);
    begin(shell, state, SHORTEST);
  } else if (what === "disable") {
    state.enabled = false;
    shell.hbbp.off(`p2ptbl/${state.name}`);
    for (const i of $range(shell.waiting.length, 1, -1)) {
      if (shell.waiting[i - 1]!.state === state) table.remove(shell.waiting, i);
    }
  } else if (what === "onChange") {
    if (value !== undefined && kind !== "function")
      error(`p2ptbl.onChange: the listener is ${kind}, and is to be a function, or nil`, 0);
    state.listener = value as Listener | undefined;
  } else {
    // Not one that is no number to itself either, as 0/0 is none.
    if (value !== undefined && (kind !== "number" || !((value as number) >= 40 && (value as number) <= 1200)))
      error(`p2ptbl.gossip: size is the ${kind} ${tostring(value)}, and is to be from 40 to 1200 bytes`, 0);
    state.size = value as number | undefined;
    state.asked = true;
    shell.wake();
  }
}
