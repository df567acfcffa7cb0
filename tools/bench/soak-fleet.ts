/** A fleet that gossips for virtual days, watched for what must not happen. */
import { Fleet } from "../fleet/fleet.ts";
import { STATE } from "../fleet/knowledge.ts";
import { SimLan } from "../lan/sim.ts";

/** The manual's round, in milliseconds. */
const INTERVAL = 10_000;
const ROUNDS_A_DAY = (24 * 3600 * 1000) / INTERVAL;
/** By then Lua's stack, which grows by its deepest use, is as large as it gets (some 600 bytes more). */
const EARLY = 720;

export interface DaysResult {
  rounds: number;
  panics: number;
  /** Errors that gossip's guard caught. */
  errors: number;
  /** Views of a live board as DOWN or worse, once all knew all. */
  falseDowns: number;
  /** The least free heap at rest on any board, after two hours and at the end, in bytes. */
  freeEarly: number;
  freeAtEnd: number;
  /** Datagrams and bytes that a board sent a round. */
  datagramsARound: number;
  bytesARound: number;
}

function leastFree(fleet: Fleet): number {
  return Math.min(
    ...fleet.boards.map(({ board }) => {
      board.vm?.rest();
      return board.heapFree();
    }),
  );
}

/**
 * Lets a fleet gossip for so many virtual days without loss.
 *
 * @param report called at the end of each day
 */
export function runDays(
  boards: number,
  days: number,
  seed: number,
  report: (day: number) => void,
): DaysResult {
  const lan = new SimLan({ seed });
  const fleet = new Fleet({ lan, boards, interval: INTERVAL, seed });
  const rounds = Math.round(days * ROUNDS_A_DAY);
  const result: DaysResult = {
    rounds,
    panics: 0,
    errors: 0,
    falseDowns: 0,
    freeEarly: 0,
    freeAtEnd: 0,
    datagramsARound: 0,
    bytesARound: 0,
  };
  for (const { board } of fleet.boards) board.on("panic", () => result.panics++);
  fleet.start();
  for (let round = 1; round <= rounds; round++) {
    lan.run(fleet.endOfRound(round));
    if (fleet.allKnewAll !== undefined) {
      for (const viewer of fleet.boards) {
        for (const member of viewer.members()?.values() ?? []) {
          if (member.state >= STATE.DOWN) result.falseDowns++;
        }
      }
    }
    if (round === EARLY) result.freeEarly = leastFree(fleet);
    if (round % ROUNDS_A_DAY === 0) report(round / ROUNDS_A_DAY);
  }
  result.freeAtEnd = leastFree(fleet);
  for (const board of fleet.boards) result.errors += Number(board.stats()?.errors ?? 0);
  result.datagramsARound = Math.round((100 * lan.traffic.sent) / (rounds * boards)) / 100;
  result.bytesARound = Math.round(lan.traffic.bytesSent / (rounds * boards));
  fleet.close();
  lan.close();
  return result;
}
