/**
 * The serial port's input, as driver/input.c treats it: lines with echo and backspace for the
 * interpreter, or bytes for a program that asked for them with uart.on.
 */

/** Bytes a line holds, with its end (LUA_MAXINPUT). */
export const MAX_LINE = 256;

/** What uart.on sets. */
export interface Receiver {
  callback: (data: string) => void;
  /** How many bytes make a call; 0: each one; -1: until {@link endChar}. */
  length: number;
  endChar: number;
  /** Whether the interpreter goes on getting lines. */
  runInput: boolean;
  release(): void;
}

export class SerialInput {
  echo = true;
  prompt = "> ";
  receiver: Receiver | undefined;
  #line = "";
  #last = "";

  constructor(
    /** Writes to the port; a line feed becomes CR LF. */
    readonly put: (text: string) => void,
    /** Takes a line for the interpreter, with its line feed. */
    readonly onLine: (line: string) => void,
  ) {}

  /** As after a restart. */
  reset(): void {
    this.echo = true;
    this.prompt = "> ";
    this.receiver = undefined;
    this.#line = this.#last = "";
  }

  /** Bytes have arrived. */
  receive(data: string): void {
    for (const char of data) {
      const { receiver } = this;
      if (receiver && !receiver.runInput) this.#collect(char, receiver);
      else this.#edit(char);
    }
  }

  #collect(char: string, receiver: Receiver): void {
    if (receiver.length === 0) {
      receiver.callback(char);
      return;
    }
    this.#line += char;
    const ended = receiver.length < 0 && char.charCodeAt(0) === receiver.endChar;
    const full = receiver.length > 0 && this.#line.length >= receiver.length;
    if (ended || full || this.#line.length >= MAX_LINE) {
      const line = this.#line;
      this.#line = "";
      receiver.callback(line);
    }
  }

  #edit(char: string): void {
    const pair = (char === "\r" && this.#last === "\n") || (char === "\n" && this.#last === "\r");
    if (pair) {
      this.#last = "";
      return;
    }
    if (char === "\b" || char === "\x7f") {
      this.#last = "";
      if (this.#line !== "" && this.echo) this.put("\b \b");
      this.#line = this.#line.slice(0, -1);
      return;
    }
    this.#last = char;
    if (char === "\r" || char === "\n") {
      if (this.echo) this.put("\n");
      const line = this.#line;
      this.#line = "";
      this.receiver?.callback(line);
      if (line === "") this.put(this.prompt);
      else this.onLine(`${line}\n`);
      return;
    }
    if (this.echo) this.put(char);
    // A line that does not fit is dropped, without a word.
    if (this.#line.length + 1 >= MAX_LINE) this.#line = "";
    this.#line += char;
  }
}
