/** A bound on what goes out in a second. */

/** Both hold for any second, and for each direction by itself. */
export interface Rate {
  datagrams: number;
  bytes: number;
}

const SECOND = 1_000_000;

/** What went out in the second that ends now. */
export class Meter {
  private readonly sent: { at: number; bytes: number }[] = [];
  private bytes = 0;

  constructor(private readonly rate: Rate) {}

  /**
   * Whether a datagram of `bytes` bytes may go out now; if so, it counts.
   *
   * @param now microseconds, never less than the time before
   */
  take(bytes: number, now: number): boolean {
    for (let first = this.sent[0]; first && first.at <= now - SECOND; first = this.sent[0]) {
      this.bytes -= first.bytes;
      this.sent.shift();
    }
    if (this.sent.length >= this.rate.datagrams || this.bytes + bytes > this.rate.bytes) return false;
    this.sent.push({ at: now, bytes });
    this.bytes += bytes;
    return true;
  }
}
