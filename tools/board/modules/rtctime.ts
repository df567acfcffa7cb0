/** NodeMCU's `rtctime`: unix time, once somebody has set it. Reference: the firmware's docs/modules/rtctime.md. */
import type { Args, BoardModule } from "../module.ts";
import type { Services } from "../services.ts";

const MILLION = 1_000_000;
/** The rate is in units of 2^-32: how much faster than the board's clock the time is to run. */
const RATE_UNIT = 2 ** 32;

/** The time, in RTC memory: it survives restarts, not power cuts. */
export class RealTimeClock {
  /** Microseconds since 1970 at {@link setAt}; undefined: never set. */
  #time: number | undefined;
  #setAt = 0;
  rate = 0;

  /** Microseconds since 1970 when the board's clock says `now`; 0 when never set. */
  now(now: number): number {
    if (this.#time === undefined) return 0;
    return Math.floor(this.#time + (now - this.#setAt) * (1 + this.rate / RATE_UNIT));
  }
  get isSet(): boolean {
    return this.#time !== undefined;
  }
  set(time: number, now: number): void {
    this.#time = time;
    this.#setAt = now;
  }
  setRate(rate: number, now: number): void {
    if (this.#time !== undefined) this.set(this.now(now), now);
    this.rate = rate;
  }
  clear(): void {
    this.#time = undefined;
    this.rate = 0;
  }
}

export const rtctime: BoardModule = {
  name: "rtctime",
  open(services) {
    const { board } = services as Services;
    const { rtc } = board;
    const now = () => board.clock.now();
    const sleepOption = (args: Args, n: number) => {
      if (args.isNumber(n) && (args.integer(n) < 0 || args.integer(n) > 4))
        args.error("unknown sleep option");
    };
    return {
      members: {
        set: (args: Args) => {
          if (args.isNumber(1)) {
            const seconds = Math.trunc(args.number(1)) >>> 0;
            rtc.set(seconds * MILLION + (args.isNumber(2) ? args.integer(2) : 0), now());
          }
          if (args.isNumber(3)) rtc.setRate(args.integer(3), now());
        },
        get: () => {
          const time = rtc.now(now());
          return [Math.floor(time / MILLION), time % MILLION, rtc.rate];
        },
        adjust_delta: (args: Args) => Math.round(args.integer(1) * (1 + rtc.rate / RATE_UNIT)),
        dsleep: (args: Args) => {
          const us = args.integer(1);
          sleepOption(args, 2);
          board.sleep(us >>> 0);
        },
        dsleep_aligned: (args: Args) => {
          if (!rtc.isSet) args.error("time not available, unable to align");
          const align = args.integer(1);
          const least = args.integer(2);
          sleepOption(args, 3);
          if (align <= 0) args.argError(1, "wrong arg range");
          const earliest = rtc.now(now()) + least;
          board.sleep(Math.ceil(earliest / align) * align - rtc.now(now()));
        },
        epoch2cal: (args: Args) => {
          const stamp = args.integer(1);
          if (stamp < 0) args.argError(1, "wrong arg range");
          const date = new Date(stamp * 1000);
          const year = date.getUTCFullYear();
          const days = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000);
          return {
            yday: days + 1,
            wday: date.getUTCDay() + 1,
            year,
            mon: date.getUTCMonth() + 1,
            day: date.getUTCDate(),
            hour: date.getUTCHours(),
            min: date.getUTCMinutes(),
            sec: date.getUTCSeconds(),
          };
        },
      },
    };
  },
};
