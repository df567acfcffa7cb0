/** What a TCP connection makes of a board that is cut off: it waits, and loses nothing. */
import type { Clock } from "../../../lan/lan.ts";
import type { Air } from "../../air.ts";

/** After which what waits is tried once more, microseconds. */
const RETRANSMIT = 1_000_000;

export class Carrier {
  /** What happens once the air carries again, in order. */
  private held: (() => void)[] = [];

  constructor(
    private readonly air: Air,
    private readonly clock: Clock,
  ) {}

  /** Does what the air has to carry: at once, or once it does again, after all that waits. */
  carry(what: () => void): void {
    if (this.held.push(what) === 1) this.flush();
  }

  /** The connection is over: nothing of it happens any more. */
  clear(): void {
    this.held = [];
  }

  private flush(): void {
    while (this.held.length > 0) {
      if (this.air.station?.cut) {
        const { held } = this;
        this.clock.after(RETRANSMIT, () => held === this.held && this.flush());
        return;
      }
      const what = this.held[0]!;
      what();
      // What it did may have ended the connection.
      if (this.held[0] === what) this.held.shift();
    }
  }
}
