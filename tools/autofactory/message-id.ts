/** The 16 bytes of Message.ID: 52 bits of microseconds since 1970, 12 bits of sequence, the sender's 8 bytes. */

export const ID_BYTES = 16;

/** What the original's server calls itself. */
const SENDER = Buffer.from("autosrvr", "latin1");

/** Makes the ids of what this server sends. Boards without a clock take the time from them: it is right to the millisecond. */
export class MessageIds {
  private made = 0;

  next(): Buffer {
    const id = Buffer.alloc(ID_BYTES);
    this.made = (this.made + 1) % (4096 * 1000);
    // The clock tells no microseconds: they count, and tell apart what was made in the same millisecond.
    const micros = BigInt(Date.now()) * 1000n + BigInt(this.made % 1000);
    id.writeBigUInt64BE((micros << 12n) | BigInt(Math.floor(this.made / 1000)));
    SENDER.copy(id, 8);
    return id;
  }
}

/** The time in an id, in nanoseconds since 1970. */
export function timeOf(id: Uint8Array): bigint {
  return (Buffer.from(id.buffer, id.byteOffset, id.byteLength).readBigUInt64BE() >> 12n) * 1000n;
}
