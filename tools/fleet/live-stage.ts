/** A fleet that is going as the stage of a scenario; what the scenario has changed can be put back. */
import type { Clock } from "../lan/lan.ts";
import type { Random } from "../lan/random.ts";
import type { Fleet } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import { LiveViews } from "./live-views.ts";
import type { Network } from "./network.ts";
import type { Stage } from "./scenarios.ts";

export class LiveStage implements Stage {
  readonly views: Stage["views"];
  private readonly off = new Set<number>();
  private readonly stalled = new Set<number>();
  private readonly links = new Map<string, [from: string, to: string]>();
  private split = false;

  /**
   * @param clock the fleet's; what waits in it is the caller's to drop
   * @param tell told each step in words, with the boards that it is about
   */
  constructor(
    private readonly fleet: Fleet,
    private readonly network: Network,
    private readonly clock: Clock,
    readonly random: Random,
    private readonly told: (step: string, boards: FleetBoard[]) => void,
  ) {
    this.views = new LiveViews(fleet);
  }

  get boards(): number {
    return this.fleet.boards.length;
  }

  get round(): number {
    return this.fleet.interval * 1000;
  }

  now(): number {
    return this.clock.now();
  }

  powerOff(board: number): void {
    this.off.add(board);
    this.at(board).powerOff();
  }

  powerOn(board: number): void {
    this.off.delete(board);
    this.at(board).powerOn();
  }

  restart(board: number): void {
    this.at(board).restart();
  }

  stall(board: number, duration: number): void {
    this.stalled.add(board);
    this.at(board).pause(duration / 1_000_000);
  }

  cut(boards: readonly number[]): void {
    this.split = boards.length > 0;
    this.network.cut(boards.map((board) => this.at(board)));
  }

  setLinkLoss(from: number, to: number, loss: number | undefined): void {
    const [one, other] = [this.at(from).ip, this.at(to).ip];
    const link = `${one} ${other}`;
    if (loss === undefined) this.links.delete(link);
    else this.links.set(link, [one, other]);
    this.fleet.lan.weather.setLinkLoss(one, other, loss);
  }

  after(rounds: number, fn: () => void): void {
    this.clock.after(rounds * this.round, fn);
  }

  tell(step: string, boards: readonly number[] = []): void {
    this.told(
      step,
      boards.map((board) => this.at(board)),
    );
  }

  watch(): () => void {
    // Who is doubted is to be seen, and is not counted here.
    return () => {};
  }

  /** Puts back what is not as it was. */
  restore(): void {
    for (const board of [...this.off]) this.powerOn(board);
    for (const board of this.stalled) this.at(board).wake();
    for (const [from, to] of this.links.values()) this.fleet.lan.weather.setLinkLoss(from, to, undefined);
    this.links.clear();
    if (this.split) this.cut([]);
  }

  private at(index: number): FleetBoard {
    return this.fleet.boards[index]!;
  }
}
