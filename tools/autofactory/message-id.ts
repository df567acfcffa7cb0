/** The 16 bytes of Message.ID: 52 bits of microseconds since 1970, 12 bits of sequence, the sender's 8 bytes. */

export const ID_BYTES = 16;

/** What the original's server calls itself. */
const SENDER = Buffer.from("autosrvr", "latin1");

/** Makes the ids of what this server sends. */
export class MessageIds {
  private sequence = 0;

  next(): Buffer {
    const id = Buffer.alloc(ID_BYTES);
    this.sequence = (this.sequence + 1) % 4096;
    const micros = BigInt(Math.floor((performance.timeOrigin + performance.now()) * 1000));
    id.writeBigUInt64BE(BigInt.asUintN(64, (micros << 12n) | BigInt(this.sequence)));
    SENDER.copy(id, 8);
    return id;
  }
}

/** The time in an id, in nanoseconds since 1970. */
export function timeOf(id: Uint8Array): bigint {
  return (Buffer.from(id.buffer, id.byteOffset, id.byteLength).readBigUInt64BE() >> 12n) * 1000n;
}
