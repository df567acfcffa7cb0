/** Moving to another address. Loaded when that happens, and let go of at once. */
import { numberAt } from "../busy/number";
import { At, find } from "../table";
import type { Shell } from "./shell";

/** Goes on at another address: the next tick tells the fleet, also that nobody is at the old one any more. */
export function move(shell: Shell, ip: string): void {
  const core = shell.core;
  const data = shell.data;
  const mine = find(core.table, core.own)!;
  core.left = core.own;
  core.own = shell.packed(ip);
  core.fresh = numberAt(mine, At.REVISION);
  const text = data?.get(core.left) as string | undefined;
  if (text !== undefined) data!.set(core.own, text);
}
