/** Boards that tell facts to a real autofactory: on this machine's addresses and clock. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Value } from "../board/module.ts";
import { Fleet, joiningLua } from "../fleet/fleet.ts";
import { UdpLan } from "../lan/udp.ts";
import { hearsay } from "./bench-fleet.ts";

/** Milliseconds within which boards are switched on. */
const START = 1000;

export class FactsFleet {
  readonly panics: string[] = [];
  private readonly lan = new UdpLan();
  private readonly fleet: Fleet;

  /** @param init what a board does once it has joined Wi-Fi, by its number from 0 on: lines of Lua */
  constructor(boards: number, init: (index: number) => readonly string[]) {
    this.fleet = new Fleet({
      ...{ lan: this.lan, boards, interval: START, watch: false, firmware: hearsay() },
      init: (ip, { boards: all }) => joiningLua(init(all.findIndex((board) => board.ip === ip))),
    });
    for (const { board, ip } of this.fleet.boards) {
      board.on("panic", (message) => this.panics.push(`${ip}: ${message}`));
    }
  }

  /** Switches all on; resolves once each does what it is to do. */
  async start(): Promise<void> {
    this.fleet.start();
    for (let left = 600; left > 0; left--) {
      if (this.all("return facts ~= nil and facts.started").every(([started]) => started === true)) return;
      await sleep(50);
    }
    throw new Error("boards do not start");
  }

  /** Runs Lua on a board. */
  lua(index: number, chunk: string): Value[] {
    return this.fleet.boards[index]!.board.lua(chunk);
  }

  /** Runs Lua on each board. */
  all(chunk: string): Value[][] {
    return this.fleet.boards.map(({ board }) => (board.vm === undefined ? [] : board.lua(chunk)));
  }

  close(): void {
    this.fleet.close();
    this.lan.close();
  }
}
