/** How the server wants this board to behave: when it comes, and whenever that changes. */
import { Below, letGo, use } from "../../lib/modules";
import type * as SafeFile from "../../lib/safe_file";
import { Phase, Raised, Ticks } from "../phase";
import type { Shell } from "../shell";
import { set } from "./clock";
import type * as Read from "./read";
import { numberOf, over } from "./wide";

const { min, max } = math;
const { sub } = string;

/** A period in ticks, from one in nanoseconds; at least a second, 0 if there is none. */
function ticksOf(nanos: string): number {
  if (nanos === "") return 0;
  const [ten] = over(nanos, 10000);
  const [ticks] = over(ten, 10000);
  // What is negative is none; what is longer than years is years.
  if (string.byte(nanos) > 127 || ten === "\0\0\0\0\0\0\0\0") return 0;
  const many = sub(ticks, 1, 4) === "\0\0\0\0" ? min(numberOf(ticks, 6, 8), 16777215) : 16777215;
  const wide = string.byte(ticks, 5) === 0 ? many : 16777215;
  return max(wide, Ticks.SECOND);
}

/** When something is due whose period has become another one. */
function due(shell: Shell, before: number, period: number, was: number): number {
  if (period === before) return was;
  return period === 0 ? Ticks.NEVER : shell.ticks + period;
}

/** Keeps what the server calls this board. */
function keep(shell: Shell, id: string): void {
  if (id === shell.id) return;
  shell.id = id;
  letGo(Below.SHORT);
  if (!use<typeof SafeFile>("lib.safe_file", true).save("facts/id", id))
    shell.report("the id cannot be saved");
}

/** Takes a ClientConf, given the id of its message, which tells the time. Raises {@link Raised.BAD}, having changed nothing. */
export function conf(shell: Shell, data: string, message: string): void {
  const [id, periods, acknowledges] = use<typeof Read>("facts.busy.read").readConf(data);
  // Which stands for none.
  if (id === "\0\0\0\0\0\0\0\0") error(Raised.BAD, 0);
  if (shell.phase !== Phase.GREETING && shell.phase !== Phase.UP) return;
  const [micros] = over(sub(message, 1, 7), 16);
  set(shell, micros);
  if (acknowledges && !shell.acknowledges) shell.asks = true;
  shell.acknowledges = acknowledges;
  const [m, n, c] = [ticksOf(periods[0]!), ticksOf(periods[1]!), ticksOf(periods[2]!)];
  shell.memoryDue = due(shell, shell.memoryPeriod, m, shell.memoryDue);
  shell.netDue = due(shell, shell.netPeriod, n, shell.netDue);
  shell.cpuDue = due(shell, shell.cpuPeriod, c, shell.cpuDue);
  shell.memoryPeriod = m;
  shell.netPeriod = n;
  shell.cpuPeriod = c;
  shell.collectDue = 0;
  shell.next = 0;
  keep(shell, id);
}
