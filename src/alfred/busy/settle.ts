/** A period is over: who has fallen silent, who is the best primary. */
import type { Shell } from "../shell";
import { each } from "./each";
import { macOf, Score } from "./neighbours";
import { ageOf, put, Size } from "./records";

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
  let [all, most, own] = ["", 0, -1];
  let best: string | undefined;
  const following = each(shell.neighbours);
  for (;;) {
    const one = following();
    if (one === undefined) break;
    const [age, score] = ageOf(one, now);
    const address = sub(one, 1, 4);
    let faded: number = Score.NONE;
    if (score !== Score.NONE && age < shell.serverTimeout) {
      faded = max(score - floor((score + 3) / 4), Score.LEAST);
      all += address;
      if (address === shell.best) own = score;
      // Of two that are as good, the one that was heard last: that stands behind the other.
      if (score >= most) [best, most] = [address, score];
    }
    const stays = faded !== Score.NONE || (macOf(one) !== "" && age < shell.dataTimeout);
    if (faded !== score || !stays)
      put(shell.neighbours, sub(one, 1, Size.KEY), stays ? sub(one, 1, -2) + char(faded) : undefined);
  }
  if (own < 0 || most >= own + Score.BETTER) shell.best = best;
  return all;
}
