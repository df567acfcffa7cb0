/** Where facts go in the end. */
import type { Fact } from "./point.ts";

/** How far an output got: kept with the ids of what it has, and shown to it when it begins the next time. */
export type Mark =
  /** A file, by device and inode, and the bytes in it. */
  | { dev: number; ino: number; length: number }
  /** Something that cannot be looked at again: whether its last line is whole. */
  | { whole: boolean };

export interface Taken {
  /** So many of the first ones are safe there. A fact that it will never take is told in the log, and counts. */
  count: number;
  mark?: Mark;
}

export interface Output {
  /** In words, for the log. */
  readonly name: string;
  /**
   * Writes facts in order: all, or as many of the first as it thinks good. Resolves once they are safe there, however
   * long that takes. Raises where it is away: the same facts come again then.
   */
  write(facts: readonly Fact[]): Promise<Taken>;
  /**
   * Before the first write, where there is something to do then. Throws what the file system does.
   *
   * @param last of the last time; undefined: there was none
   * @returns ids of facts that it has beyond that mark
   */
  begin?(last: Mark | undefined): { mark: Mark; beyond: string[] };
  /** After the last write. */
  end?(): Mark;
}
