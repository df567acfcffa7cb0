/** Random numbers that a seed repeats: the same seed, the same run. */

/** A source of numbers, each at least 0 and less than 1. */
export type Random = () => number;

/**
 * Numbers drawn from `seed`; `stream` tells independent sources of one seed apart, so that drawing
 * more from one does not change another. The generator is sfc32 (PractRand's small fast counter).
 */
export function seededRandom(seed: number, stream = 0): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;
  const draw = () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return (result >>> 0) / 2 ** 32;
  };
  // The seed needs some rounds to reach all of the state.
  for (let round = 0; round < 15; round++) draw();
  return draw;
}
