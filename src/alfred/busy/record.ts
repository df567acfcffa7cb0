/**
 * A record: as it travels (source's MAC address 6 bytes, type, version, length of the data 2 bytes, data), and behind
 * that when it was put, in seconds of up time modulo 2^24, and what it is: {@link Mark}.
 */

export const enum Size {
  /** Source and type: there is one record of each. */
  KEY = 7,
  /** What stands before the data. */
  HEAD = 10,
  /** What stands behind it. */
  TAIL = 4,
  BOTH = 14,
}

/** How a record came here; of less is what others may have no use for. */
export const enum Mark {
  SYNCED = 0,
  /** As FIRST_HAND, but that may be a primary which passes it on. */
  DOUBTED = 1,
  FIRST_HAND = 2,
  LOCAL = 3,
}

const { byte, char } = string;
const { floor } = math;

/** The bytes of the record that begins there. */
export function sizeAt(text: string, at: number): number {
  const [high, low] = byte(text, at + 8, at + 9);
  return high! * 256 + low! + Size.BOTH;
}

/** What stands behind the data of a record that is put now. */
export function tail(now: number, mark: number): string {
  const time = now % 16777216;
  return char(floor(time / 65536), floor(time / 256) % 256, time % 256, mark);
}

/** Seconds since a record was put, and how it came. */
export function ageOf(record: string, now: number): LuaMultiReturn<[age: number, mark: number]> {
  const [a, b, c, mark] = byte(record, -Size.TAIL, -1);
  return $multi((now - (a! * 65536 + b! * 256 + c!)) % 16777216, mark!);
}
