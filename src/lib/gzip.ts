/**
 * gzip (RFC 1952) in steps: compressing and its reverse take longer than a callback may. The code of
 * each is loaded when it is begun, and goes with it.
 */

import type * as Deflate from "./gzip/busy/deflate";
import type * as Inflate from "./gzip/busy/inflate";
import { use } from "./modules";

/** Work under way. */
export interface Stepper {
  /**
   * Goes on. Raises an error where the work fails, or the code for a part of it cannot be loaded.
   *
   * @param budget how much to do at most, in units of some 150 of Lua's instructions: with 24 a step stays below
   *   50 ms of a board
   * @returns the result when it is done, nil before
   */
  step(this: void, budget: number): string | undefined;
}

/**
 * Inflates gzip members, one after the other, whatever their blocks and headers. A step raises an error
 * that begins with "gzip: " if they are not as RFC 1951 and 1952 say, or what comes out is too much.
 *
 * @param limit bytes that may come out
 */
export function inflate(bytes: string, limit: number): Stepper {
  const { step } = use<typeof Inflate>("lib.gzip.busy.inflate", true).inflate(bytes, limit);
  return {
    step: (budget) => {
      const parts = step(budget);
      if (parts === undefined) return undefined;
      let text = "";
      for (const i of $range(1, parts.length)) {
        text += parts[i - 1]!;
        parts[i - 1] = "";
      }
      return text;
    },
  };
}

/** Makes a gzip member of at most 32,768 bytes: raises an error if there are more. */
export function deflate(bytes: string): Stepper {
  return use<typeof Deflate>("lib.gzip.busy.deflate", true).deflate(bytes);
}
