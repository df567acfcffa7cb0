/** What happens in a fleet, in words: told by the boards, or seen from one look to the next. */
import type { Fleet } from "./fleet.ts";
import { STATE } from "./knowledge.ts";
import type { FleetTable, TableSeen } from "./table.ts";
import { amount, rowWords } from "./table-words.ts";
import type { Row } from "./view.ts";

/** One line of the chronicle. */
export interface Entry {
  /** Rounds since the start. */
  round: number;
  text: string;
}

/** If more rows than this have changed since the last look, they are counted and not named. */
const NAMED = 3;

export class Chronicle {
  private readonly seen: string[] = [];
  private readonly fates: string[] = [];
  private readonly has: string[] = [];
  private agreed: number | undefined;
  /** Of the table at the last look: its newest rows, and whether every board that is on held all of them. */
  private newest: TableSeen["newest"] = new Map();
  private shared = false;

  /** `tell` is called with each entry as it is written; `table` is what the fleet shares. */
  constructor(
    private readonly fleet: Fleet,
    private readonly tell: (entry: Entry) => void,
    private readonly table?: FleetTable,
  ) {
    fleet.on("happened", (text, board) => this.write(`${board.ip} ${text}`));
  }

  /** Compares with the last look. `details`: also what each single board sees. */
  look(rows: Row[], details: boolean): void {
    if (this.table) this.lookAtTable(this.table);
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

  /** What has become of the table: rows that changed, and that all hold all of it. */
  private lookAtTable({ seen }: FleetTable): void {
    const { name, newest, rows, complete, on } = seen;
    const changed = [...newest].filter(([key, { text }]) => this.newest.get(key)?.text !== text);
    if (changed.length > NAMED) this.write(`${name}: ${amount(changed.length, "row")} changed`);
    else for (const [key, row] of changed) this.write(`${name}: ${rowWords(key, row)}`);
    const shared = rows > 0 && complete === on;
    if (shared && (!this.shared || changed.length > 0)) {
      this.write(`${name}: all ${amount(on, "board")} hold all ${amount(rows, "row")}`);
    }
    this.newest = newest;
    this.shared = shared;
  }

  /** What a board sees, when that has changed. */
  private lookThrough({ board, revision, members, up, suspect, down, held }: Row): void {
    const table = this.table?.seen;
    if (table) {
      const has =
        held && held.newest > 0
          ? `holds ${held.newest} of ${amount(table.rows, "row")} of ${table.name}`
          : "";
      if (has !== "" && has !== this.has[board.index]) this.write(`${board.ip} ${has}`);
      this.has[board.index] = has;
    }
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
