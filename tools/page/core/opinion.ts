/** What a fleet thinks of each board: what the views of those that are on come to. */
import { SEEN } from "../protocol.ts";

/** What a board can be to another, the likes of which is one thing to whoever looks at a fleet. */
export type Kind = "there" | "suspect" | "gone" | "unknown";

/** A character of {@link SEEN}. */
export type Seen = (typeof SEEN)[keyof typeof SEEN];

/** The kind that each is of: one unanswered question (TICK) is no suspicion yet. */
export const KINDS: Readonly<Record<Seen, Kind>> = {
  [SEEN.UP]: "there",
  [SEEN.TICK]: "there",
  [SEEN.SUSPECT]: "suspect",
  [SEEN.DOWN]: "gone",
  [SEEN.REMOVE]: "gone",
  [SEEN.UNKNOWN]: "unknown",
};

export const ALL_SEEN = Object.keys(KINDS) as Seen[];

/** What the others think of one board. */
export interface Opinion {
  /**
   * What most hold it for; the better one where as many hold it for another. Where no other can say, what it
   * holds itself for.
   */
  seen: Seen;
  /** How many hold it for each. */
  counts: Readonly<Record<Seen, number>>;
  /** How many others can say: those that are on. */
  others: number;
  /** Whether they are of one mind, {@link Kind} for kind. That nobody has it, or that it is gone, is one mind. */
  agree: boolean;
}

/** What the others think of each of so many boards. */
export function opinions(views: readonly (string | null)[], boards: number): Opinion[] {
  const counts = Array.from({ length: boards }, nobody);
  for (const [observer, row] of views.entries()) {
    if (row === null) continue;
    for (let board = 0; board < boards; board += 1) {
      if (board !== observer) counts[board]![seenIn(row, board)] += 1;
    }
  }
  return counts.map((count, board) => opinion(count, ownView(views[board], board)));
}

/** What a row of a picture's views has for a board. */
export function seenIn(row: string, board: number): Seen {
  const seen = row[board] as Seen | undefined;
  return seen !== undefined && seen in KINDS ? seen : SEEN.UNKNOWN;
}

function nobody(): Record<Seen, number> {
  return { "0": 0, "1": 0, "2": 0, "3": 0, "4": 0, ".": 0 };
}

function ownView(row: string | null | undefined, board: number): Seen {
  return row ? seenIn(row, board) : SEEN.UNKNOWN;
}

function opinion(counts: Record<Seen, number>, own: Seen): Opinion {
  const kinds: Record<Kind, number> = { there: 0, suspect: 0, gone: 0, unknown: 0 };
  for (const seen of ALL_SEEN) kinds[KINDS[seen]] += counts[seen];
  const most = (Object.keys(kinds) as Kind[]).reduce((best, kind) =>
    kinds[kind] > kinds[best] ? kind : best,
  );
  const others = ALL_SEEN.reduce((sum, seen) => sum + counts[seen], 0);
  const seen =
    others === 0
      ? own
      : ALL_SEEN.filter((one) => KINDS[one] === most).reduce((best, one) =>
          counts[one] > counts[best] ? one : best,
        );
  const minds = [kinds.there, kinds.suspect, kinds.gone + kinds.unknown].filter((count) => count > 0);
  return { seen, counts, others, agree: minds.length < 2 };
}
