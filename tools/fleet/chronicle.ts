/** What happens in a fleet, in words, as it is seen from one look to the next. */
import type { Happening } from "../page/protocol.ts";
import { sentencesOn } from "./fate-words.ts";
import { Fates } from "./fates.ts";
import type { Fleet } from "./fleet.ts";
import type { Happenings } from "./happenings.ts";
import type { FleetTable, TableSeen } from "./table.ts";
import { rowWords } from "./table-words.ts";
import type { Row } from "./view.ts";
import { amount } from "./words.ts";

/** If more rows than this have changed since the last look, they are counted and not named. */
const NAMED = 3;

export class Chronicle {
  /** What was told last of a board that others miss, at the last look; undefined: nothing. */
  doubt: Happening | undefined;
  private readonly fates: Fates;
  private agreed: number | undefined;
  /** Of the table at the last look: its newest rows, and whether every board that is on held all of them. */
  private newest: TableSeen["newest"] = new Map();
  private shared = false;

  /** `table` is what the fleet shares. */
  constructor(
    private readonly fleet: Fleet,
    private readonly happenings: Happenings,
    private readonly table?: FleetTable,
  ) {
    this.fates = new Fates(fleet);
  }

  /** Something was done to boards, or to the network. */
  noticed({ round }: Happening): void {
    this.fates.noticed(round);
  }

  /** Compares with the last look, and tells what is new. */
  look(rows: readonly Row[]): void {
    if (this.table) this.lookAtTable(this.table);
    this.doubt = undefined;
    for (const { text, boards } of sentencesOn(this.fates.look(rows))) {
      this.doubt = this.happenings.tell("gossip", text, boards);
    }
    if (this.fleet.allKnewAll === this.agreed) return;
    this.agreed = this.fleet.allKnewAll;
    const { length } = this.fleet.boards;
    // One by itself knows nobody, which is no news.
    if (this.agreed !== undefined && length > 1) {
      this.happenings.tell("gossip", `all ${length} boards know all ${length}, in round ${this.agreed}`);
    }
  }

  /** What has become of the table: rows that changed, and that all hold all of it. */
  private lookAtTable({ seen }: FleetTable): void {
    const { name, newest, rows, complete, on } = seen;
    const tell = (text: string) => this.happenings.tell("table", `${name}: ${text}`);
    const changed = [...newest].filter(([key, { text }]) => this.newest.get(key)?.text !== text);
    if (changed.length > NAMED) tell(`${amount(changed.length, "row")} changed`);
    else for (const [key, row] of changed) tell(rowWords(key, row));
    const shared = rows > 0 && complete === on;
    if (shared && (!this.shared || changed.length > 0)) {
      const who = on === 1 ? "the only board that is on holds" : `all ${on} boards hold`;
      tell(`${who} all ${amount(rows, "row")}`);
    }
    this.newest = newest;
    this.shared = shared;
  }
}
