/** What a fleet sees and sends over time: the points of plots. */
import { KEPT, type Sample } from "../page/protocol.ts";
import type { Fleet } from "./fleet.ts";
import type { Row } from "./view.ts";

/** Rounds from one to the next at least; and of the machine's time, milliseconds. */
const APART = 0.5;
const WAIT = 200;

interface Sent {
  sent: number;
  bytesSent: number;
}

export class Samples {
  /** The oldest first. */
  readonly list: Sample[] = [];
  private round = 0;
  private at = Number.NEGATIVE_INFINITY;
  private before: Sent = { sent: 0, bytesSent: 0 };

  constructor(
    private readonly fleet: Fleet,
    private readonly told: (sample: Sample) => void,
  ) {}

  /**
   * Takes one, where it is time to. What has just been looked at is in `rows`.
   *
   * @param hurried only rounds count: the machine's time goes by faster than anybody looks
   */
  take(rows: readonly Row[], hurried: boolean): void {
    const passed = this.fleet.rounds - this.round;
    const now = performance.now();
    if (passed < APART || (!hurried && now - this.at < WAIT)) return;
    const sent = { sent: 0, bytesSent: 0 };
    for (const { board } of rows) {
      sent.sent += board.board.air.traffic.sent;
      sent.bytesSent += board.board.air.traffic.bytesSent;
    }
    const share = Math.max(1, rows.filter(({ board }) => board.powered).length) * passed;
    const sample = {
      round: this.fleet.rounds,
      ...views(rows),
      datagrams: (sent.sent - this.before.sent) / share,
      bytes: (sent.bytesSent - this.before.bytesSent) / share,
    };
    this.round = sample.round;
    this.at = now;
    this.before = sent;
    this.list.push(sample);
    if (this.list.length > KEPT.samples) this.list.shift();
    this.told(sample);
  }
}

/** How many boards are seen as what, by all together; nobody's view of itself. */
function views(rows: readonly Row[]): Pick<Sample, "up" | "suspect" | "down"> {
  const seen = { up: 0, suspect: 0, down: 0 };
  for (const { revision, up, suspect, down } of rows) {
    if (revision === undefined) continue;
    seen.up += up - 1;
    seen.suspect += suspect;
    seen.down += down;
  }
  return seen;
}
