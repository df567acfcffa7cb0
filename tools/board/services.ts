/** What a running board offers its modules (see {@link BoardServices}), beside what only node and uart need. */
import type { Board } from "./board.ts";
import { type BoardServices, LuaError, type RefValue, type RestartCause, type Value } from "./module.ts";
import type { Netif } from "./netif.ts";
import type { Vm } from "./vm.ts";

export class Services implements BoardServices {
  constructor(
    readonly board: Board,
    readonly vm: Vm,
    readonly netif: Netif,
  ) {}
  get clock() {
    return this.board.clock;
  }
  get air() {
    return this.board.air;
  }
  get flash() {
    return this.board.flash;
  }
  get mac(): string {
    return this.board.mac;
  }
  get chipId(): number {
    return this.board.chipId;
  }
  uptime(): number {
    return this.board.uptime();
  }
  random(): number {
    return this.board.random();
  }
  dispatch(fn: RefValue, ...args: Value[]): Value[] | undefined {
    return this.board.dispatch(fn, ...args);
  }
  post(priority: number, run: () => void): void {
    const posted = this.board.tasks.post(priority, () => this.board.run(run));
    if (!posted) throw new LuaError("Task queue overflow. Task not posted");
  }
  restart(cause?: RestartCause): void {
    this.board.restart(cause);
  }
  write(text: string): void {
    this.board.console.putRaw(text);
  }
  osprint(text: string): void {
    if (this.osPrinting) this.board.console.put(text);
  }
  /** node.osprint. */
  osPrinting = false;
}
