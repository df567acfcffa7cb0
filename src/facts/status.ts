/** How facts does. Loaded when the user asks, and let go of at once. */
import { Phase } from "./phase";
import type { Shell, Status } from "./shell";

const STATES: Status["state"][] = ["off", "waiting", "connecting", "greeting", "up", "closing"];

/** As `status` of facts. */
export function status(shell: Shell): Status {
  return {
    state: STATES[shell.phase]!,
    problem: shell.phase === Phase.UP ? undefined : shell.problem,
    id: shell.id,
    acknowledges: shell.acknowledges,
    buffered: shell.records.length,
    bytes: shell.bytes,
    stats: shell.facts.stats,
  };
}
