/** A small LAN of virtual boards for the tests of net, tmr and wifi. */
import { AccessPoint } from "../../../tools/board/access-point.ts";
import type { AirOptions } from "../../../tools/board/air.ts";
import { Board, type BoardOptions } from "../../../tools/board/board.ts";
import { Flash } from "../../../tools/board/flash.ts";
import type { Value } from "../../../tools/board/module.ts";
import { SimLan } from "../../../tools/lan/sim.ts";

export const MS = 1_000;
export const SECOND = 1_000_000;
/** From power to init.lua, as the board has it. */
const BOOT = 100 * MS;

/** Times of the tests' access point, in milliseconds: round numbers, easy to add up. */
export const TIMING = { associate: 1000, dhcp: 500, route: 20, beacons: 3000, retry: 1000 };

export class Lab {
  readonly lan = new SimLan({ seed: 1, delay: [1 * MS, 1 * MS] });
  readonly accessPoint: AccessPoint;
  private hosts = 0;

  constructor(options: AirOptions = {}) {
    this.accessPoint = new AccessPoint(this.lan, "255.255.255.0", { timing: TIMING, ...options });
  }

  /** A board at 192.168.1.`n` (counting up from 2), switched on, its init.lua (if any) just run. */
  board(init = "", options: Partial<BoardOptions> = {}) {
    const ip = `192.168.1.${++this.hosts + 1}`;
    const flash = new Flash();
    flash.store.set("init.lua", Buffer.from(init));
    const board = new Board({
      air: this.accessPoint.air(ip),
      flash,
      mac: `5c:cf:7f:00:01:0${this.hosts}`,
      heap: 200_000,
      ...options,
    });
    const bench = new Bench(this, board, ip);
    board.powerOn();
    this.pass(BOOT);
    return bench;
  }

  /** A board that has its address, and a way out. */
  online(init = "") {
    const bench = this.board(init);
    this.pass((TIMING.associate + TIMING.dhcp + TIMING.route) * MS);
    return bench;
  }

  /** Lets virtual time pass, microseconds. */
  pass(micros: number): void {
    this.lan.run(this.lan.clock.now() + micros);
  }
}

/** One board on the bench: what it prints, what it answers. */
export class Bench {
  /** Everything the serial port gave. */
  output = "";
  readonly panics: string[] = [];

  constructor(
    readonly lab: Lab,
    readonly board: Board,
    readonly ip: string,
  ) {
    board.on("output", (text) => {
      this.output += text;
    });
    board.on("panic", (message) => this.panics.push(message));
  }

  /** Runs Lua and gives its results. Throws what it raises, without the place it was raised at. */
  lua(chunk: string): Value[] {
    try {
      return this.board.lua(chunk);
    } catch (error) {
      throw new Error((error as Error).message.replace(/^host:\d+: /, ""));
    }
  }

  /** The value of an expression. */
  value(expression: string): Value {
    return this.lua(`return ${expression}`)[0];
  }

  /** The lines that `print` gave since the last call, without the prompt. */
  printed(): string[] {
    const lines = linesOf(this.output);
    this.output = "";
    return lines;
  }
}

/** The lines of a console's output that were printed: no banner, no prompt. */
export function linesOf(output: string): string[] {
  const lines = output.split("\r\n").map((line) => line.replace(/^(> )+/, ""));
  return lines.filter((line) => line !== "" && !line.startsWith("NodeMCU "));
}
