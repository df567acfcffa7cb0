/** Who holds whom for what in a fleet that is going, as scenarios ask for it: read from the boards whenever it is asked. */
import { isFull } from "./agreement.ts";
import type { Fleet } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import { type Members, STATE } from "./knowledge.ts";

const NOBODY: Members = new Map();

/** A board that has no room for more members need not know all. */
export class LiveViews {
  constructor(private readonly fleet: Fleet) {}

  get allKnowAll(): boolean {
    return this.everyPair(STATE.SUSPECT);
  }

  get allUp(): boolean {
    return this.everyPair(STATE.TICK);
  }

  goneForAll(index: number): boolean {
    const { ip } = this.fleet.boards[index]!;
    return this.running(index).every(
      (other) => (other.members()?.get(ip)?.state ?? STATE.DOWN) >= STATE.DOWN,
    );
  }

  backForAll(index: number): boolean {
    const board = this.fleet.boards[index]!;
    const others = this.running(index);
    if (!board.powered || !holds(board, others, STATE.TICK)) return false;
    return others.every((other) => holds(other, [board], STATE.TICK));
  }

  /** Whether every board runs, and holds each other for this state or a better one. */
  private everyPair(worst: number): boolean {
    const { boards } = this.fleet;
    return boards.every(({ powered }) => powered) && boards.every((board) => holds(board, boards, worst));
  }

  /** All that run but one. */
  private running(but: number): FleetBoard[] {
    return this.fleet.boards.filter(({ index, powered }) => index !== but && powered);
  }
}

/** Whether a board holds others for this state or a better one. */
function holds(viewer: FleetBoard, boards: readonly FleetBoard[], worst: number): boolean {
  const members = viewer.members() ?? NOBODY;
  const unknown = isFull(viewer, members) ? STATE.UP : STATE.REMOVE;
  return boards.every((board) => board === viewer || (members.get(board.ip)?.state ?? unknown) <= worst);
}
