/** A number as pages are told it: to a thousandth, which nobody sees, and which takes a third of the bytes. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
