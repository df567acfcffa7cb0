/** A table that a fleet shares: how far it has spread from one look to the next, and setting a row of it. */
import type { Fleet } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import { hbbpSent, type TableRow, tableOf } from "./table-knowledge.ts";

/** What one board holds of it. */
export interface Held {
  /** Keys that are there. */
  rows: number;
  /** Whether it holds every newest row, of keys that are gone, too. */
  all: boolean;
  /** How many of the newest rows of keys that are there it holds. */
  newest: number;
}

/** How a table stands in the whole fleet. */
export interface TableSeen {
  name: string;
  /** Of each board by its index; undefined where it has no such table now. */
  held: (Held | undefined)[];
  /** Keys that are there, if each board knew the newest row of all. */
  rows: number;
  /** Boards that hold all of it, and that are on. */
  complete: number;
  on: number;
  /** The newest row of each key that a board holds, those of keys that are gone included. */
  newest: ReadonlyMap<string, TableRow>;
  /** What each board holds by its index; undefined where it has no such table now. */
  tables: (ReadonlyMap<string, TableRow> | undefined)[];
  /** HBBP's datagrams of all boards, from the first start on, and the bytes of their payloads. */
  datagrams: number;
  bytes: number;
}

interface Sent {
  boots: number;
  /** Since that boot, and in all those before. */
  now: { datagrams: number; bytes: number };
  before: { datagrams: number; bytes: number };
}

const NONE = { datagrams: 0, bytes: 0 };

/** Whether a row takes the place of another one of its key, as p2ptbl has it. */
function wins(row: TableRow, other: TableRow | undefined): boolean {
  if (!other) return true;
  return row.version > other.version || (row.version === other.version && row.text < other.text);
}

export class FleetTable {
  /** The round in which every board of the fleet first held all rows; undefined until then. */
  heldByAll: number | undefined;
  /** What was seen at the last look. */
  seen: TableSeen;
  private readonly sent: Sent[] = [];

  constructor(
    private readonly fleet: Fleet,
    readonly name: string,
  ) {
    this.seen = this.look();
  }

  /** Looks at all boards. */
  look(): TableSeen {
    const { name, fleet } = this;
    const tables = fleet.boards.map(({ board }) => tableOf(board, name));
    const newest = new Map<string, TableRow>();
    for (const table of tables) {
      for (const [key, row] of table ?? []) if (wins(row, newest.get(key))) newest.set(key, row);
    }
    const held = tables.map((table) => table && heldOf(table, newest));
    const complete = held.filter((one) => one?.all).length;
    const on = fleet.boards.filter(({ powered }) => powered).length;
    const rows = count(newest);
    if (rows > 0 && complete === fleet.boards.length)
      this.heldByAll ??= Math.max(1, Math.ceil(this.fleet.rounds));
    this.seen = { name, held, newest, tables, rows, complete, on, ...this.traffic() };
    return this.seen;
  }

  /** What a board may set the row of its own address to: a number, one more each time. */
  next({ board, ip }: FleetBoard): string {
    const before = Number(tableOf(board, this.name)?.get(ip)?.fields);
    return String(Number.isSafeInteger(before) ? before + 1 : 1);
  }

  /** What all boards have sent; a board's own counters begin anew at each start. */
  private traffic(): { datagrams: number; bytes: number } {
    const all = { datagrams: 0, bytes: 0 };
    for (const { board, index } of this.fleet.boards) {
      this.sent[index] ??= { boots: 0, now: NONE, before: NONE };
      const sent = this.sent[index]!;
      if (board.vm) {
        if (sent.boots !== board.boots) sent.before = plus(sent.before, sent.now);
        sent.boots = board.boots;
        sent.now = hbbpSent(board);
      }
      const { datagrams, bytes } = plus(sent.before, sent.now);
      all.datagrams += datagrams;
      all.bytes += bytes;
    }
    return all;
  }
}

function plus(a: Sent["now"], b: Sent["now"]): Sent["now"] {
  return { datagrams: a.datagrams + b.datagrams, bytes: a.bytes + b.bytes };
}

function count(rows: ReadonlyMap<string, TableRow>): number {
  return [...rows.values()].filter(({ fields }) => fields !== "").length;
}

function heldOf(table: ReadonlyMap<string, TableRow>, newest: ReadonlyMap<string, TableRow>): Held {
  const current = new Map([...table].filter(([key, { text }]) => newest.get(key)!.text === text));
  return { rows: count(table), newest: count(current), all: current.size === newest.size };
}
