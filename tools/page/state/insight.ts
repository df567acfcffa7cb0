/** What follows from the picture, computed once for all parts that show it. */
import { computed, signal } from "@preact/signals";
import { opinions } from "../core/opinion.ts";
import { boards, chosen, marked, views } from "./store.ts";

/** What the others think of each board. */
export const opinion = computed(() => opinions(views.value, boards.value.length));

/** Boards that can say whom they see: those that are on. */
export const observers = computed(() => views.value.filter((row) => row !== null).length);

/** Boards that commands are for: those that are marked, else the chosen one. */
export const targets = computed<number[]>(() => {
  if (marked.value.size > 0) return [...marked.value].sort((a, b) => a - b);
  return chosen.value === null ? [] : [chosen.value];
});

/** What was done last, in words: read out to those who do not see it. */
export const done = signal("");

/** Marks a board, or no more. */
export function mark(board: number): void {
  const next = new Set(marked.value);
  if (!next.delete(board)) next.add(board);
  marked.value = next;
}

/** Takes all marks away. */
export function unmark(): void {
  marked.value = new Set();
}
