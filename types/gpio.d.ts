/**
 * Pins, by their IO index (D0 to D12 of the development kits), not by GPIO number. Pin 0 (GPIO16) can only
 * be read and written.
 *
 * @noSelfInFile
 */
declare namespace gpio {
  const INPUT: 0;
  const OUTPUT: 1;
  /** Input with interrupts; absent in builds without GPIO_INTERRUPT_ENABLE (on by default). */
  const INT: 2;
  const OPENDRAIN: 3;
  const LOW: 0;
  const HIGH: 1;
  const FLOAT: 0;
  const PULLUP: 1;
  type Level = typeof LOW | typeof HIGH;

  /**
   * Sets what a pin does; `pullup` is `gpio.FLOAT` unless told. Takes an interrupt's callback away unless
   * mode is `gpio.INT`. Raises "Invalid pin", "wrong arg type", "wrong pin num.".
   */
  function mode(
    pin: number,
    mode: typeof INPUT | typeof OUTPUT | typeof INT | typeof OPENDRAIN,
    pullup?: typeof FLOAT | typeof PULLUP,
  ): void;
  /** The level of a pin. Raises on a pin that does not exist. */
  function read(pin: number): Level;
  /** Sets the level of a pin. Raises on a pin that does not exist, "wrong level type". */
  function write(pin: number, level: Level): void;

  /**
   * Toggles a pin after each delay (µs, up to 255 of them), `cycleNum` times (once unless told). Without
   * `done` it blocks: keep it under 15 ms. With a function, or a number for no callback, it goes on in the
   * background: delays of 50 to 0x7fffff µs. Raises "Invalid pin", "Wrong level type", "Invalid
   * delay_times", "Unable to initialize timer".
   */
  function serout(
    pin: number,
    startLevel: Level,
    delayTimes: number[],
    cycleNum?: number,
    done?: ((this: void) => void) | number,
  ): void;

  /** When a pin interrupts: rising edge, falling edge, both, low, high level. */
  type Trigger = "up" | "down" | "both" | "low" | "high";
  /** `when` in µs, as `tmr.now()`; `eventcount` interrupts were put into this one call. */
  type TriggerCallback = (this: void, level: Level, when: number, eventcount: number) => void;
  /**
   * Sets an interrupt's callback (or keeps the one before, if left out); "none" or nothing takes it away.
   * Raises "Invalid interrupt pin", "invalid callback type". Absent in builds without GPIO_INTERRUPT_ENABLE
   * (on by default).
   */
  function trig(pin: number, type?: "none"): void;
  function trig(pin: number, type: Trigger, callback?: TriggerCallback): void;

  /** Pulse trains on several pins. Only in builds with LUA_USE_MODULES_GPIO_PULSE. */
  const pulse:
    | {
        /**
         * Makes a pulse train of up to 100 steps. Raises on anything out of range: "pin number … must be in
         * range …", "delay of … must be in the range …", "Unrecognized key found: …".
         */
        build(this: void, steps: PulseStep[]): Pulse;
      }
    | undefined;

  /** A step: pins to set (by IO index), then a delay, then the next step or a loop. */
  interface PulseStep {
    [pin: number]: Level;
    /** µs, up to 64000000. */
    delay?: number;
    /** Bounds between which the delay may be stretched to keep time, µs. */
    min?: number;
    max?: number;
    /** The step to go on with, `count` times (32 bits). */
    loop?: number;
    count?: number;
  }

  /** Step that is active (nil once complete), steps done, µs until the next, `tmr.now()` at that moment. */
  type PulseState = [position: number | undefined, steps: number, offset: number, now: number];
  type PulseCallback = (
    this: void,
    position: number | undefined,
    steps: number,
    offset: number,
    now: number,
  ) => void;

  interface Pulse {
    /**
     * Starts, moving the first stretchable delay by `adjust` µs; `done` is called at the end. Raises "pulse
     * operation already in progress", "missing callback", "Unable to initialize timer".
     */
    start(done: PulseCallback): void;
    start(adjust: number, done: PulseCallback): void;
    /** Where it is. */
    getstate(): LuaMultiReturn<PulseState>;
    /**
     * Stops at the next step, or on entry to step `position`; true if it runs, else nil. Raises "bad stop
     * position: …", "missing callback".
     */
    stop(stopped: PulseCallback): true | undefined;
    stop(position: number, stopped: PulseCallback): true | undefined;
    /** Stops at once; where it was, or nothing if it did not run. */
    cancel(): LuaMultiReturn<PulseState | [undefined, undefined, undefined, undefined]>;
    /** Moves the next stretchable delays by `offset` µs; where it is, or nothing if it does not run. */
    adjust(offset: number): LuaMultiReturn<PulseState | [undefined, undefined, undefined, undefined]>;
    /** Changes a step. Raises "entry number must be in range …" and as `gpio.pulse.build`. */
    update(entrynum: number, step: PulseStep): void;
  }
}
