/**
 * Who has which index in the picture: boards of the fleet, and those of whom they speak though they are not of it.
 * An index stays for as long as the fleet lives; mostly it is the fleet's own.
 */
import type { Row } from "../fleet/view.ts";

/** Boards that are known by hearsay only, at most: anybody on the air can make them up. */
const MOST_HEARD = 1000;

export class Places {
  /** The fleet's index by that of the picture; undefined: known by hearsay only. */
  private readonly fleetAt: (number | undefined)[] = [];
  private readonly ofFleet: number[] = [];
  private readonly ips: string[] = [];
  private readonly byIp = new Map<string, number>();
  private heard = 0;

  /** Takes in who is new. */
  take(rows: readonly Row[]): void {
    for (const { board } of rows.slice(this.ofFleet.length)) {
      this.ofFleet.push(this.fleetAt.length);
      this.add(board.ip, board.index);
    }
    for (const { members } of rows) {
      for (const ip of members.keys()) {
        if (this.byIp.has(ip) || this.heard >= MOST_HEARD) continue;
        this.heard++;
        this.add(ip, undefined);
      }
    }
  }

  get size(): number {
    return this.fleetAt.length;
  }

  /** The address at an index; undefined: there is nobody. */
  ip(index: number): string | undefined {
    return this.ips[index];
  }

  /** The index of an address; undefined: nobody has it. */
  indexOf(ip: string): number | undefined {
    return this.byIp.get(ip);
  }

  /** The index of a board of the fleet, by its index there. */
  of(board: number): number {
    return this.ofFleet[board] ?? board;
  }

  /** The fleet's index of whom there is at an index; undefined: nobody, or somebody who is not of the fleet. */
  boardAt(index: number): number | undefined {
    return this.fleetAt[index];
  }

  /** The same for commands. Throws an Error in words where that is no board of the fleet. */
  board(index: number): number {
    const board = this.boardAt(index);
    if (board !== undefined) return board;
    const ip = this.ip(index);
    if (ip !== undefined)
      throw new Error(`${ip} is not of this fleet: boards speak of it, and no more can be done`);
    throw new Error(`there is no board ${index}: the last is ${this.size - 1}`);
  }

  private add(ip: string, board: number | undefined): void {
    this.byIp.set(ip, this.fleetAt.length);
    this.ips.push(ip);
    this.fleetAt.push(board);
  }
}
