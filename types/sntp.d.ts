/**
 * The time from the network. With the module rtctime in the build, it sets that too.
 *
 * @noSelfInFile
 */
declare namespace sntp {
  interface Info {
    /** Seconds the clock was moved; present if it was many. */
    offset_s?: number;
    /** Microseconds the clock was moved; present otherwise. */
    offset_us?: number;
    /** Round trip to the server, µs. */
    delay_us: number;
    stratum: number;
    /** 0; 1: a leap second comes at the end of the month; 2: one is left out. */
    leap: number;
  }
  type SyncCallback = (this: void, sec: number, usec: number, server: string, info: Info) => void;
  /** 1 name not found (`info` is the name), 2 no memory, 3 sending failed, 4 no answer. */
  type ErrorCallback = (this: void, error: 1 | 2 | 3 | 4, info?: string) => void;

  /**
   * Asks a server, or a list of them (nil: the last one, DHCP's, or the pool of NodeMCU). With anything but
   * nil as `autorepeat`, again every 1000 seconds. Raises "sync in progress", "need <128 hostname".
   */
  function sync(
    server?: string | string[],
    callback?: SyncCallback,
    errcallback?: ErrorCallback,
    autorepeat?: 1 | true,
  ): void;
  /**
   * Counts leap seconds from now on: sets the offset between NTP's time and rtctime's (0 unless told). Only
   * with the module rtctime in the build.
   */
  const setoffset: ((offset?: number) => void) | undefined;
  /** That offset in seconds. Only with the module rtctime in the build. */
  const getoffset: (() => number) | undefined;
}
