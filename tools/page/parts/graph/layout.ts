/** Where the boards stand on the graph as it is shown: changes with its size, and as boards come. */
import { computed, signal } from "@preact/signals";
import { nearest } from "../../core/geometry.ts";
import { fitted, places } from "../../core/places.ts";
import { boards, fleet } from "../../state/store.ts";
import { LABELLED } from "../../view/graph.ts";
import type { Size } from "../../view/surface.ts";

/** Pixels; nothing is drawn before it is known. */
export const size = signal<Size>({ width: 0, height: 0 });

/** In steps, so that a scrollbar that comes and goes moves nobody. */
const aspect = computed(() => {
  const { width, height } = size.value;
  return Math.max(0.5, Math.round((width / Math.max(1, height)) * 4) / 4);
});
const count = computed(() => boards.value.length);
/** Real boards are met one by one: they grow from one. */
const began = computed(() => (fleet.value?.kind === "virtual" ? fleet.value.boards : 1));

const laid = computed(() => places(began.value, count.value, aspect.value));

/** Pixels of each board, and of a node's radius. */
export const layout = computed(() => {
  const { width, height } = size.value;
  if (count.value === 0 || width === 0) return { points: [], radius: 0 };
  const labelled = count.value <= LABELLED;
  const margin = labelled ? { x: width < 520 ? 52 : 128, y: 58 } : { x: 26, y: 26 };
  const { points } = fitted(laid.value, width, height, margin);
  const room = count.value === 1 ? 100 : nearest(points);
  return { points, radius: Math.max(2, Math.min(labelled ? 19 : 22, room * (labelled ? 0.3 : 0.38))) };
});
