/**
 * The time of day, kept across deep sleep. Set it first, by hand or with sntp.
 *
 * @noSelfInFile
 */
declare namespace rtctime {
  /** Calendar date and time, UTC. */
  interface Calendar {
    /** 1970 to 2038. */
    year: number;
    /** 1 to 12. */
    mon: number;
    /** 1 to 31. */
    day: number;
    hour: number;
    min: number;
    sec: number;
    /** Day of the year, 1 to 366. */
    yday: number;
    /** Day of the week, 1 (Sunday) to 7. */
    wday: number;
  }

  /**
   * Seconds since 1970, microseconds, and how much faster than nominal the clock runs (in 2^-32; 4295 is 1
   * ppm). Zeros until set.
   */
  function get(): LuaMultiReturn<[sec: number, usec: number, rate: number]>;
  /** Sets the time (microseconds 0 unless told), the rate, or both; nil leaves the one or the other. */
  function set(sec?: number, usec?: number, rate?: number): void;
  /** Seconds since 1970 as calendar. Raises "wrong arg range" on a negative number. */
  function epoch2cal(timestamp: number): Calendar;
  /** An interval of `tmr.now()` in real microseconds, by the clock's rate. */
  function adjust_delta(microseconds: number): number;
  /**
   * Deep sleep for up to 4294967295 µs, keeping time; does not return. `option` as for `node.dsleep`. Raises
   * "unknown sleep option".
   */
  function dsleep(microseconds: number, option?: 0 | 1 | 2 | 4): never;
  /**
   * Deep sleep until the next multiple of `alignedUs`, at least `minsleepUs`; does not return. Raises "time
   * not available, unable to align", "unknown sleep option".
   */
  function dsleep_aligned(alignedUs: number, minsleepUs: number, option?: 0 | 1 | 2 | 4): never;
}
