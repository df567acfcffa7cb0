/** Asks for a client's load again and again, and tells when it has not answered three times in a row. */

/** Heartbeats in a row without an answer. */
const MISSES = 3;

export class Heartbeat {
  private timer: NodeJS.Timeout | undefined;
  private period = 0;
  private unanswered = 0;

  constructor(
    private readonly ask: () => void,
    private readonly onDeath: () => void,
    /** Whether an answer may wait here, unread. */
    private readonly busy: () => boolean,
  ) {}

  /** @param seconds from one to the next; 0: none */
  every(seconds: number): void {
    if (seconds === this.period) return;
    this.stop();
    this.period = seconds;
    this.unanswered = 0;
    if (seconds > 0) this.timer = setInterval(() => this.beat(), seconds * 1000);
  }

  answered(): void {
    this.unanswered = 0;
  }

  stop(): void {
    clearInterval(this.timer);
    this.period = 0;
  }

  private beat(): void {
    if (this.unanswered === MISSES) {
      this.stop();
      this.onDeath();
    } else {
      if (!this.busy()) this.unanswered++;
      this.ask();
    }
  }
}
