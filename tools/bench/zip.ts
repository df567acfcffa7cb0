/** The firmware's gzip on a virtual board. */
import { BenchBoard } from "./bench-board.ts";

const RUN = `
  gzip = require("lib.gzip")
  function work(what, budget, ...)
    local ok, result = pcall(function(...)
      local stepper = gzip[what](...)
      local result
      repeat result = stepper.step(budget) until result
      return result
    end, file.getcontents("in") or "", ...)
    return ok, result
  end`;

/** What came of it: bytes, or why there are none. */
export type Outcome = Buffer | string;

/** A board with room for texts that a real one would not hold. */
export class Zip {
  readonly #board = new BenchBoard(4_000_000);

  constructor() {
    this.#board.lua(RUN);
  }

  #work(call: string, bytes: Uint8Array): Outcome {
    this.#board.board.flash.store.set("in", Buffer.from(bytes));
    const [ok, result] = this.#board.lua(`return work(${call})`);
    return ok ? Buffer.from(result as string, "latin1") : String(result);
  }

  inflate(bytes: Uint8Array, limit: number, budget = 40): Outcome {
    return this.#work(`"inflate", ${budget}, ${limit}`, bytes);
  }

  /** @throws Error if it raises */
  deflate(text: Uint8Array, budget = 40): Buffer {
    const outcome = this.#work(`"deflate", ${budget}`, text);
    if (typeof outcome === "string") throw new Error(outcome);
    return outcome;
  }

  /** Heap in use, bytes. */
  rest(): number {
    this.#board.board.flash.store.delete("in");
    return this.#board.rest();
  }

  close(): void {
    this.#board.close();
  }
}
