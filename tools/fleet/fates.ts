/** What the boards make of one another, seen from one look to the next: whom somebody doubts, misses, and has back. */
import { isFull, reaches } from "./agreement.ts";
import type { Fleet } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import { STATE } from "./knowledge.ts";
import type { Row } from "./view.ts";

/**
 * "doubted": suspect for somebody; "missed": down for somebody; "gone": down for all who cannot hear it; "forgotten":
 * gone for so long that nobody knows it any more.
 */
type State = "there" | "doubted" | "missed" | "gone" | "forgotten";

/** Somebody's state has changed. */
export interface Turn {
  board: FleetBoard;
  from: State;
  to: State;
  /** Who doubted it first; undefined where several did from one look to the next. */
  first: FleetBoard | undefined;
  /** How many others agree: that it is not there, or that it is there again; and how many could. */
  agree: number;
  of: number;
  /** Rounds since it was there: since it was switched off, where it was; else since nobody doubted it. */
  after: number;
}

interface Fate {
  state: State;
  first: FleetBoard | undefined;
  /** The round of the last look at which nobody doubted it. */
  there: number;
  /** The round since which somebody cannot hear it: it is off, say. */
  away: number | undefined;
}

/** How a board is seen at a look. */
interface Seen {
  doubters: FleetBoard[];
  /** How many hold it for down, and for there. */
  down: number;
  there: number;
  /** How many look, and how many of them cannot hear it. */
  viewers: number;
  deaf: number;
}

export class Fates {
  private readonly fates: Fate[] = [];
  /** Boards whose own view is old: they have heard nobody for a while, and not been put right yet. */
  private readonly stale = new Set<FleetBoard>();

  constructor(private readonly fleet: Fleet) {}

  /** Something was done in a round: whom it keeps from others is away from then on. */
  noticed(round: number): void {
    for (const board of this.fleet.boards) if (this.isAway(board)) this.fateOf(board).away ??= round;
  }

  /** What has become of boards since the last look. */
  look(rows: readonly Row[]): Turn[] {
    const viewers = rows.filter((row) => row.revision !== undefined && this.isUpToDate(row));
    const turns: Turn[] = [];
    for (const { board } of rows) {
      const turn = this.lookAt(board, this.seen(board, viewers), viewers);
      if (turn) turns.push(turn);
    }
    return turns;
  }

  private lookAt(board: FleetBoard, seen: Seen, viewers: readonly Row[]): Turn | undefined {
    const fate = this.fateOf(board);
    const round = this.fleet.rounds;
    if (!this.isAway(board)) fate.away = undefined;
    const from = fate.state;
    const { doubters } = seen;
    fate.state = stateOf(from, seen);
    if (fate.state === "there" && from !== "there" && from !== "doubted" && !isBack(board, viewers)) {
      fate.state = from;
    }
    if (from === "there") fate.first = doubters.length === 1 ? doubters[0] : undefined;
    const after = round - (fate.away ?? fate.there);
    if (fate.state === "there") fate.there = round;
    if (fate.state === from) return undefined;
    const { first } = fate;
    const agree = fate.state === "there" ? seen.there : doubters.filter((viewer) => viewer !== first).length;
    return { board, from, to: fate.state, first, agree, of: seen.deaf || seen.viewers, after };
  }

  private seen(board: FleetBoard, viewers: readonly Row[]): Seen {
    const seen: Seen = { doubters: [], down: 0, there: 0, viewers: 0, deaf: 0 };
    for (const viewer of viewers) {
      if (viewer.board === board) continue;
      seen.viewers++;
      if (!board.powered || !reaches(this.fleet, board, viewer.board)) seen.deaf++;
      const state = viewer.members.get(board.ip)?.state;
      if (state === undefined) continue;
      if (state >= STATE.SUSPECT) seen.doubters.push(viewer.board);
      if (state >= STATE.DOWN) seen.down++;
      else seen.there++;
    }
    return seen;
  }

  /** Whether what a board says of others is of now: not while it hears nobody, nor until it has heard of them again. */
  private isUpToDate({ board, members }: Row): boolean {
    if (board.cut || board.paused) this.stale.add(board);
    else if (this.stale.has(board)) {
      const right = this.fleet.boards.every((other) => {
        const state = members.get(other.ip)?.state ?? STATE.UP;
        return state < STATE.DOWN || !other.powered || !reaches(this.fleet, other, board);
      });
      if (right) this.stale.delete(board);
    }
    return !this.stale.has(board);
  }

  private isAway(board: FleetBoard): boolean {
    if (!board.powered || board.cut || board.paused) return true;
    return this.fleet.lan.weather.split;
  }

  private fateOf({ index }: FleetBoard): Fate {
    this.fates[index] ??= { state: "there", first: undefined, there: this.fleet.rounds, away: undefined };
    return this.fates[index];
  }
}

/** Whether all know somebody again: boards forget after a while who is gone, and then nobody holds it for down any more. */
function isBack(board: FleetBoard, viewers: readonly Row[]): boolean {
  return viewers.every((viewer) => viewer.members.has(board.ip) || isFull(viewer.board, viewer.members));
}

function stateOf(before: State, { doubters, down, there, deaf }: Seen): State {
  if (down > 0 && down >= deaf && deaf > 0) return "gone";
  if (down > 0) return before === "gone" ? "gone" : "missed";
  const known = before === "there" || before === "doubted";
  if (doubters.length > 0) return known ? "doubted" : before;
  return known || there > 0 ? "there" : "forgotten";
}
