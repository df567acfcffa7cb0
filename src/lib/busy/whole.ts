/** Whole numbers. */

export const enum Limit {
  /** The largest of 32-bit integers. */
  WHOLE = 2147483647,
}

/** The number, if it is a whole one from 0 to `most`; a float comes back as an integer. */
export function whole(value: unknown, most: number): number | undefined {
  const n = type(value) === "number" ? math.floor(value as number) : -1;
  // A NaN equals nothing, not even itself.
  return n === value && n >= 0 && n <= most ? n : undefined;
}
