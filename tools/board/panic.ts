/** What becomes of an error that leaves a callback (the firmware's lnodemcu.c and node.setonerror). */
import type { Pending } from "../lan/lan.ts";
import type { Board } from "./board.ts";
import { MEMORY_ERROR } from "./lua/traceback.ts";
import { GLOBALS } from "./lua/values.ts";
import { cString, lua } from "./lua/wasm.ts";
import { PRIORITY, type RefValue, type Value } from "./module.ts";
import type { Vm } from "./vm.ts";

/** From the message to the restart, in microseconds; callbacks run on meanwhile. */
const DELAY = 2_000_000;

export class Panic {
  /** What node.setonerror set; undefined: print and restart. */
  handler: RefValue | undefined;
  #restart: Pending | undefined;

  constructor(readonly board: Board) {}

  /** An error, with its traceback, has left a callback: a task of its own reports it. */
  report(error: Value): void {
    const message = error === MEMORY_ERROR ? "out of memory" : error;
    this.board.tasks.post(PRIORITY.high, () => this.board.run(() => this.#handle(message)));
  }

  #handle(message: Value): void {
    const { board } = this;
    const { vm } = board;
    if (!vm) return;
    if (this.handler) {
      vm.call(this.handler, [message]);
      return;
    }
    print(vm, message);
    this.#restart ??= board.clock.after(DELAY, () => board.restart("software"));
    board.emit("panic", String(message));
  }

  /** The Lua is gone. */
  reset(): void {
    this.#restart?.cancel();
    this.#restart = this.handler = undefined;
  }
}

/** Prints with the program's own `print`. */
function print(vm: Vm, value: Value): void {
  vm.protect(({ L }) => {
    lua.lua_getfield(L, GLOBALS, cString("print"));
    vm.push(L, value);
    lua.lua_call(L, 1, 0);
  });
}
