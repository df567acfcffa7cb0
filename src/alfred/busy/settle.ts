/** A period is over: who has fallen silent, who is the best primary. */
import type { Shell } from "../shell";
import { each } from "./each";
import { macOf, Score } from "./neighbour";
import { ageOf, Size } from "./record";
import { put } from "./records";

const { char, sub } = string;
const { floor, max } = math;

/**
 * Scores fade; who has fallen silent is forgotten; and a secondary has its best primary, the one of whom most was
 * heard lately, which stays so until another one is clearly better.
 *
 * @returns the primaries, 4 bytes each
 */
export function settle(shell: Shell): string {
  const now = tmr.time();
  let [all, greatest, own] = ["", 0, -1];
  let best: string | undefined;
  const following = each(shell.neighbours);
  for (;;) {
    const one = following();
    if (one === undefined) break;
    const [age, score] = ageOf(one, now);
    const address = sub(one, 1, 4);
    let faded: number = Score.NONE;
    // Ages are whole seconds: one more, lest it be forgotten early.
    if (score !== Score.NONE && age < shell.serverTimeout + 1) {
      faded = max(score - floor((score + 3) / 4), Score.LEAST);
      all += address;
      if (address === shell.best) own = score;
      // Of two that are as good, the one that was heard last: that stands behind the other.
      if (score >= greatest) [best, greatest] = [address, score];
    }
    // Who has which MAC address is known for as long as its records are, those included that have expired.
    const most = shell.serverTimeout + (macOf(one) === "" ? 0 : 2 * shell.dataTimeout);
    const stays = faded !== Score.NONE || age < most;
    if (faded !== score || !stays)
      put(shell.neighbours, sub(one, 1, Size.KEY), stays ? sub(one, 1, -2) + char(faded) : undefined);
  }
  if (own < 0 || greatest >= own + Score.BETTER) shell.best = best;
  return all;
}
