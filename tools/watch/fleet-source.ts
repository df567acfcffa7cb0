/** A fleet of virtual boards as a source of what the page shows. */

import type { FleetBoard } from "../fleet/fleet-board.ts";
import type { LiveFleet } from "../fleet/live.ts";
import { sharedData } from "../fleet/shared-data.ts";
import { isMulticast } from "../lan/address.ts";
import type { Command, Detail, FactInfo, Happening, Recovery, Sample } from "../page/protocol.ts";
import { detailOf } from "./board-detail.ts";
import { boardsOf, tableOf, viewsOf } from "./fleet-look.ts";
import { Places } from "./places.ts";
import type { Listener, Look, Source } from "./source.ts";
import { Traces } from "./traces.ts";

/** Where facts come from: alfred's records on the boards, an autofactory. */
export type FactsOf = () => FactInfo[];

export class FleetSource implements Source {
  private readonly places = new Places();
  private readonly traces = new Traces();
  private listener: Listener | undefined;

  /** To be made before the fleet runs: what it told before is not known here. */
  constructor(
    private readonly live: LiveFleet,
    private readonly facts: readonly FactsOf[] = [],
  ) {
    live.on("changed", () => this.changed());
    live.on("happened", (happening) => this.happened(happening));
    live.on("sampled", (sample: Sample) => this.listener?.sampled(sample));
    live.on("recovered", (recovery: Recovery) => this.listener?.recovered(recovery));
    for (const board of live.fleet.boards) this.hear(board);
    live.fleet.on("grown", (boards) => {
      for (const board of boards) this.hear(board);
    });
  }

  listen(listener: Listener | undefined): void {
    this.listener = listener;
    const tell = listener?.datagram;
    this.live.fleet.lan.onSent = tell && ((from, to) => this.sent(from, to, tell));
  }

  look(): Look {
    const { live, places } = this;
    const { rows, fleet, table } = live;
    const apart = live.info.apart.map((board) => places.of(board));
    const { rounds } = fleet;
    return {
      fleet: { ...live.info, apart },
      now: { rounds, time: Math.round(rounds * fleet.interval), agree: live.agree },
      boards: boardsOf(rows, places),
      views: viewsOf(rows, places),
      tables: table ? [tableOf(table.seen, rows, places)] : [],
      facts: this.facts.flatMap((factsOf) => factsOf()),
    };
  }

  detail(index: number): Detail | undefined {
    const { live, places, traces } = this;
    const ip = places.ip(index);
    const board = places.boardAt(index);
    if (ip === undefined) return undefined;
    if (board !== undefined) {
      const row = live.rows[board]!;
      return { board: index, ...detailOf(row.board, row.members), ...traces.of(board) };
    }
    // What boards tell of it; all the same, once it is about.
    const text = firstOf(live.rows, ({ board }) => sharedData(board.board).get(ip));
    const data = text === undefined ? [] : [{ ip, text }];
    return { board: index, members: [], counters: {}, data, heap: [], traffic: [] };
  }

  do(command: Command): void {
    const { places } = this;
    if (command.do === "anew") this.live.perform(command);
    else if ("boards" in command) {
      this.live.perform({ ...command, boards: command.boards.map((index) => places.board(index)) });
    } else if ("board" in command) this.live.perform({ ...command, board: places.board(command.board) });
    else this.live.perform(command);
  }

  private changed(): void {
    this.places.take(this.live.rows);
    this.traces.take(this.live.rows, this.live.fleet.rounds);
    this.listener?.changed();
  }

  private happened(happening: Happening): void {
    const boards = happening.boards.map((board) => this.places.of(board));
    this.listener?.happened({ ...happening, boards });
  }

  private hear({ board, index }: FleetBoard): void {
    board.on("output", (text) => this.listener?.printed(this.places.of(index), text));
  }

  private sent(from: string, to: string, tell: NonNullable<Listener["datagram"]>): void {
    const sender = this.places.indexOf(from);
    const receiver = this.places.indexOf(to) ?? (isToMany(to) ? -1 : undefined);
    if (sender !== undefined && receiver !== undefined) tell(sender, receiver);
  }
}

function firstOf<T, R>(list: readonly T[], of: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const result = of(one);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** Whether an address stands for many: boards' networks end where bytes do. */
function isToMany(ip: string): boolean {
  return ip.endsWith(".255") || isMulticast(ip);
}
