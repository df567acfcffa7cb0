/** The end of a run: as one object for programs, as a sentence for people. */
import type { Fleet } from "./fleet.ts";
import type { StartOptions } from "./options.ts";
import type { FleetTable, TableSeen } from "./table.ts";
import { heapNote, tableSentence } from "./table-words.ts";
import { amount } from "./words.ts";

/** What `--json` prints. */
export interface Report {
  fleet: {
    boards: number;
    interval: number;
    lan: StartOptions["lan"];
    /** Percent. */
    loss: number;
    seed: number;
    /** Rounds that the run took. */
    rounds: number;
    /** The round in which every board first knew every board; null: it did not happen. */
    allKnewAll: number | null;
    /** The table that the fleet shares; null: none. */
    table: TableReport | null;
  };
  boards: BoardReport[];
}

export interface TableReport {
  name: string;
  /** Keys that are there, if each board knew the newest row of all. */
  rows: number;
  /** Boards that hold all of it. */
  complete: number;
  /** The round in which every board first held all of it; null: it did not happen. */
  heldByAll: number | null;
  /** HBBP's datagrams of all boards, and the bytes of their payloads. */
  datagrams: number;
  bytes: number;
}

export interface BoardReport {
  ip: string;
  powered: boolean;
  cutOff: boolean;
  /** Seconds since it started. */
  uptime: number;
  /** Bytes of heap free. */
  heap: number;
  /** `getNetworkState()`, parsed; null while gossip is not loaded. */
  networkState: unknown;
  /** `gossip.stats`; null while gossip is not loaded. */
  stats: unknown;
  /** Of the table that the fleet shares: its rows, and how many of them are the newest; null where it has none. */
  table: { rows: number; newest: number; all: boolean } | null;
  /** What went out and came in since the board was made, payload bytes. */
  traffic: { sent: number; bytesSent: number; received: number; bytesReceived: number };
  /** Why the state could not be asked for, where it could not. */
  error?: string;
}

/** What a fleet has come to. */
export function reportOn(fleet: Fleet, options: StartOptions, table?: FleetTable): Report {
  const { interval, lan, loss, seed } = options;
  const seen = table?.look();
  return {
    fleet: {
      boards: fleet.boards.length,
      interval,
      lan,
      loss: loss * 100,
      seed,
      rounds: Math.round(fleet.rounds * 100) / 100,
      allKnewAll: fleet.allKnewAll ?? null,
      table: table && seen ? tableReport(table, seen) : null,
    },
    boards: fleet.boards.map((one) => {
      const { sent, bytesSent, received, bytesReceived } = one.board.air.traffic;
      const report: BoardReport = {
        ip: one.ip,
        powered: one.powered,
        cutOff: one.cut,
        uptime: one.board.vm ? Math.floor(one.board.uptime() / 1_000_000) : 0,
        heap: one.board.heapFree(),
        networkState: null,
        stats: one.stats() ?? null,
        table: seen?.held[one.index] ?? null,
        traffic: { sent, bytesSent, received, bytesReceived },
      };
      try {
        report.networkState = one.networkState() ?? null;
      } catch (error) {
        report.error = (error as Error).message;
      }
      return report;
    }),
  };
}

function tableReport(
  { heldByAll }: FleetTable,
  { name, rows, complete, datagrams, bytes }: TableSeen,
): TableReport {
  return { name, rows, complete, heldByAll: heldByAll ?? null, datagrams, bytes };
}

/** How a run went, in a sentence; one more of the table. */
export function sentenceOn(fleet: Fleet, table?: FleetTable): string {
  const { length } = fleet.boards;
  const rounds = Math.floor(fleet.rounds + 1e-6);
  const bound = Math.min(...fleet.boards.map((one) => one.bound() ?? length));
  const known =
    fleet.allKnewAll === undefined
      ? bound < length
        ? `not every board knows all ${length}, since a board keeps ${bound} members (maxMembers, docs/gossip.md)`
        : `not every board has known all ${length} yet`
      : `all ${length} boards knew all ${length} in round ${fleet.allKnewAll}`;
  const shared = table
    ? `\nT${tableSentence(table.look()).slice(1)}; ${heapNote(fleet.boards[0]!.board.heapSize)}.`
    : "";
  return `${amount(rounds, "round")}: ${known}.${shared}`;
}
