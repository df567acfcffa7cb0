/**
 * Timers, uptime, the CPU's counters.
 *
 * @noSelfInFile
 */
declare namespace tmr {
  /** One shot: unregisters itself when it fires. */
  const ALARM_SINGLE: 0;
  /** Fires again and again by itself. */
  const ALARM_AUTO: 1;
  /** Fires once per `start()`, stays registered. */
  const ALARM_SEMI: 2;
  /** How a timer fires. */
  type Mode = typeof ALARM_SINGLE | typeof ALARM_AUTO | typeof ALARM_SEMI;

  /** What a timer calls: with the timer itself. An error that leaves it restarts the board. */
  type Callback = (this: void, timer: Timer) => void;

  /**
   * Makes a timer; it does nothing until registered and started. A started timer is kept alive by the
   * firmware.
   */
  function create(): Timer;

  /** Blocks everything, Wi-Fi too, for `us` microseconds or a little more. Raises unless `us` > 0. */
  function delay(us: number): void;

  /** Microseconds since boot, 31 bits: back to 0 each 35.8 minutes. */
  function now(): number;

  /** Seconds since boot, 31 bits. */
  function time(): number;

  /**
   * Ticks of the CPU clock (80 or 160 a microsecond), 32 bits and signed in Lua: differences work across the
   * wrap.
   */
  function ccount(): number;

  /**
   * Restarts the board in `timeoutS` seconds unless called again before; a negative number switches that off.
   */
  function softwd(timeoutS: number): void;

  /** Feeds the system's watchdog. Code that needs this runs for too long. */
  function wdclr(): void;

  /** A timer, as `tmr.create()` returns it. */
  interface Timer {
    /**
     * Sets interval (1 to 6870947 ms), mode and callback, without starting; a running timer is stopped.
     * Raises "Range: 1-0x68D7A3", "Invalid mode" or "Must be function".
     */
    register(intervalMs: number, mode: Mode, callback: Callback): void;
    /** `register` and `start` in one. Returns true if it was started. Raises as `register` does. */
    alarm(intervalMs: number, mode: Mode, callback: Callback): boolean;
    /** Starts a registered timer; false if it runs already and `restart` is not true. */
    start(restart?: boolean): boolean;
    /** Stops it, keeping it registered; false if it did not run. */
    stop(): boolean;
    /** Stops it and lets go of the callback (not needed after a one-shot has fired). */
    unregister(): void;
    /** Whether it runs, and its mode; nil if it is not registered. */
    state(): LuaMultiReturn<[running: boolean, mode: Mode] | [running: undefined, mode: undefined]>;
    /**
     * Changes the interval (1 to 6870947 ms); a running timer starts over with it. Raises if out of range.
     */
    interval(intervalMs: number): void;
  }
}
