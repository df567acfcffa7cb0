/** Packets: type, version, length of what follows in 2 bytes, and that. Numbers are big-endian. */

export const enum Type {
  PUSH = 0,
  ANNOUNCE = 1,
  REQUEST = 2,
  TXEND = 3,
}

export const enum Size {
  /** What stands before what follows; before a PUSH packet's records. */
  HEAD = 4,
  PUSH = 8,
  /** The largest that a board sends. */
  MOST = 1400,
}

const { char } = string;
const { floor } = math;

/** A number in 2 bytes. */
function two(n: number): string {
  return char(floor(n / 256), n % 256);
}

/** A packet. */
export function packet(type: Type, content: string): string {
  return char(type, 0) + two(content.length) + content;
}

/** A packet that says the records of a transaction, or where there are none, how many such packets there were. */
export function part(id: number, number: number, records?: string): string {
  const content = two(id) + two(number);
  return records === undefined ? packet(Type.TXEND, content) : packet(Type.PUSH, content + records);
}

/** A packet that asks for all records of a type. */
export function question(type: number, id: number): string {
  return packet(Type.REQUEST, char(type) + two(id));
}
