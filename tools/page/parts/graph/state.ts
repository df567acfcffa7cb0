/** What a person is about in the graph. */
import { computed, signal } from "@preact/signals";
import { type Line, sides } from "../../core/geometry.ts";
import { bonds } from "../../core/labels.ts";
import { own, shown } from "../../state/insight.ts";
import { views } from "../../state/store.ts";
import { LABELLED } from "../../view/graph-labels.ts";
import { layout } from "./layout.ts";

/** The board that the keyboard was brought to last. */
const brought = signal(0);
/** The board that the keyboard is at: of those who are shown the one, or the next before it. */
export const cursor = computed(
  () => shown.value.findLast((board) => board <= brought.value) ?? shown.value[0] ?? 0,
);
/** Brings the keyboard to a board. */
export function bring(board: number): void {
  brought.value = board;
}
/** Whether the keyboard is in the graph at all. */
export const focused = signal(false);
export const hovered = signal<number | null>(null);
/** A cut that is being drawn, or waits for an answer. */
export const line = signal<Line | null>(null);
/** The line is drawn: whether to cut is asked. */
export const asking = signal(false);
/** Every drag draws a cut, fingers' too, which else scroll. */
export const cutting = signal(false);

/** This program's boards on the side of the line that has fewer of them; empty: the line parts nobody. */
export const parted = computed(() => {
  if (!line.value) return [];
  const standing = new Set(own.value);
  const points = layout.value.points.map((point, board) => (standing.has(board) ? point : undefined));
  return sides(points, line.value)[0];
});

/** Lines between those who hold each other for there: only where few enough are not a blot. */
export const drawnBonds = computed(() => (shown.value.length <= LABELLED ? bonds(views.value) : []));
