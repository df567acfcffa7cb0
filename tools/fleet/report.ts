/** The end of a run: as one object for programs, as a sentence for people. */
import type { Fleet } from "./fleet.ts";
import type { StartOptions } from "./options.ts";

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
  };
  boards: BoardReport[];
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
  /** What went out and came in since the board was made, payload bytes. */
  traffic: { sent: number; bytesSent: number; received: number; bytesReceived: number };
  /** Why the state could not be asked for, where it could not. */
  error?: string;
}

/** What a fleet has come to. */
export function reportOn(fleet: Fleet, options: StartOptions): Report {
  const { interval, lan, loss, seed } = options;
  return {
    fleet: {
      boards: fleet.boards.length,
      interval,
      lan,
      loss: loss * 100,
      seed,
      rounds: Math.round(fleet.rounds * 100) / 100,
      allKnewAll: fleet.allKnewAll ?? null,
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

/** How a run went, in a sentence. */
export function sentenceOn(fleet: Fleet): string {
  const { length } = fleet.boards;
  const rounds = Math.floor(fleet.rounds + 1e-6);
  const bound = Math.min(...fleet.boards.map((one) => one.bound() ?? length));
  const known =
    fleet.allKnewAll === undefined
      ? bound < length
        ? `not every board knows all ${length}, since a board keeps ${bound} members (maxMembers, docs/gossip.md)`
        : `not every board has known all ${length} yet`
      : `all ${length} boards knew all ${length} in round ${fleet.allKnewAll}`;
  return `${rounds} ${rounds === 1 ? "round" : "rounds"}: ${known}.`;
}
