/** Where the boards stand on the graph as it is shown: changes with its size, and as boards come. */
import { computed, signal } from "@preact/signals";
import { nearest } from "../../core/geometry.ts";
import { fitted, places, placesAsMet } from "../../core/places.ts";
import { boards, fleet } from "../../state/store.ts";
import { LABELLED } from "../../view/graph-labels.ts";
import type { Size } from "../../view/surface.ts";

/** Pixels; nothing is drawn before it is known. */
export const size = signal<Size>({ width: 0, height: 0 });

const count = computed(() => boards.value.length);
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
    ? placesAsMet(count.value, aspect.value)
    : places(began.value, count.value, aspect.value),
);

/** Pixels of each board, and of a node's radius. */
export const layout = computed(() => {
  const { width, height } = size.value;
  if (count.value === 0 || width === 0) return { points: [], radius: 0 };
  const labelled = count.value <= LABELLED;
  const { points } = fitted(laid.value, width, height, margin.value);
  const room = count.value === 1 ? 100 : nearest(points);
  return { points, radius: Math.max(2, Math.min(labelled ? 19 : 22, room * (labelled ? 0.3 : 0.38))) };
});
