/** What happens in a fleet, in words: told by the boards, or seen from one look to the next. */
import type { Fleet } from "./fleet.ts";
import { STATE } from "./knowledge.ts";
import type { Row } from "./view.ts";

/** One line of the chronicle. */
export interface Entry {
  /** Rounds since the start. */
  round: number;
  text: string;
}

export class Chronicle {
  private readonly seen: string[] = [];
  private readonly fates: string[] = [];
  private agreed: number | undefined;

  /** `tell` is called with each entry as it is written. */
  constructor(
    private readonly fleet: Fleet,
    private readonly tell: (entry: Entry) => void,
  ) {
    fleet.on("happened", (text, board) => this.write(`${board.ip} ${text}`));
  }

  /** Compares with the last look. `details`: also what each single board sees. */
  look(rows: Row[], details: boolean): void {
    for (const row of rows) {
      if (details) this.lookThrough(row);
      this.lookAt(row, rows);
    }
    if (this.fleet.allKnewAll !== this.agreed) {
      this.agreed = this.fleet.allKnewAll;
      const { length } = this.fleet.boards;
      this.write(`all ${length} boards know all ${length}, in round ${this.agreed}`);
    }
  }

  /** What a board sees, when that has changed. */
  private lookThrough({ board, revision, members, up, suspect, down }: Row): void {
    const seen = revision === undefined ? "" : `${members.size} ${up} ${suspect} ${down}`;
    if (seen === (this.seen[board.index] ?? "")) return;
    this.seen[board.index] = seen;
    if (seen === "") return;
    const rest = [suspect > 0 ? `, ${suspect} suspect` : "", down > 0 ? `, ${down} down` : ""].join("");
    this.write(`${board.ip} knows ${members.size}: ${up} up${rest}`);
  }

  /** What the others make of a board: that they miss it, that all have given it up, that it is back. */
  private lookAt({ board }: Row, rows: Row[]): void {
    const others = rows.filter((row) => row.board !== board && row.revision !== undefined);
    const states = others.map((row) => row.members.get(board.ip)?.state);
    const missing = states.filter((state) => state !== undefined && state >= STATE.DOWN).length;
    const there = states.filter((state) => state !== undefined && state < STATE.DOWN).length;
    const before = this.fates[board.index] ?? "there";
    let fate = before;
    if (missing > 0 && there === 0) fate = "gone";
    else if (missing > 0 && before === "there") fate = "missed";
    else if (missing === 0 && there === others.length && there > 0) fate = "there";
    if (fate === before) return;
    this.fates[board.index] = fate;
    if (fate === "missed") this.write(`${board.ip} is seen down for the first time`);
    if (fate === "gone") this.write(`${board.ip} is down for all ${others.length} others that run`);
    if (fate === "there") this.write(`${board.ip} is up again for all ${others.length} others that run`);
  }

  private write(text: string): void {
    this.tell({ round: this.fleet.rounds, text });
  }
}

/** An entry as a line of text. */
export function formatEntry({ round, text }: Entry): string {
  return `round ${round.toFixed(2).padStart(6)}  ${text}`;
}
