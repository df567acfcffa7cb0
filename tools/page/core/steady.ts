/** Keeps what has not changed the same object, so that nothing is drawn anew for it. */

/** A function that returns the list it was given before for as long as a new one is equal to it, one for one. */
export function steady<T>(equal: (one: T, other: T) => boolean): (next: readonly T[]) => readonly T[] {
  let last: readonly T[] = [];
  return (next) => {
    const same = next.length === last.length && next.every((one, index) => equal(one, last[index]!));
    if (!same) last = next;
    return last;
  };
}
