/** What alfred's daemon and its clients say to each other on a Unix socket, as alfred's packet.h has it. */

export const PACKET = {
  PUSH: 0,
  REQUEST: 2,
  ERROR: 4,
  MODE: 5,
  STATUS: 8,
  REGISTER: 9,
  EVENT: 10,
} as const;

/** Fields of an answer to STATUS. */
export const FIELD = { MODE: 0, INTERFACE: 1, MESH: 2 } as const;

/** The number of a mode. */
export const MODE = { secondary: 0, primary: 1 } as const;
export type Mode = keyof typeof MODE;

/** The most that a packet of it holds, after its header. */
export const MOST = 65_523;

const HEADER = 4;
/** Of PUSH and ERROR: transaction and sequence number. */
const TX = 4;
/** Bytes of an interface's name. */
const NAME = 16;

export interface Packet {
  type: number;
  body: Buffer;
}

/** A record: `source` is 6 bytes. */
export interface Record {
  source: Uint8Array;
  type: number;
  version: number;
  data: Uint8Array;
}

/** A packet, or a field in one. */
export function pack(type: number, body: Uint8Array = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from([type, 0, body.length >> 8, body.length & 255]), body]);
}

/** The first packet of what has come, and what follows it; undefined until all of it is there. */
export function unpack(bytes: Buffer): { packet: Packet; rest: Buffer } | undefined {
  if (bytes.length < HEADER) return undefined;
  const end = HEADER + bytes.readUInt16BE(2);
  if (bytes.length < end) return undefined;
  // Version 0 is all there is: others are of no known type.
  const type = bytes[1] === 0 ? bytes[0]! : -1;
  return { packet: { type, body: bytes.subarray(HEADER, end) }, rest: bytes.subarray(end) };
}

/** A PUSH of one record. */
export function packRecord({ source, type, version, data }: Record, sequence = 0): Buffer {
  const [high, low] = [data.length >> 8, data.length & 255];
  const tx = [0, 0, sequence >> 8, sequence & 255];
  return pack(PACKET.PUSH, Buffer.concat([Buffer.from([...tx, ...source, type, version, high, low]), data]));
}

/** The record of a PUSH; undefined if its lengths do not add up. */
export function unpackRecord(body: Buffer): Record | undefined {
  const at = TX + 6;
  if (body.length < at + HEADER || body.length < at + HEADER + body.readUInt16BE(at + 2)) return undefined;
  const end = at + HEADER + body.readUInt16BE(at + 2);
  return {
    source: body.subarray(TX, at),
    type: body[at]!,
    version: body[at + 1]!,
    data: body.subarray(at + HEADER, end),
  };
}

/** What says that something failed; `words` for a person, which the original does not send. */
export function packError(code: number, words: string): Buffer {
  return pack(PACKET.ERROR, Buffer.concat([Buffer.from([0, 0, code & 255, code >> 8]), Buffer.from(words)]));
}

/** The code of a failure (little-endian, as the original sends it on the machines that there are), and the words. */
export function unpackError(body: Buffer): { code: number; words: string } {
  return { code: body.length < TX ? 1 : body.readUInt16LE(2), words: body.toString("utf8", TX) };
}

/** How a daemon is. */
export interface Standing {
  mode: Mode;
  interface: string;
  active: boolean;
}

function name(text: string): Buffer {
  const bytes = Buffer.alloc(NAME);
  bytes.write(text.slice(0, NAME - 1));
  return bytes;
}

export function packStatus(standing: Standing): Buffer {
  return pack(
    PACKET.STATUS,
    Buffer.concat([
      pack(FIELD.MODE, Buffer.from([MODE[standing.mode]])),
      pack(
        FIELD.INTERFACE,
        Buffer.concat([name(standing.interface), Buffer.from([Number(standing.active)])]),
      ),
      pack(FIELD.MESH, name("none")),
    ]),
  );
}

/** The fields of an answer to STATUS. */
export function fieldsOf(body: Buffer): Packet[] {
  const fields: Packet[] = [];
  for (let found = unpack(body); found; found = unpack(found.rest)) fields.push(found.packet);
  return fields;
}

/** A text of a field. */
export function textOf(bytes: Buffer): string {
  return bytes.toString("latin1", 0, NAME).split("\0", 1)[0]!;
}

/** A MAC address as people write it. */
export function macText(source: Uint8Array): string {
  return [...source].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

/** A MAC address as 6 bytes. */
export function macBytes(text: string): Buffer {
  return Buffer.from(text.replaceAll(":", ""), "hex");
}
