/** What is due is collected. */
import { use } from "../../lib/modules";
import { Phase, Ticks } from "../phase";
import type { Shell } from "../shell";
import type * as Measure from "./measure";
import type * as Network from "./network";
import type * as OwnFacts from "./own";

/** Facts that are collected at once at most: each takes its time. */
const AT_ONCE = 3;

/** When something with a period is due next; what was missed is not made up for. */
export function following(shell: Shell, due: number, period: number): number {
  if (period === 0) return Ticks.NEVER;
  const next = due + period;
  return next > shell.ticks ? next : shell.ticks + period;
}

/** Collects some of what is due, and sees when there is more. */
export function collect(shell: Shell): void {
  const now = shell.ticks;
  let left = AT_ONCE;
  const turn = (due: number) => {
    if (due > now || left === 0) return false;
    left -= 1;
    return true;
  };
  if (turn(shell.memoryDue)) {
    shell.memoryDue = following(shell, shell.memoryDue, shell.memoryPeriod);
    use<typeof Measure>("facts.busy.measure").memory(shell);
  }
  if (turn(shell.cpuDue)) {
    shell.cpuDue = following(shell, shell.cpuDue, shell.cpuPeriod);
    use<typeof Measure>("facts.busy.measure").cpu(shell);
  }
  if (turn(shell.netDue)) {
    shell.netDue = following(shell, shell.netDue, shell.netPeriod);
    use<typeof Network>("facts.busy.network").network(shell);
  }
  let next = math.min(shell.memoryDue, shell.cpuDue, shell.netDue);
  for (const own of shell.own) {
    if (turn(own.due)) {
      own.due = following(shell, own.due, own.period);
      use<typeof OwnFacts>("facts.busy.own").ask(shell, own);
    }
    next = math.min(next, own.due);
  }
  shell.collectDue = next;
  // What is new may go at once.
  if (left < AT_ONCE && shell.phase === Phase.UP) shell.linkDue = 0;
}
