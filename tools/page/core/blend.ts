/** Colours as numbers. */

/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads #rrggbb. */
export function rgb(colour: string): Rgb {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/** So much (0 to 1) of one, the rest of the other. */
export function blend(one: Rgb, other: Rgb, share: number): Rgb {
  const mixed = (at: 0 | 1 | 2) => Math.round(one[at] * share + other[at] * (1 - share));
  return [mixed(0), mixed(1), mixed(2)];
}

/** A pixel of an image as the processor keeps it: the lowest byte first. */
export function pixel([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
