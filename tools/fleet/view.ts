/** What is to be seen of a fleet at a moment: a row a board. */
import type { Fleet } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import { type Members, STATE } from "./knowledge.ts";
import type { FleetTable, Held } from "./table.ts";

export interface Row {
  board: FleetBoard;
  condition: "off" | "booting" | "up" | "paused" | "cut off";
  /** Seconds since it started. */
  uptime: number;
  /** Its own revision; undefined while gossip has not started. */
  revision: number | undefined;
  /** Bytes of heap free; of many boards, some looks ago. */
  heap: number;
  /** Whom it knows, itself included; empty while gossip has not started. */
  members: Members;
  /** How many of them it sees as what. */
  up: number;
  suspect: number;
  down: number;
  /** Sent in the last whole round. */
  datagrams: number;
  bytes: number;
  /** What it holds of the table that the fleet shares; undefined while it holds none. */
  held: Held | undefined;
}

interface Mark {
  sent: number;
  bytesSent: number;
}

/** So many boards are asked for their free heap at a look. */
const WEIGHED = 24;
const NOBODY: Members = new Map();
const NOTHING: Mark = { sent: 0, bytesSent: 0 };

/** Looks at a fleet; remembers what was sent up to the last whole round. */
export class View {
  private round = 0;
  /** Of each board by its index; a board that came later has none yet. */
  private marks: Mark[] = [];
  private rates: Mark[] = [];
  private last: Row[] = [];
  private readonly heaps: { boots: number; free: number }[] = [];
  /** The last board that was asked for its heap. */
  private weighed = -1;

  /** `table`: the one that the fleet shares. */
  constructor(
    private readonly fleet: Fleet,
    private readonly table?: FleetTable,
  ) {}

  /** A row for every board, in the fleet's order. */
  rows(): Row[] {
    this.measure();
    // Before looking, which leaves a few bytes of garbage behind.
    this.weigh();
    const held = this.table?.look().held;
    this.last = this.fleet.boards.map((board, index) => this.row(board, held?.[index]));
    return this.last;
  }

  /** Asks boards for their free heap: they collect their garbage for that, so that of many it is asked in turn. */
  private weigh(): void {
    const { boards } = this.fleet;
    for (let count = Math.min(boards.length, WEIGHED); count > 0; count--) {
      this.weighed = (this.weighed + 1) % boards.length;
      const { board } = boards[this.weighed]!;
      this.heaps[this.weighed] = { boots: board.boots, free: board.heapFree() };
    }
  }

  private heapOf({ board, index }: FleetBoard): number {
    const known = this.heaps[index];
    if (!board.vm) return 0;
    if (known?.boots !== board.boots) this.heaps[index] = { boots: board.boots, free: board.heapFree() };
    return this.heaps[index]!.free;
  }

  private row(board: FleetBoard, held: Held | undefined): Row {
    const heap = this.heapOf(board);
    const members = board.members() ?? NOBODY;
    const last = this.last[board.index];
    const { up, suspect, down } = last?.members === members ? last : counted(members);
    const { sent, bytesSent } = this.rates[board.index] ?? NOTHING;
    return {
      board,
      condition: condition(board),
      uptime: board.board.vm ? board.board.uptime() / 1_000_000 : 0,
      revision: members.get(board.ip)?.revision,
      heap,
      members,
      up,
      suspect,
      down,
      datagrams: sent,
      bytes: bytesSent,
      held,
    };
  }

  private measure(): void {
    const round = Math.floor(this.fleet.rounds);
    if (round === this.round) return;
    const now = this.fleet.boards.map(({ board }) => ({ ...board.air.traffic }));
    const passed = round - this.round;
    this.rates = now.map(({ sent, bytesSent }, index) => {
      const before = this.marks[index] ?? NOTHING;
      return {
        sent: Math.round((sent - before.sent) / passed),
        bytesSent: Math.round((bytesSent - before.bytesSent) / passed),
      };
    });
    this.marks = now;
    this.round = round;
  }
}

/** How many are seen as what. One unanswered question is no suspicion yet: every member is asked now and then. */
function counted(members: Members): Pick<Row, "up" | "suspect" | "down"> {
  const counts = { up: 0, suspect: 0, down: 0 };
  for (const { state } of members.values()) {
    if (state <= STATE.TICK) counts.up++;
    else if (state === STATE.SUSPECT) counts.suspect++;
    else counts.down++;
  }
  return counts;
}

function condition(board: FleetBoard): Row["condition"] {
  if (!board.powered) return "off";
  if (board.paused) return "paused";
  if (board.cut) return "cut off";
  return board.board.vm ? "up" : "booting";
}
