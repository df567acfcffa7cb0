/** What follows from the picture, computed once for all parts that show it. */
import { computed, effect, signal } from "@preact/signals";
import { ALL_SEEN, type Opinion, opinions } from "../core/opinion.ts";
import { among, present } from "../core/present.ts";
import { steady } from "../core/steady.ts";
import type { BoardInfo } from "../protocol.ts";
import { boards, chosen, marked, views } from "./store.ts";

const count = computed(() => boards.value.length);

const sameOpinion = steady<Opinion>(
  (one, other) =>
    one.others === other.others && ALL_SEEN.every((seen) => one.counts[seen] === other.counts[seen]),
);
const sameBoard = steady<BoardInfo>(
  ({ ip, name, kind, condition }, other) =>
    ip === other.ip && name === other.name && kind === other.kind && condition === other.condition,
);

/** What the others think of each board: the same list until one of them changes its mind. */
export const opinion = computed(() => sameOpinion(opinions(views.value, count.value)));

/** The boards as to who they are and how they truly fare: the same list while only their figures change. */
export const who = computed(() => sameBoard(boards.value));

const sameIndexes = steady<number>((one, other) => one === other);

/** Indexes of those who are shown: whom nobody knows any more is not. */
export const shown = computed(() => sameIndexes(present(who.value, views.value)));

/** Those of {@link who} that are shown. */
export const there = computed(() => among(who.value, shown.value));

/** Indexes of this program's own boards: those whose network can be cut. */
export const own = computed(() =>
  [...who.value.keys()].filter((board) => who.value[board]!.kind === "virtual"),
);

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

// What is not shown cannot be seen to be marked.
effect(() => {
  const kept = shown.value.filter((board) => marked.value.has(board));
  if (kept.length < marked.value.size) marked.value = new Set(kept);
});
