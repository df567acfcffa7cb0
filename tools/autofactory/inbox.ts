/** A client's messages on their way in: as many a second as it may send, the others wait, and so does its socket. */
import type { WebSocket } from "ws";
import { Rate } from "./rate.ts";

export interface Incoming {
  data: Buffer;
  binary: boolean;
}

export class Inbox {
  private readonly rate: Rate;
  private waiting: Incoming[] = [];
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  /** @param take gets each message; raises nothing */
  constructor(
    private readonly socket: WebSocket,
    perSecond: number,
    private readonly take: (message: Incoming) => void,
  ) {
    this.rate = new Rate(perSecond, performance.now());
    socket.on("message", (data, binary) => {
      if (this.closed) return;
      this.waiting.push({ data: data as Buffer, binary });
      if (this.timer === undefined) this.pump();
    });
  }

  /** Whether messages wait here. */
  get busy(): boolean {
    return this.waiting.length > 0;
  }

  /** Takes nothing more. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.waiting = [];
  }

  /** What one read of the socket brought may still wait here; nothing more is read until it is done. */
  private pump(): void {
    this.timer = undefined;
    let done = 0;
    let pause = 0;
    while (done < this.waiting.length && pause === 0) {
      pause = this.rate.take(performance.now());
      if (pause === 0) this.take(this.waiting[done++]!);
    }
    this.waiting.splice(0, done);
    if (pause > 0) {
      if (!this.socket.isPaused) this.socket.pause();
      this.timer = setTimeout(() => this.pump(), pause);
    } else if (this.socket.isPaused) this.socket.resume();
  }
}
