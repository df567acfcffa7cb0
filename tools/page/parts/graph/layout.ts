/** Where the boards stand on the graph as it is shown: changes with its size, and as boards come. */
import { computed, signal } from "@preact/signals";
import { nearest, type Spots } from "../../core/geometry.ts";
import { fitted, places, placesAsMet } from "../../core/places.ts";
import { shown } from "../../state/insight.ts";
import { fleet } from "../../state/store.ts";
import { LABELLED } from "../../view/graph-labels.ts";
import type { Size } from "../../view/surface.ts";

/** Pixels; nothing is drawn before it is known. */
export const size = signal<Size>({ width: 0, height: 0 });

const count = computed(() => shown.value.length);
/** Places up to the last that is shown: between them stands open where somebody is not. */
const needed = computed(() => (shown.value.at(-1) ?? -1) + 1);
/** Undefined: they are met one by one. */
const began = computed(() => (fleet.value?.kind === "virtual" ? fleet.value.boards : undefined));

/** Room for labels beside the nodes, else for the nodes alone. */
const margin = computed(() => {
  if (count.value > LABELLED) return { x: 26, y: 26 };
  return { x: size.value.width < 520 ? 66 : 118, y: 72 };
});

/** In steps, so that a scrollbar that comes and goes moves nobody. */
const aspect = computed(() => {
  const { width, height } = size.value;
  const free = (width - 2 * margin.value.x) / Math.max(1, height - 2 * margin.value.y);
  return Math.max(0.5, Math.round(free * 4) / 4);
});

const laid = computed(() =>
  began.value === undefined
    ? placesAsMet(needed.value, aspect.value)
    : places(began.value, needed.value, aspect.value),
);

/** Pixels of each board, by index, and of a node's radius. */
export const layout = computed((): { points: Spots; radius: number } => {
  const { width, height } = size.value;
  if (count.value === 0 || width === 0) return { points: [], radius: 0 };
  const labelled = count.value <= LABELLED;
  const standing = new Set(shown.value);
  const places = laid.value.map((place, board) => (standing.has(board) ? place : undefined));
  const { points } = fitted(places, width, height, margin.value);
  const room = count.value === 1 ? 100 : nearest(points);
  return { points, radius: Math.max(2, Math.min(labelled ? 19 : 22, room * (labelled ? 0.3 : 0.38))) };
});
