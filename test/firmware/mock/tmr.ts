/** A mock of NodeMCU's tmr: time passes only when a spec says so. */

interface MockTimer {
  due?: number;
  every: number;
  mode: number;
  callback?: (this: void, timer: tmr.Timer) => void;
}

export interface TmrMock {
  /** Lets time pass, in milliseconds, and calls what falls due, in order. */
  advance(ms: number): void;
  /** Milliseconds since the board started. */
  now(): number;
  /** Timers that are armed. */
  running(): number;
  /**
   * Makes `tmr.time()` start at so many seconds. After 2^31 - 1 comes 0, as the manual says; if `signed`,
   * -2^31, as the firmware's source does.
   */
  setUptime(seconds: number, signed?: boolean): void;
  /** Has something run before any timer does, once time goes on: `advance(0)` is enough. */
  post(task: (this: void) => void): void;
}

/** Installs the mock as the global `tmr`. */
export function mockTmr(): TmrMock {
  const timers: MockTimer[] = [];
  const tasks: ((this: void) => void)[] = [];
  let now = 0;
  let offset = 0;
  let least = 0;

  function time(): number {
    const seconds = math.floor(now / 1000);
    const left = 2147483647 - offset;
    // No sum in between may pass 2^31: some builds have no such number.
    return seconds > left ? least + (seconds - left - 1) : offset + seconds;
  }

  function create(): tmr.Timer {
    const timer: MockTimer = { every: 0, mode: 0 };
    table.insert(timers, timer);
    const object: tmr.Timer = {
      register(interval, mode, callback) {
        timer.every = interval;
        timer.mode = mode;
        timer.callback = callback;
      },
      alarm(interval, mode, callback) {
        object.register(interval, mode, callback);
        return object.start();
      },
      start() {
        if (timer.callback === undefined || timer.due !== undefined) return false;
        timer.due = now + timer.every;
        return true;
      },
      stop() {
        if (timer.due === undefined) return false;
        timer.due = undefined;
        return true;
      },
      unregister() {
        timer.due = undefined;
        timer.callback = undefined;
      },
      state() {
        if (timer.callback === undefined) return $multi(undefined, undefined);
        return $multi(timer.due !== undefined, timer.mode as tmr.Mode);
      },
      interval(interval) {
        if (timer.callback === undefined) error("timer not registered");
        timer.every = interval;
        if (timer.due !== undefined) timer.due = now + interval;
      },
    };
    timer.callback = undefined;
    (timer as { object?: tmr.Timer }).object = object;
    return object;
  }

  (_G as { tmr: unknown }).tmr = {
    ALARM_SINGLE: 0,
    ALARM_AUTO: 1,
    ALARM_SEMI: 2,
    create,
    time,
    // It wraps as on a board, to the millisecond.
    now: () => (now % 2147483) * 1000,
  };

  return {
    now: () => now,
    post: (task) => table.insert(tasks, task),
    setUptime: (seconds, signed) => {
      offset = seconds - math.floor(now / 1000);
      least = signed ? -2147483647 - 1 : 0;
    },
    running: () => {
      let count = 0;
      for (const timer of timers) if (timer.due !== undefined) count += 1;
      return count;
    },
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        while (tasks.length > 0) table.remove(tasks, 1)!();
        let next: MockTimer | undefined;
        for (const timer of timers) {
          if (
            timer.due !== undefined &&
            timer.due <= until &&
            (next === undefined || timer.due < next.due!)
          ) {
            next = timer;
          }
        }
        if (next === undefined) break;
        now = next.due!;
        next.due = next.mode === 1 ? now + next.every : undefined;
        next.callback!((next as unknown as { object: tmr.Timer }).object);
      }
      now = until;
    },
  };
}
