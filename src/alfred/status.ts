/** What alfred knows of others. Loaded when the user asks, and let go of at once. */
import { each } from "./busy/each";
import { ipText } from "./busy/ip";
import { Score } from "./busy/neighbour";
import { ageOf } from "./busy/record";
import type { Primary, Shell, Status } from "./shell";

const { sub } = string;

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
