/** Who has which address. Loaded when the user asks, and let go of at once. */
import { ipOf as ipFor } from "./busy/facts";
import { macText } from "./busy/mac";
import { macBytes } from "./busy/mac_bytes";
import { macOf as macIn, neighbour, packed } from "./busy/neighbour";
import type { Shell } from "./shell";

const { find } = string;

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
