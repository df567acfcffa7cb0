/** How heap and traffic of each board went over time, a point a half round. */
import type { Row } from "../fleet/view.ts";

/** Points of each board that are kept. */
const KEPT = 300;

interface Trace {
  heap: number[];
  traffic: number[];
}

const NONE: Trace = { heap: [], traffic: [] };

export class Traces {
  private readonly traces: Trace[] = [];
  private heapAt = Number.NEGATIVE_INFINITY;
  private round = 0;

  /** Takes a point of each board, if it is time for one. */
  take(rows: readonly Row[], rounds: number): void {
    const heapDue = rounds - this.heapAt >= 0.5;
    // What was sent is counted by whole rounds.
    const trafficDue = Math.floor(rounds) > this.round;
    if (heapDue) this.heapAt = rounds;
    this.round = Math.floor(rounds);
    for (const [index, { board, heap, datagrams, bytes }] of rows.entries()) {
      this.traces[index] ??= { heap: [], traffic: [] };
      const trace = this.traces[index];
      if (heapDue && board.board.vm) keep(trace.heap, [rounded(rounds), heap]);
      if (trafficDue) keep(trace.traffic, [this.round, datagrams, bytes]);
    }
  }

  /** Of a board by its index in the fleet: rounds and bytes; rounds, datagrams and bytes. */
  of(board: number): Readonly<Trace> {
    return this.traces[board] ?? NONE;
  }
}

const rounded = (rounds: number) => Math.round(rounds * 100) / 100;

function keep(list: number[], point: readonly number[]): void {
  list.push(...point);
  if (list.length > KEPT * point.length) list.splice(0, point.length);
}
