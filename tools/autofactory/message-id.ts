/** The 16 bytes of Message.ID: 52 bits of microseconds since 1970, 12 bits of sequence, the sender's 8 bytes. */

export const ID_BYTES = 16;

/** What the original's server calls itself. */
const SENDER = Buffer.from("autosrvr", "latin1");

/** Ids of one sender that a millisecond has: 4096 in each of its microseconds. */
const IN_A_MILLISECOND = 4096 * 1000;

/** Makes the ids of what this server sends. Boards without a clock take the time from them: it is never off by more than a millisecond. */
export class MessageIds {
  private made = 0;

  next(): Buffer {
    const id = Buffer.alloc(ID_BYTES);
    this.made = (this.made + 1) % IN_A_MILLISECOND;
    // Their sequence runs on into the microseconds, which this clock does not tell.
    id.writeBigUInt64BE(((BigInt(Date.now()) * 1000n) << 12n) + BigInt(this.made));
    SENDER.copy(id, 8);
    return id;
  }
}

/** The time in an id, in nanoseconds since 1970. */
export function timeOf(id: Uint8Array): bigint {
  return (Buffer.from(id.buffer, id.byteOffset, id.byteLength).readBigUInt64BE() >> 12n) * 1000n;
}
