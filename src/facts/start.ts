/** Collecting and sending. Loaded when the user says so, and let go of at once. */
import { use } from "../lib/modules";
import type * as SafeFile from "../lib/safe_file";
import { Phase, Ticks } from "./phase";
import type * as Restore from "./restore";
import type { Shell } from "./shell";
import type * as Stop from "./stop";

/** Milliseconds of a tick. */
const TICK = 100;

/** Counts how often `tmr.now()` has begun anew since facts were stopped, or since boot. */
function catchUp(shell: Shell): void {
  const now = tmr.now();
  const last = shell.last;
  const anew = now < last;
  // Seconds that the microseconds tell of.
  const told = anew
    ? math.floor(now / 1000000) + math.floor((2147483647 - last) / 1000000)
    : math.floor((now - last) / 1000000);
  // It takes 2,147.5 seconds: half of them more, and it is the whole number that is nearest.
  const more = math.floor((tmr.time() - shell.stoppedAt - told + 1073) / 2147);
  shell.wraps += math.max(more, 0) + (anew ? 1 : 0);
  shell.last = now;
}

/** Begins with the settings that it has. Raises why it cannot, and then nothing has begun. */
export function start(shell: Shell): LuaMultiReturn<[]> {
  const [begun, problem] = pcall(() => {
    catchUp(shell);
    const id = use<typeof SafeFile>("lib.safe_file", true).load("facts/id");
    shell.id = id !== undefined && id.length === 8 ? id : "";
    if (shell.file !== undefined && shell.records.length === 0)
      use<typeof Restore>("facts.restore", true).restore(shell);
    const now = shell.ticks;
    shell.late = 0;
    shell.cpuLate = 0;
    shell.cpuAt = now;
    shell.netAt = now;
    shell.averageDue = now + 50;
    shell.memoryDue = now + shell.memoryPeriod;
    shell.cpuDue = now + shell.cpuPeriod;
    shell.netDue = now + shell.netPeriod;
    for (const own of shell.own) own.due = now + own.period;
    shell.collectDue = 0;
    shell.spillDue = shell.file === undefined ? Ticks.NEVER : now + math.floor(shell.spillEvery / 2);
    shell.phase = Phase.WAITING;
    shell.tries = 0;
    shell.lostAt = -1;
    shell.gaveUp = false;
    shell.replaced = false;
    // Boards that have started at the same time need not all come at the same time.
    shell.linkDue = now + node.random(1, Ticks.SECOND);
    shell.next = 0;
    shell.timer = tmr.create();
    shell.timer.alarm(TICK, tmr.ALARM_AUTO, shell.onTick);
  });
  shell.facts.started = begun;
  if (begun) return $multi();
  use<typeof Stop>("facts.stop", true).halt(shell);
  return error(problem, 0);
}
