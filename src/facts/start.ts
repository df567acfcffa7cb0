/** Collecting and sending. Loaded when the user says so, and let go of at once. */
import { use } from "../lib/modules";
import type * as SafeFile from "../lib/safe_file";
import type * as Spill from "./busy/spill";
import { Phase, Ticks } from "./phase";
import type { Shell } from "./shell";
import type * as Stop from "./stop";

/** Milliseconds of a tick. */
const TICK = 100;

/** Begins with the settings that it has. Raises why it cannot, and then nothing has begun. */
export function start(shell: Shell): LuaMultiReturn<[]> {
  const [begun, problem] = pcall(() => {
    const id = use<typeof SafeFile>("lib.safe_file", true).load("facts/id");
    shell.id = id !== undefined && id.length === 8 ? id : "";
    if (shell.file !== undefined && shell.records.length === 0)
      use<typeof Spill>("facts.busy.spill").load(shell);
    const now = shell.ticks;
    shell.last = tmr.now();
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
