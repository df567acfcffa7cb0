/** How fast a fleet's time goes: real time, or a virtual clock's, which can be stopped, and hurried. */
import type { Clock } from "../lan/lan.ts";
import { VirtualClock } from "../lan/virtual-clock.ts";
import type { Speed } from "../page/protocol.ts";

/** Going as fast as it goes, keys and pages are let in this often. Milliseconds. */
const SLICE = 40;

export class Pace {
  private chosen: Speed;
  /** Up to this time it goes as fast as it goes, whatever is chosen. */
  private hurry = Number.NEGATIVE_INFINITY;
  private going = false;
  /** Ends what is being waited for: the speed has changed. */
  private changed: () => void = () => {};

  /** @param speed of a virtual clock; another goes with the machine's time */
  constructor(
    private readonly clock: Clock,
    speed: Speed = "max",
  ) {
    this.chosen = speed;
  }

  /** What was chosen; null: there is no virtual clock. */
  get speed(): Speed | null {
    return this.clock instanceof VirtualClock ? this.chosen : null;
  }

  /** Whether it goes as fast as it goes though another speed is chosen. */
  get hurrying(): boolean {
    return this.clock instanceof VirtualClock && this.clock.now() < this.hurry;
  }

  /** Goes on at another speed from now on. Throws where there is no virtual clock. */
  set(speed: Speed): void {
    if (!(this.clock instanceof VirtualClock)) {
      throw new Error("time goes by the machine's clock here: for another speed start it with --lan sim");
    }
    this.chosen = speed;
    this.changed();
  }

  /** Goes as fast as it goes up to a time of the clock, and then at the speed that is chosen. */
  hurryTo(time: number): void {
    this.hurry = time;
    this.changed();
  }

  /** Comes back once the clock has reached a time, at whatever speeds are chosen meanwhile; or once `signal` says so. */
  async reach(time: number, signal: AbortSignal): Promise<void> {
    const { clock } = this;
    while (clock.now() < time && !signal.aborted) {
      if (!(clock instanceof VirtualClock)) await this.due(time, signal);
      else if (this.now !== "max") await this.go(clock, time, signal);
      else {
        this.halt(clock);
        const end = performance.now() + SLICE;
        clock.run(Math.min(time, this.hurried), () => performance.now() > end);
        // Lets keys, signals, pages and the screen in.
        await new Promise((done) => setImmediate(done));
      }
    }
  }

  /** Time stands still from now on, until {@link reach} is called again. */
  stop(): void {
    if (this.clock instanceof VirtualClock) this.halt(this.clock);
  }

  private get now(): Speed {
    return this.hurrying ? "max" : this.chosen;
  }

  /** Until when time is worked off as fast as it goes. */
  private get hurried(): number {
    return this.chosen === "max" ? Number.POSITIVE_INFINITY : this.hurry;
  }

  private async go(clock: VirtualClock, time: number, signal: AbortSignal): Promise<void> {
    const { chosen } = this;
    if (typeof chosen !== "number" || chosen === 0) this.halt(clock);
    else {
      this.going = true;
      clock.start(chosen);
    }
    await this.due(time, signal);
  }

  private halt(clock: VirtualClock): void {
    if (this.going) clock.stop();
    this.going = false;
  }

  /** Waits for a time, for another speed, or for the end. */
  private due(time: number, signal: AbortSignal): Promise<void> {
    return new Promise((done) => {
      const pending = this.clock.after(time - this.clock.now(), end);
      this.changed = end;
      signal.addEventListener("abort", end, { once: true });
      function end() {
        pending.cancel();
        signal.removeEventListener("abort", end);
        done();
      }
    });
  }
}
