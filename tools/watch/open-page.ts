/** A page that is open in some browser: what it looks at, and whether it keeps up. */
import type { FromServer } from "../page/protocol.ts";

/** What is needed of its websocket. */
export interface PageSocket {
  /** Bytes that wait to be sent. */
  readonly bufferedAmount: number;
  send(text: string | Buffer, options: { binary: boolean }): void;
  ping(): void;
  /** Says that it ends, and why, after what waits to be sent. */
  close(code: number, reason: string): void;
  /** Ends it at once, with nothing more sent. */
  terminate(): void;
}

/** A message for many: turned into bytes once. */
export function packed(message: FromServer): Buffer {
  return Buffer.from(JSON.stringify(message));
}

export class OpenPage {
  /** The board that it shows; null: none. */
  board: number | null = null;
  /** It needs all of the picture, and all of the board that it shows. */
  whole = true;
  /** It needs all of the board that it shows. */
  wholeBoard = true;
  /** When it was last known to take what it is sent, and when it was heard last; milliseconds. */
  drained: number;
  heard: number;

  /** @param control whether its commands are taken */
  constructor(
    private readonly socket: PageSocket,
    readonly control: boolean,
    now: number,
  ) {
    this.drained = this.heard = now;
  }

  /** Whether it takes more now. One that does not gets everything anew once it does. */
  ready(most: number, now: number): boolean {
    const { bufferedAmount } = this.socket;
    // Once behind, only an empty queue is room for all of the picture.
    if (bufferedAmount > (this.whole ? 0 : most)) {
      this.whole = true;
      return false;
    }
    this.drained = now;
    return true;
  }

  send(bytes: Buffer): void {
    this.socket.send(bytes, { binary: false });
  }

  ping(): void {
    this.socket.ping();
  }

  /** Says that the program ends: 1001, "going away". */
  close(): void {
    this.socket.close(1001, "hearsay has ended");
  }

  terminate(): void {
    this.socket.terminate();
  }
}
