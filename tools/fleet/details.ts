/** What each single board sees, a line whenever that changes: for plain output, which a program may follow. */
import type { Happening } from "../page/protocol.ts";
import type { FleetTable } from "./table.ts";
import type { Row } from "./view.ts";
import { amount } from "./words.ts";

export class Details {
  private readonly seen: string[] = [];
  private readonly has: string[] = [];

  /** `tell` is called with each line; `table` is what the fleet shares. */
  constructor(
    private readonly tell: (text: string) => void,
    private readonly table?: FleetTable,
  ) {}

  /** Compares with the last look. */
  look(rows: readonly Row[]): void {
    for (const row of rows) {
      this.lookAtTable(row);
      this.lookAtMembers(row);
    }
  }

  private lookAtTable({ board, held }: Row): void {
    const table = this.table?.seen;
    if (!table) return;
    const some = held !== undefined && held.newest > 0;
    const has = some ? `holds ${held.newest} of ${amount(table.rows, "row")} of ${table.name}` : "";
    if (has !== "" && has !== this.has[board.index]) this.tell(`${board.ip} ${has}`);
    this.has[board.index] = has;
  }

  private lookAtMembers({ board, revision, members, up, suspect, down }: Row): void {
    const seen = revision === undefined ? "" : `${members.size} ${up} ${suspect} ${down}`;
    if (seen === (this.seen[board.index] ?? "")) return;
    this.seen[board.index] = seen;
    if (seen === "") return;
    const rest = [suspect > 0 ? `, ${suspect} suspect` : "", down > 0 ? `, ${down} down` : ""].join("");
    this.tell(`${board.ip} knows ${members.size}: ${up} up${rest}`);
  }
}

/** What happened, or what a board sees, as a line of text. */
export function line({ round, text }: Pick<Happening, "round" | "text">): string {
  return `round ${round.toFixed(2).padStart(6)}  ${text}`;
}
