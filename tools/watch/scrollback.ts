/** What boards' serial consoles have printed: the end of each, and what is new of those that pages show. */
import { KEPT } from "../page/protocol.ts";

/** What is cut off goes in pieces of this size, so that not every character moves all others. */
const SLACK = 4096;

export class Scrollback {
  private readonly texts = new Map<number, string>();
  private readonly fresh = new Map<number, string>();

  /** A board's console prints; `shown`: a page shows it. Bytes, one character each. */
  print(board: number, text: string, shown: boolean): void {
    const all = (this.texts.get(board) ?? "") + text;
    this.texts.set(board, all.length > KEPT.console + SLACK ? all.slice(-KEPT.console) : all);
    if (shown) this.fresh.set(board, (this.fresh.get(board) ?? "") + text);
  }

  /** All that is kept of a board. */
  of(board: number): string {
    return (this.texts.get(board) ?? "").slice(-KEPT.console);
  }

  /** What boards that are shown have printed since the last call; undefined: more than is kept, see {@link of}. */
  take(): Map<number, string | undefined> {
    const taken = new Map<number, string | undefined>();
    for (const [board, text] of this.fresh) taken.set(board, text.length > KEPT.console ? undefined : text);
    this.fresh.clear();
    return taken;
  }
}
