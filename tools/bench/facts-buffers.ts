/** The FlatBuffers of facts, written and read by the package `flatbuffers`: what a board is compared with. */
import { Builder, ByteBuffer } from "flatbuffers";

/** Kinds of messages. */
export const KIND = {
  ...{ eot: 1, generic: 2, command: 3, sysInfo: 5, conf: 6, cpu: 7, loadAvg: 8, memInfo: 9, netUsage: 10 },
} as const;

/** A table in a buffer, read by its slots; a field that is left out is 0, "" or nothing. */
export class Table {
  constructor(
    private readonly buffer: ByteBuffer,
    private readonly at: number,
  ) {}

  /** The root of a buffer. */
  static of(bytes: Uint8Array): Table {
    const buffer = new ByteBuffer(bytes);
    return new Table(buffer, buffer.readInt32(0));
  }

  private field(slot: number): number | undefined {
    const offset = this.buffer.__offset(this.at, 4 + 2 * slot);
    return offset === 0 ? undefined : this.at + offset;
  }

  long(slot: number): bigint {
    const at = this.field(slot);
    return at === undefined ? 0n : this.buffer.readInt64(at);
  }
  short(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.buffer.readInt16(at);
  }
  byte(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.buffer.readInt8(at);
  }
  float(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.buffer.readFloat32(at);
  }
  double(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.buffer.readFloat64(at);
  }
  text(slot: number): string {
    const at = this.field(slot);
    return at === undefined ? "" : String(this.buffer.__string(at));
  }
  bytes(slot: number): Buffer {
    const at = this.field(slot);
    if (at === undefined) return Buffer.alloc(0);
    const start = this.buffer.__vector(at);
    return Buffer.from(this.buffer.bytes().subarray(start, start + this.buffer.__vector_len(at)));
  }
  tables(slot: number): Table[] {
    const at = this.field(slot);
    if (at === undefined) return [];
    const start = this.buffer.__vector(at);
    return Array.from(
      { length: this.buffer.__vector_len(at) },
      (_, n) => new Table(this.buffer, this.buffer.__indirect(start + 4 * n)),
    );
  }
}

/** How a client is to behave: periods in seconds. */
export interface Conf {
  id?: string;
  memory?: number;
  net?: number;
  cpu?: number;
  acknowledges?: boolean;
}

/** The buffer of a ClientConf. */
export function confBuffer({
  id = "boardone",
  memory = 0,
  net = 0,
  cpu = 0,
  acknowledges = true,
}: Conf): Buffer {
  const builder = new Builder(128);
  const own = builder.createByteVector(Buffer.from(id, "latin1"));
  builder.startObject(10);
  builder.addFieldOffset(0, own, 0);
  for (const [slot, seconds] of [
    [6, memory],
    [7, net],
    [8, cpu],
  ] as const)
    builder.addFieldInt64(slot, BigInt(Math.round(seconds * 1e9)), 0n);
  if (acknowledges) builder.addFieldInt8(9, 1, 0);
  builder.finish(builder.endObject());
  return Buffer.from(builder.asUint8Array());
}

/** The id of a server's message that is made at so many microseconds since 1970. */
export function idAt(micros: number, sequence = 0): Buffer {
  const id = Buffer.from("\0\0\0\0\0\0\0\0autosrvr", "latin1");
  id.writeBigUInt64BE((BigInt(Math.floor(micros)) << 12n) | BigInt(sequence));
  return id;
}

/** A Message. */
export function messageBuffer(kind: number, data: Uint8Array, id: Uint8Array): Buffer {
  const builder = new Builder(256);
  const own = builder.createByteVector(id);
  const inner = builder.createByteVector(data);
  builder.startObject(5);
  builder.addFieldOffset(0, own, 0);
  builder.addFieldInt8(2, 2, 0);
  builder.addFieldInt16(3, kind, 0);
  builder.addFieldOffset(4, inner, 0);
  builder.finish(builder.endObject());
  return Buffer.from(builder.asUint8Array());
}
