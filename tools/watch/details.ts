/** The boards that pages look at: who is asked for its detail when, so that a hundred pages cost little. */
import { packed } from "./open-page.ts";
import type { Source } from "./source.ts";

/** Milliseconds between two looks at one board, and how many boards are looked at in one tick. */
const PERIOD = 500;
const AT_ONCE = 8;

/** What was told of a board last, and when; no text where nothing could be said of it. */
interface Told {
  at: number;
  text: Buffer | undefined;
}

export class Details {
  private readonly told = new Map<number, Told>();
  private changedAt = 0;

  /** @param onTrouble told of errors in the source; the board has no detail then */
  constructor(
    private readonly source: Pick<Source, "detail">,
    private readonly onTrouble: (error: Error) => void,
  ) {}

  /** Something may have changed. */
  changed(now: number): void {
    this.changedAt = now;
  }

  /** What is new of those boards, as a message; the one that has waited longest goes first. Forgets all other boards. */
  take(boards: ReadonlySet<number>, now: number): Map<number, Buffer> {
    for (const board of this.told.keys()) if (!boards.has(board)) this.told.delete(board);
    const due = [...boards].filter((board) => this.owes(board) && now - this.at(board) >= PERIOD);
    due.sort((a, b) => this.at(a) - this.at(b));
    const fresh = new Map<number, Buffer>();
    for (const board of due.slice(0, AT_ONCE)) {
      const text = this.ask(board);
      const before = this.told.get(board)?.text;
      this.told.set(board, { at: now, text });
      if (text && !before?.equals(text)) fresh.set(board, text);
    }
    return fresh;
  }

  /** Whether there may be something new of one of those boards, though perhaps not yet due. */
  owing(boards: ReadonlySet<number>): boolean {
    return [...boards].some((board) => this.owes(board));
  }

  /** The message that was told of a board last; undefined: none. */
  last(board: number): Buffer | undefined {
    return this.told.get(board)?.text;
  }

  private ask(board: number): Buffer | undefined {
    try {
      const detail = this.source.detail(board);
      return detail && packed({ say: "detail", detail });
    } catch (error) {
      this.onTrouble(error as Error);
      return undefined;
    }
  }

  private owes(board: number): boolean {
    return this.at(board) <= this.changedAt;
  }

  private at(board: number): number {
    return this.told.get(board)?.at ?? Number.NEGATIVE_INFINITY;
  }
}
