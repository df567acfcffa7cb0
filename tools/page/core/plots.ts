/** The past as columns of numbers, which is how plots take them. */
import type { Recovery, Sample } from "../protocol.ts";

/** The first column is x, in rounds; null: nothing there. */
export type Columns = [x: number[], ...ys: (number | null)[][]];

/** A column for each name. */
export function sampleColumns(samples: readonly Sample[], names: (keyof Sample)[]): Columns {
  return [samples.map(({ round }) => round), ...names.map((name) => samples.map((sample) => sample[name]))];
}

/** Numbers that come one after the other (x, first, second, x, first, second) as `width` columns. */
export function unwoven(flat: readonly number[], width: number): Columns {
  const columns: number[][] = Array.from({ length: width }, () => []);
  for (let at = 0; at + width <= flat.length; at += width) {
    for (let column = 0; column < width; column++) columns[column]!.push(flat[at + column]!);
  }
  return columns as Columns;
}

/** A recovery a point, by when it began; what is not over yet has no height. Two that began at once both stay. */
export function recoveryColumns(recoveries: readonly Recovery[]): { data: Columns; shown: Recovery[] } {
  const shown = [...recoveries].sort((a, b) => a.round - b.round || a.id - b.id);
  return { data: [shown.map(({ round }) => round), shown.map(({ took }) => took)], shown };
}

/** Every so many-th of a list so that at most `most` are left; the last one always is. */
export function thinned<T>(list: readonly T[], most: number): T[] {
  const step = Math.ceil(list.length / most);
  return step <= 1 ? [...list] : list.filter((_, at) => (list.length - 1 - at) % step === 0);
}

/** What all plots show of the past: from the first sample to the last, and ten rounds at least: less is too little to read. */
export function span(samples: readonly Sample[]): [from: number, to: number] {
  const from = samples[0]?.round ?? 0;
  return [from, Math.max(from + 10, samples.at(-1)?.round ?? 0)];
}
