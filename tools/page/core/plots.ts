/** The past as columns of numbers, which is how plots take them. */
import type { Recovery, Sample } from "../protocol.ts";
import { rounds } from "./units.ts";

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

/** Recoveries from events that no other followed: of the rest nobody can say how long they would have taken. */
export function measurable(recoveries: readonly Recovery[]): Recovery[] {
  return recoveries.filter(({ followedBy }) => followedBy === undefined);
}

/** Recoveries as points. */
export interface RecoveryPlot {
  /** When they began; the heights of those that are over; and of those that are not. */
  data: Columns;
  /** Of each point. */
  shown: Recovery[];
}

/**
 * A recovery a point, by when it began, as far back as samples go. What is not over yet stands as high as it
 * has lasted up to the last sample, but not so high that the others would lie flat.
 */
export function recoveryPlot(recoveries: readonly Recovery[], samples: readonly Sample[]): RecoveryPlot {
  const [from] = span(samples);
  const last = samples.at(-1)?.round ?? 0;
  const shown = recoveries
    .filter(({ round }) => round >= from)
    .sort((a, b) => a.round - b.round || a.id - b.id);
  const most = Math.max(5, 1.5 * Math.max(0, ...shown.map(({ took }) => took ?? 0)));
  const waiting = ({ round, took }: Recovery) =>
    took === null ? Math.min(most, Math.max(0, last - round)) : null;
  return {
    data: [shown.map(({ round }) => round), shown.map(({ took }) => took), shown.map(waiting)],
    shown,
  };
}

/** "Round 14.2: 10.0.0.7 was powered off. All agreed again after 2.8 rounds." */
export function recoveryWords({ round, text, took }: Recovery): string {
  const end = took === null ? "They do not agree yet." : `All agreed again after ${rounds(took)}.`;
  return `Round ${round.toFixed(1)}: ${text}${/[.!?]$/.test(text) ? "" : "."} ${end}`;
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
