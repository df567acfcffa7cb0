/** Taking part. Loaded when the user says so, and let go of at once. */
import type * as Endpoint from "../lib/endpoint";
import { guard } from "../lib/guard";
import { use } from "../lib/modules";
import type * as Watch from "../lib/watch";
import type { Shell } from "./shell";
import type * as Stop from "./stop";

/** How often to look for an address, in milliseconds. */
const LOOK = 10000;

/** Wi-Fi gave an address, took it away (nil), or changed it. */
export function addressed(shell: Shell, ip: string | undefined): void {
  use<typeof Endpoint>("lib.endpoint", true).moveTo(shell.alfred, ip, shell.onReceive);
}

/** Begins with the settings that it has. Raises why it cannot, and then nothing has begun. */
export function start(shell: Shell): LuaMultiReturn<[]> {
  shell.onAddress ??= guard(shell.report, (ip: string | undefined) => {
    if (shell.alfred.started) use<typeof import("./start")>("alfred.start", true).addressed(shell, ip);
  });
  const onAddress = shell.onAddress;
  const [begun, problem] = pcall(() => {
    addressed(shell, use<typeof Watch>("lib.watch", true).watch(onAddress, LOOK));
    // A look each second; or where periods are shorter, or no whole seconds, a little more often.
    shell.looks = math.ceil(shell.syncPeriod);
    // Boards that have started at the same time need not all speak at the same time.
    shell.left = node.random(1, shell.looks);
    shell.timer = tmr.create();
    const interval = math.floor((1000 * shell.syncPeriod) / shell.looks);
    shell.timer.alarm(math.max(interval, 1), tmr.ALARM_AUTO, shell.onLook);
  });
  shell.alfred.started = begun;
  if (begun) return $multi();
  use<typeof Stop>("alfred.stop", true).halt(shell);
  return error(problem, 0);
}
