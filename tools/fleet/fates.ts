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
  /** Who has it from before it came back itself that this one is down, though it never was away, and tells others. */
  told: FleetBoard | undefined;
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
  /** The round since which somebody could not hear it, as it is off, say; until nobody doubts it any more for that. */
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
  /** Boards that have heard nobody for a while, and of whom their views are still from then. */
  private readonly old = new Map<FleetBoard, Set<FleetBoard>>();

  constructor(private readonly fleet: Fleet) {}

  /** Something was done in a round: whom it keeps from others is away from then on. */
  noticed(round: number): void {
    for (const board of this.fleet.boards) if (this.isAway(board)) this.fateOf(board).away ??= round;
  }

  /** What has become of boards since the last look. */
  look(rows: readonly Row[]): Turn[] {
    for (const row of rows) this.renew(row);
    const all = rows.filter(({ revision }) => revision !== undefined);
    const turns: Turn[] = [];
    for (const { board } of rows) {
      const viewers = this.old.size === 0 ? all : all.filter((row) => !this.old.get(row.board)?.has(board));
      const turn = this.lookAt(board, this.seen(board, viewers), viewers);
      if (turn) turns.push({ ...turn, told: this.teller(turn, all) });
    }
    return turns;
  }

  private lookAt(board: FleetBoard, seen: Seen, viewers: readonly Row[]): Omit<Turn, "told"> | undefined {
    const fate = this.fateOf(board);
    const round = this.fleet.rounds;
    const from = fate.state;
    const { doubters } = seen;
    fate.state = stateOf(from, seen);
    if (fate.state === "there" && from !== "there" && from !== "doubted" && !isBack(board, viewers)) {
      fate.state = from;
    }
    if (from === "there") fate.first = doubters.length === 1 ? doubters[0] : undefined;
    const after = round - (fate.away ?? fate.there);
    if (fate.state === "there") {
      fate.there = round;
      if (!this.isAway(board)) fate.away = undefined;
    }
    if (fate.state === from) return undefined;
    const { first } = fate;
    const agree = fate.state === "there" ? seen.there : doubters.filter((viewer) => viewer !== first).length;
    return { board, from, to: fate.state, first, agree, of: seen.deaf || seen.viewers, after };
  }

  /** Nobody is down for others before anybody has suspected it, unless they were told. */
  private teller({ board, from, to }: Omit<Turn, "told">, all: readonly Row[]): FleetBoard | undefined {
    if (from !== "there" || to !== "missed" || this.fateOf(board).away !== undefined) return undefined;
    const down = (row: Row) => (row.members.get(board.ip)?.state ?? STATE.UP) >= STATE.DOWN;
    return all.find((row) => this.old.get(row.board)?.has(board) && down(row))?.board;
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

  /** Of whom what a board says is not of now: of all while it hears nobody, then of whom it suspects for that. */
  private renew({ board, members }: Row): void {
    if (board.cut || board.paused) {
      this.old.set(board, new Set(this.fleet.boards));
      return;
    }
    const old = this.old.get(board);
    if (!old) return;
    for (const other of old) {
      const state = members.get(other.ip)?.state ?? STATE.UP;
      if (state < STATE.SUSPECT || !other.powered || !reaches(this.fleet, other, board)) old.delete(other);
    }
    if (old.size === 0) this.old.delete(board);
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
