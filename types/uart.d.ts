/**
 * Serial ports: 0 is the console, 1 can only send.
 *
 * @noSelfInFile
 */
declare namespace uart {
  const PARITY_NONE: 0;
  const PARITY_EVEN: 1;
  const PARITY_ODD: 2;
  type Parity = typeof PARITY_NONE | typeof PARITY_EVEN | typeof PARITY_ODD;
  const STOPBITS_1: 1;
  const STOPBITS_2: 2;
  const STOPBITS_1_5: 3;
  type StopBits = typeof STOPBITS_1 | typeof STOPBITS_2 | typeof STOPBITS_1_5;
  const DIR_RX: 0;
  const DIR_TX: 1;
  type Id = 0 | 1;
  type DataBits = 5 | 6 | 7 | 8;

  /** Standard pins (0), or GPIO13 and GPIO15 (1). */
  function alt(on: 0 | 1): void;

  /** What `on` calls with bytes received. */
  type DataCallback = (this: void, data: string) => void;
  /**
   * Sets what receives from port 0: each piece that comes (0), each `n` bytes (1 to 254), or up to an end
   * character (or 255 bytes). `runInput` 0 keeps the input from the console. Without a function: back to
   * the console. Raises "method not supported", "wrong arg range".
   */
  function on(method: "data"): void;
  function on(method: "data", callback: DataCallback, runInput?: 0 | 1): void;
  function on(
    method: "data",
    numberOrEndChar: number | string,
    callback: DataCallback,
    runInput?: 0 | 1,
  ): void;

  /**
   * Sets up a port; `echo` 0 turns the console's echo off. Returns the baud rate. Raises on a port that does
   * not exist.
   */
  function setup(
    id: Id,
    baud: number,
    databits: DataBits,
    parity: Parity,
    stopbits: StopBits,
    echo?: 0 | 1,
  ): number;
  /** How a port is set up. Raises on a port that does not exist. */
  function getconfig(
    id: Id,
  ): LuaMultiReturn<[baud: number, databits: DataBits, parity: Parity, stopbits: StopBits]>;
  /**
   * Sends texts, and numbers as single bytes (0 to 255). Raises "invalid number", or on a port that does not
   * exist.
   */
  function write(id: Id, data: string | number, ...more: (string | number)[]): void;
  /**
   * Bytes in the port's hardware queue (port 0 and DIR_RX unless told). Raises "Bad UART id; must be 0 or 1",
   * "Bad direction; must be DIR_RX or DIR_TX".
   */
  function fifodepth(id?: Id, dir?: typeof DIR_RX | typeof DIR_TX): number;
}
