/** A bound on a client's messages: so many a second, and what one second allows at once. */
export class Rate {
  private left: number;
  private at: number;

  /** @param now milliseconds */
  constructor(
    private readonly perSecond: number,
    now: number,
  ) {
    this.left = perSecond;
    this.at = now;
  }

  /** 0: one may pass now, and has. Otherwise the milliseconds until one may. */
  take(now: number): number {
    this.left = Math.min(this.perSecond, this.left + ((now - this.at) * this.perSecond) / 1000);
    this.at = now;
    if (this.left < 1) return Math.ceil(((1 - this.left) * 1000) / this.perSecond);
    this.left--;
    return 0;
  }
}
