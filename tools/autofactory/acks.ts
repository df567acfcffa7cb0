/** Acknowledgements to one client: those of a moment go in one message. */
import { ID_BYTES } from "./message-id.ts";

/** Ids in one message, at most: a board reads it whole. */
const MOST = 16;

export class Acks {
  private ids: Buffer[] = [];

  /** @param send gets the text of a command */
  constructor(private readonly send: (data: Buffer) => void) {}

  /** @param id hexadecimal digits */
  add(id: string): void {
    this.ids.push(Buffer.from(id, "hex"));
    if (this.ids.length === 1) setImmediate(() => this.flush());
  }

  private flush(): void {
    const { ids } = this;
    this.ids = [];
    for (let first = 0; first < ids.length; first += MOST) {
      const some = ids.slice(first, first + MOST);
      this.send(Buffer.concat([Buffer.from("ack"), ...some], 3 + some.length * ID_BYTES));
    }
  }
}
