/** What boards send at their busiest: the most that any one of them sent within any one second. */

const SECOND = 1_000_000;

/** The busiest second: how much, whose it was, and when it ended (microseconds). */
export interface Burst {
  amount: number;
  board: number;
  at: number;
}

/** One board's datagrams of the last second. */
interface Window {
  times: number[];
  sizes: number[];
  /** Where in both the second begins. */
  first: number;
  bytes: number;
}

export class SendMeter {
  datagrams: Burst = { amount: 0, board: 0, at: 0 };
  bytes: Burst = { amount: 0, board: 0, at: 0 };
  /** Bytes of the largest datagram. */
  largest = 0;
  private readonly windows: Window[];

  constructor(boards: number) {
    this.windows = Array.from({ length: boards }, () => ({ times: [], sizes: [], first: 0, bytes: 0 }));
  }

  /** A board sent a datagram of `size` bytes, at a time (microseconds) no earlier than those before. */
  sent(board: number, at: number, size: number): void {
    const window = this.windows[board]!;
    const { times, sizes } = window;
    times.push(at);
    sizes.push(size);
    window.bytes += size;
    while (times[window.first]! <= at - SECOND) window.bytes -= sizes[window.first++]!;
    const amount = times.length - window.first;
    if (amount > this.datagrams.amount) this.datagrams = { amount, board, at };
    if (window.bytes > this.bytes.amount) this.bytes = { amount: window.bytes, board, at };
    this.largest = Math.max(this.largest, size);
    if (window.first < 256) return;
    times.splice(0, window.first);
    sizes.splice(0, window.first);
    window.first = 0;
  }
}
