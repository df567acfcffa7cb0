/** Packets: type, version, length of what follows in 2 bytes, and that. Numbers are big-endian. */

export const enum Packet {
  TYPE_PUSH = 0,
  TYPE_ANNOUNCE = 1,
  TYPE_REQUEST = 2,
  TYPE_TXEND = 3,
  /** What stands before what follows. */
  HEAD = 4,
  /** What stands before a PUSH packet's records; all of a TXEND. */
  PUSH = 8,
  /** All of a request. */
  REQUEST = 7,
  /** The largest that a board sends. */
  MOST = 1400,
}
