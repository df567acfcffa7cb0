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
  /** Bytes of heap free. */
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

const NOTHING: Mark = { sent: 0, bytesSent: 0 };

/** Looks at a fleet; remembers what was sent up to the last whole round. */
export class View {
  private round = 0;
  /** Of each board by its index; a board that came later has none yet. */
  private marks: Mark[] = [];
  private rates: Mark[] = [];

  /** `table`: the one that the fleet shares. */
  constructor(
    private readonly fleet: Fleet,
    private readonly table?: FleetTable,
  ) {}

  /** A row for every board, in the fleet's order. */
  rows(): Row[] {
    this.measure();
    // Before looking, which leaves a few bytes of garbage behind.
    const heaps = this.fleet.boards.map(({ board }) => board.heapFree());
    const held = this.table?.look().held;
    return this.fleet.boards.map((board, index) => this.row(board, heaps[index]!, held?.[index]));
  }

  private row(board: FleetBoard, heap: number, held: Held | undefined): Row {
    const members: Members = board.members() ?? new Map();
    const states = [...members.values()].map((member) => member.state);
    const count = (...wanted: number[]) => states.filter((state) => wanted.includes(state)).length;
    const { sent, bytesSent } = this.rates[board.index] ?? NOTHING;
    return {
      board,
      condition: condition(board),
      uptime: board.board.vm ? board.board.uptime() / 1_000_000 : 0,
      revision: members.get(board.ip)?.revision,
      heap,
      members,
      // One unanswered question is no suspicion yet: every member is asked now and then.
      up: count(STATE.UP, STATE.TICK),
      suspect: count(STATE.SUSPECT),
      down: count(STATE.DOWN, STATE.REMOVE),
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

function condition(board: FleetBoard): Row["condition"] {
  if (!board.powered) return "off";
  if (board.paused) return "paused";
  if (board.cut) return "cut off";
  return board.board.vm ? "up" : "booting";
}
