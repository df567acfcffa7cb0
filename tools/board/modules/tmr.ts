/** NodeMCU's `tmr`: timers, uptime, the watchdog. Reference: the firmware's docs/modules/tmr.md. */
import type { Pending } from "../../lan/lan.ts";
import {
  type Args,
  type BoardModule,
  type BoardServices,
  type HostClass,
  NewObject,
  type RefValue,
} from "../module.ts";

const MODE = { SINGLE: 0, AUTO: 1, SEMI: 2 } as const;
const MAX_INTERVAL = 0x68d7a3;
const INTERVAL_ERROR = "Range: 1-0x68D7A3";
/** tmr.now and tmr.time keep 31 bits. */
const BITS_31 = 2 ** 31;

/** One timer object. */
class Timer {
  /** ALARM_SINGLE, ALARM_AUTO, ALARM_SEMI; undefined: not registered. */
  mode: number | undefined;
  interval = 0;
  callback: RefValue | undefined;
  /** Keeps the object while it is armed, though nobody else does. */
  self: RefValue | undefined;
  private due = 0;
  private pending: Pending | undefined;

  /** `running` holds every timer of the board that is armed. */
  constructor(
    private readonly board: BoardServices,
    private readonly running: Set<Timer>,
  ) {}

  get armed(): boolean {
    return this.pending !== undefined;
  }

  arm(): void {
    this.due = this.board.clock.now();
    this.schedule();
  }

  /** False when it was not armed. */
  disarm(): boolean {
    const wasArmed = this.armed;
    this.pending?.cancel();
    this.pending = undefined;
    this.running.delete(this);
    return wasArmed;
  }

  /** As the firmware: whoever still holds the object can register it again. */
  unregister(): void {
    this.disarm();
    this.mode = undefined;
    for (const ref of [this.callback, this.self]) ref?.release();
    this.callback = undefined;
    this.self = undefined;
  }

  private schedule(): void {
    this.due += this.interval * 1000;
    // A timer whose callbacks take longer than its interval skips none, and catches up.
    const { clock } = this.board;
    this.pending = clock.after(this.due - clock.now(), () => this.fire());
    this.running.add(this);
  }

  private fire(): void {
    const { callback, self, mode } = this;
    this.disarm();
    if (!callback || !self) return;
    if (mode === MODE.AUTO) this.schedule();
    else this.self = undefined;
    if (mode === MODE.SINGLE) {
      this.callback = undefined;
      this.mode = undefined;
    }
    this.board.dispatch(callback, self);
    if (mode === MODE.SINGLE) callback.release();
    if (mode !== MODE.AUTO) self.release();
  }
}

function interval(args: Args): number {
  const millis = args.integer(2);
  if (millis <= 0 || millis > MAX_INTERVAL) args.argError(2, INTERVAL_ERROR);
  return millis;
}

function register(args: Args, timer: Timer): void {
  const millis = interval(args);
  const mode = args.integer(3);
  if (mode !== MODE.SINGLE && mode !== MODE.AUTO && mode !== MODE.SEMI) args.argError(3, "Invalid mode");
  if (!args.isFunction(4)) args.argError(4, "Must be function");
  timer.disarm();
  timer.callback?.release();
  timer.callback = args.function(4);
  timer.mode = mode;
  timer.interval = millis;
}

function start(args: Args, timer: Timer, restart: boolean): boolean {
  if (timer.mode === undefined || (timer.armed && !restart)) return false;
  timer.self ??= args.ref(1);
  timer.disarm();
  timer.arm();
  return true;
}

const TIMER: HostClass<Timer> = {
  name: "tmr.timer",
  size: 36, // tmr_t: the SDK's os_timer_t (20), two references, interval, mode
  methods: {
    register: (args: Args) => register(args, args.object(1, TIMER)),
    start: (args: Args) => {
      const timer = args.object(1, TIMER);
      if (!args.isNone(2) && typeof args.value(2) !== "boolean") args.argError(2, "boolean expected");
      return start(args, timer, args.boolean(2));
    },
    alarm: (args: Args) => {
      const timer = args.object(1, TIMER);
      register(args, timer);
      return start(args, timer, false);
    },
    stop: (args: Args) => {
      const timer = args.object(1, TIMER);
      timer.self?.release();
      timer.self = undefined;
      return timer.disarm();
    },
    unregister: (args: Args) => args.object(1, TIMER).unregister(),
    interval: (args: Args) => {
      const timer = args.object(1, TIMER);
      const millis = interval(args);
      if (timer.mode === undefined) return;
      timer.interval = millis;
      if (timer.disarm()) timer.arm();
    },
    state: (args: Args) => {
      const timer = args.object(1, TIMER);
      return timer.mode === undefined ? [undefined] : [timer.armed, timer.mode];
    },
  },
  gc: (timer) => timer.unregister(),
};

export const tmr: BoardModule = {
  name: "tmr",
  open(board) {
    // Time that tmr.delay passed without the LAN's clock moving: it must not go back.
    let floor = 0;
    let watchdog: Pending | undefined;
    const running = new Set<Timer>();
    const now = () => Math.max(board.uptime(), floor);
    return {
      classes: [TIMER],
      members: {
        create: () => new NewObject(TIMER, new Timer(board, running)),
        now: () => Math.floor(now()) % BITS_31,
        time: () => Math.floor(now() / 1_000_000) % BITS_31,
        // Cut first, or the product of a long up time would not be exact.
        ccount: () => Math.floor((now() % 2 ** 32) * 80) | 0,
        delay: (args: Args) => {
          const micros = args.integer(1);
          if (micros <= 0) args.argError(1, "wrong arg range");
          floor = now() + micros;
        },
        wdclr: () => {},
        softwd: (args: Args) => {
          const seconds = args.integer(1);
          watchdog?.cancel();
          // It counts down once a second, and bites below zero.
          if (seconds >= 0)
            watchdog = board.clock.after((seconds + 1) * 1_000_000, () => board.restart("software"));
        },
        ALARM_SINGLE: MODE.SINGLE,
        ALARM_AUTO: MODE.AUTO,
        ALARM_SEMI: MODE.SEMI,
      },
      close() {
        watchdog?.cancel();
        for (const timer of [...running]) timer.disarm();
      },
    };
  },
};
