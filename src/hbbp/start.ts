/** Taking part, and no more. Loaded when the user says so, and let go of at once. */
import type * as Endpoint from "../lib/endpoint";
import { guard } from "../lib/guard";
import { use } from "../lib/modules";
import type * as Watch from "../lib/watch";
import type { Settings, Shell } from "./shell";

/** How often to look for an address, in milliseconds. */
const LOOK = 10000;

function check(settings: Settings): void {
  if (type(settings) !== "table")
    error(`hbbp.start: settings are ${type(settings)}, and are to be a table, or nil`, 0);
  for (const [name, value] of pairs(settings)) {
    if (name === "port") {
      const port = value as number;
      if (type(port) !== "number" || port < 1 || port > 65535 || port !== math.floor(port))
        error(
          `hbbp.start: port is the ${type(port)} ${tostring(port)}, and is to be a whole number from 1 to 65535`,
          0,
        );
    } else if (name !== "group")
      error(`hbbp.start: there is no setting "${tostring(name)}": port and group are`, 0);
    else if (!use<typeof Endpoint>("lib.endpoint", true).isGroup(value))
      error(
        `hbbp.start: group is ${tostring(value)}, and is to be an address from 224.0.0.0 to 239.255.255.255`,
        0,
      );
  }
}

/** Wi-Fi gave an address, took it away (nil), or changed it. */
export function addressed(shell: Shell, ip: string | undefined): void {
  const hbbp = shell.hbbp;
  use<typeof Endpoint>("lib.endpoint", true).moveTo(hbbp, ip, shell.onReceive);
  if (ip !== undefined) shell.target = hbbp.group ?? wifi.sta.getbroadcast() ?? "255.255.255.255";
}

/** As `start` of hbbp. */
export function start(shell: Shell, settings?: Settings): void {
  const hbbp = shell.hbbp;
  if (hbbp.started) return;
  check(settings ?? {});
  hbbp.port = settings?.port ?? 4950;
  hbbp.group = settings?.group;
  shell.onAddress ??= guard(shell.report, (ip: string | undefined) =>
    use<typeof import("./start")>("hbbp.start", true).addressed(shell, ip),
  );
  const ip = use<typeof Watch>("lib.watch", true).watch(shell.onAddress, LOOK);
  hbbp.started = true;
  const [begun, problem] = pcall(addressed, shell, ip);
  if (begun) return;
  stop(shell);
  error(problem, 0);
}

/** As `stop` of hbbp. */
export function stop(shell: Shell): void {
  if (!shell.hbbp.started) return;
  use<typeof Watch>("lib.watch", true).unwatch(shell.onAddress!);
  pcall(addressed, shell, undefined);
  use<typeof Endpoint>("lib.endpoint", true).release(shell.hbbp);
  shell.hbbp.started = false;
}
