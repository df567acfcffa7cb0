/** Whether boards hold one another for what they are: the boards' words on one side, the truth on the other. */
import type { Fleet } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import { type Members, STATE } from "./knowledge.ts";

/** Whether what one sends can reach the other, now. */
export function reaches(fleet: Fleet, one: FleetBoard, other: FleetBoard): boolean {
  return !one.cut && !other.cut && !fleet.lan.weather.apart(one.ip, other.ip);
}

/** Whether a board has no room for more members (gossip's maxMembers): whom it does not know then is no mistake of its own. */
export function isFull(board: FleetBoard, { size }: Members): boolean {
  return size > 0 && size >= (board.bound() ?? Number.POSITIVE_INFINITY);
}

/**
 * Whether every board that is on holds every board of the fleet for what it is: there if it is on and can reach it,
 * else gone. So while the network is cut in two, boards agree once each side holds the other for down. A board whose
 * event loop stands still is not asked; the others are right to hold it for there.
 *
 * @param membersOf whom a board knows; undefined: nobody
 * @param forgive whether boards that are full need not know all. Default: all are to know all
 */
export function agreeing(
  fleet: Fleet,
  membersOf: (board: FleetBoard) => Members | undefined,
  forgive = false,
): boolean {
  return fleet.boards.every((viewer) => {
    if (!viewer.powered || viewer.paused) return true;
    const members = membersOf(viewer);
    let full: boolean | undefined;
    // Seldom asked for, and asked of the board.
    const forgiven = () => {
      full ??= forgive && members !== undefined && isFull(viewer, members);
      return full;
    };
    return fleet.boards.every((board) => {
      const state = members?.get(board.ip)?.state;
      const there = board === viewer || (board.powered && reaches(fleet, board, viewer));
      if (state === undefined) return !there || forgiven();
      return there === state < STATE.DOWN;
    });
  });
}
