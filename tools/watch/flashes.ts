/** Some of the datagrams that are sent: enough to be seen, never more than a page can draw. */

/** Pairs told at once, at most. */
const MOST = 60;

export class Flashes {
  private pairs: number[] = [];
  private total = 0;

  /** Counts one. Each of those since the last {@link take} is as likely as any other to be among the pairs. */
  add(from: number, to: number): void {
    const at = this.total < MOST ? this.total : Math.floor(Math.random() * (this.total + 1));
    this.total++;
    if (at < MOST) {
      this.pairs[at * 2] = from;
      this.pairs[at * 2 + 1] = to;
    }
  }

  /** What came since the last call; undefined: nothing. */
  take(): { pairs: number[]; total: number } | undefined {
    if (this.total === 0) return undefined;
    const { pairs, total } = this;
    this.pairs = [];
    this.total = 0;
    return { pairs, total };
  }
}
