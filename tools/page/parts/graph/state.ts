/** What a person is about in the graph. */
import { computed, signal } from "@preact/signals";
import { type Line, sides } from "../../core/geometry.ts";
import { bonds } from "../../core/labels.ts";
import { who } from "../../state/insight.ts";
import { views } from "../../state/store.ts";
import { LABELLED } from "../../view/graph-labels.ts";
import { layout } from "./layout.ts";

/** The board that the keyboard is at. */
export const cursor = signal(0);
/** Whether the keyboard is in the graph at all. */
export const focused = signal(false);
export const hovered = signal<number | null>(null);
/** A cut that is being drawn, or waits for an answer. */
export const line = signal<Line | null>(null);
/** The line is drawn: whether to cut is asked. */
export const asking = signal(false);
/** Every drag draws a cut, fingers' too, which else scroll. */
export const cutting = signal(false);

/** Boards on the side of the line that has fewer; empty: the line parts nobody. */
export const parted = computed(() => (line.value ? sides(layout.value.points, line.value)[0] : []));

/** Lines between those who hold each other for there: only where few enough are not a blot. */
export const drawnBonds = computed(() => (who.value.length <= LABELLED ? bonds(views.value) : []));
