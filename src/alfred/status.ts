/** What alfred knows of others. Loaded when the user asks, and let go of at once. */
import { each } from "./busy/each";
import { ipOf as ipFor } from "./busy/facts";
import { ipText } from "./busy/ip";
import { macOf as macIn, macText } from "./busy/mac";
import { macBytes } from "./busy/mac_bytes";
import { neighbour, packed, Score } from "./busy/neighbours";
import { ageOf } from "./busy/record";
import type { Primary, Shell, Status } from "./shell";

const { find, sub } = string;

/** As `macOf` of alfred. */
export function macOf(shell: Shell, ip: string): string | undefined {
  if (ip === shell.alfred.ip) return macText(shell.mac);
  if (find(ip, "^%d+%.%d+%.%d+%.%d+$")[0] === undefined) return undefined;
  const one = neighbour(shell, packed(ip));
  const mac = one === undefined ? "" : macIn(one);
  return mac === "" ? undefined : macText(mac);
}

/** As `ipOf` of alfred. */
export function ipOf(shell: Shell, mac: string): string | undefined {
  const bytes = macBytes(mac);
  return bytes === undefined ? undefined : ipFor(shell, bytes);
}

/** As `status` of alfred. */
export function status(shell: Shell): Status {
  const now = tmr.time();
  const primaries: Primary[] = [];
  const following = each(shell.neighbours);
  for (;;) {
    const one = following();
    if (one === undefined) break;
    const [age, score] = ageOf(one, now);
    if (score !== Score.NONE && age < shell.serverTimeout) {
      const best = !shell.primary && sub(one, 1, 4) === shell.best;
      table.insert(primaries, { ip: ipText(one, 1), age, best });
    }
  }
  const [own, heard] = [shell.own, shell.heard];
  return {
    mode: shell.primary ? "primary" : "secondary",
    group: shell.alfred.group ?? "",
    primaries,
    records: own.count + heard.count,
    bytes: own.bytes + heard.bytes,
    stats: shell.alfred.stats,
  };
}
