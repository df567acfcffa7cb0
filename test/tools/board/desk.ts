/** One virtual board on the desk, its time virtual: switched on, typed at, read. */
import { Air } from "../../../tools/board/air.ts";
import { Board, type BoardOptions } from "../../../tools/board/board.ts";
import { Flash } from "../../../tools/board/flash.ts";
import type { Value } from "../../../tools/board/module.ts";
import { SimLan } from "../../../tools/lan/sim.ts";

export const MS = 1_000;
export const SECOND = 1_000_000;

export class Desk {
  readonly lan = new SimLan({ seed: 1 });
  readonly board: Board;
  readonly flash: Flash;
  /** Everything the serial port gave since it was last {@link take}n. */
  output = "";
  readonly events: string[] = [];

  /** @param files what is in flash when it is switched on */
  constructor(files: Record<string, string> = {}, options: Partial<BoardOptions> = {}) {
    this.flash = options.flash ?? new Flash();
    for (const [name, content] of Object.entries(files)) {
      this.flash.store.set(name, Buffer.from(content, "latin1"));
    }
    const air = new Air(this.lan);
    this.board = new Board({ air, ...options, flash: this.flash });
    this.board.on("output", (text) => {
      this.output += text;
    });
    for (const event of ["boot", "panic", "dark"] as const) {
      this.board.on(event, (...what: string[]) => this.events.push([event, ...what].join(" ")));
    }
    this.board.powerOn();
    this.pass(200 * MS);
  }

  /** Lets virtual time pass, microseconds. */
  pass(micros: number): void {
    this.lan.run(this.lan.clock.now() + micros);
  }

  /** What came out of the serial port since the last call, with plain line ends. */
  take(): string {
    const text = this.output.replaceAll("\r\n", "\n");
    this.output = "";
    return text;
  }

  /** Types a line at the console and gives what came back, the echo and the next prompt left out. */
  type(line: string): string {
    this.take();
    this.board.type(`${line}\n`);
    this.pass(10 * MS);
    return this.take()
      .slice(line.length + 1)
      .replace(/\n?>>? $/, "");
  }

  /** Runs Lua as a callback of its own. */
  lua(chunk: string): Value[] {
    return this.board.lua(chunk);
  }

  /** The value of an expression. */
  value(expression: string): Value {
    return this.lua(`return ${expression}`)[0];
  }

  /** The message of the error that a chunk raises, without the place; undefined when it raises none. */
  error(chunk: string): string | undefined {
    try {
      this.lua(chunk);
      return undefined;
    } catch (error) {
      return (error as Error).message.replace(/^host:\d+: /, "");
    }
  }

  /** The bytes of a file in flash, one character each. */
  file(name: string): string | undefined {
    return this.flash.read(name)?.toString("latin1");
  }
}
