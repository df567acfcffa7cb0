/** Who is shown of those of whom a picture tells. */
import type { BoardInfo } from "../protocol.ts";
import { KINDS, seenIn } from "./opinion.ts";

/**
 * Who is shown, by index, in order: all but strangers (known by hearsay only) whom no board that can say knows any
 * more. A picture keeps their indexes for as long as its fleet lives, and they are shown again once somebody knows them.
 */
export function present(
  boards: readonly Pick<BoardInfo, "kind">[],
  views: readonly (string | null)[],
): number[] {
  const known = (board: number) =>
    views.some((row) => row !== null && KINDS[seenIn(row, board)] !== "unknown");
  return [...boards.keys()].filter((board) => boards[board]!.kind !== "heard" || known(board));
}

/** What a list by index has of those who are shown; the very list where that is all of it. */
export function among<T>(list: readonly T[], shown: readonly number[]): readonly T[] {
  return shown.length === list.length ? list : shown.map((index) => list[index]!);
}

/** The views of those who are shown, of those who are shown; the very views where that is everybody. */
export function viewsAmong(
  views: readonly (string | null)[],
  shown: readonly number[],
): readonly (string | null)[] {
  if (shown.length === views.length) return views;
  return shown.map((observer) => {
    const row = views[observer] ?? null;
    return row === null ? null : shown.map((board) => seenIn(row, board)).join("");
  });
}
