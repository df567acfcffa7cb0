/** Where facts go in the end. */
import type { Fact } from "./point.ts";

export interface Output {
  /** In words, for the log. */
  readonly name: string;
  /**
   * Writes facts in order; resolves once they are safe there. A fact that it will never take is told in the log and
   * counts as written. Raises while it is away: the same facts come again then.
   */
  write(facts: readonly Fact[]): Promise<void>;
}
