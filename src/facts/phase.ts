/** Names of numbers that several parts know. */

/** What is being done about the connection. */
export const enum Phase {
  OFF = 0,
  WAITING = 1,
  CONNECTING = 2,
  GREETING = 3,
  UP = 4,
  CLOSING = 5,
}

/** Kinds of messages. */
export const enum Kind {
  EOT = 1,
  GENERIC = 2,
  COMMAND = 3,
  SYS_INFO = 5,
  CLIENT_CONF = 6,
  CPU = 7,
  LOAD_AVG = 8,
  MEM_INFO = 9,
  NET_USAGE = 10,
}

/** Ticks, of 100 ms. */
export const enum Ticks {
  SECOND = 10,
  MINUTE = 600,
  /** What is never due. */
  NEVER = 2147483647,
}

/** What a message that cannot be read raises. */
export const enum Raised {
  BAD = "bad message",
}
