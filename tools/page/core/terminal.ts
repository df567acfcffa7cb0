/** What a serial console prints, as lines of text: what a terminal of the plainest kind makes of the bytes. */

/** A longer line goes on in the next one; and so many lines are kept. */
const COLUMNS = 1024;
const LINES = 1000;

const TAB = 8;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is taken away are control characters.
const SEQUENCE = /\x1b\[[0-?]*[ -/]*[@-~]/g;

export interface TerminalLine {
  /** Counts up from 1: tells a line from others for as long as it is there. */
  readonly id: number;
  readonly text: string;
}

/**
 * Takes bytes, one character each, as they come. CR, LF, backspace and tab do what they do at a terminal; what a
 * terminal would obey (colours, the cursor) is left out, and other control characters are shown as their pictures.
 */
export class Terminal {
  /** The oldest first; the last one is where the cursor is. Another list after each {@link feed}. */
  lines: readonly TerminalLine[] = [{ id: 1, text: "" }];
  /** Bytes of the last line. */
  private bytes = "";
  private column = 0;

  feed(text: string): void {
    const lines = this.lines.slice(0, -1);
    let { id } = this.lines.at(-1)!;
    const end = () => {
      lines.push({ id, text: shown(this.bytes) });
      id += 1;
      this.bytes = "";
      this.column = 0;
    };
    for (const char of text) {
      if (char === "\n") end();
      else if (char === "\r") this.column = 0;
      else if (char === "\b") this.column = Math.max(0, this.column - 1);
      else if (char === "\t") this.column += TAB - (this.column % TAB);
      else if (char !== "\0") this.put(char);
      if (this.column >= COLUMNS) end();
    }
    lines.push({ id, text: shown(this.bytes) });
    this.lines = lines.slice(-LINES);
  }

  private put(char: string): void {
    const before = this.bytes.slice(0, this.column).padEnd(this.column);
    this.bytes = before + char + this.bytes.slice(this.column + 1);
    this.column += 1;
  }
}

/** Bytes as text: UTF-8 where it is, and what would do something or cannot be seen as a picture of it. */
export function shown(bytes: string): string {
  const plain = bytes.replace(SEQUENCE, "").trimEnd();
  const text = new TextDecoder().decode(Uint8Array.from(plain, (char) => char.charCodeAt(0)));
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu, (char) => {
    const code = char.codePointAt(0)!;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? "\u2421" : "\ufffd";
  });
}

/**
 * What a text that only grows, and loses its beginning when it is long, has got more than before; undefined if
 * it is another text.
 */
export function appended(before: string, now: string): string | undefined {
  if (now.startsWith(before)) return now.slice(before.length);
  // So many bytes in a row that agree are no chance.
  for (let lost = 1; lost <= before.length - 32; lost++) {
    if (now.startsWith(before.slice(lost))) return now.slice(before.length - lost);
  }
  return undefined;
}

/** A text as a serial port takes it: bytes, one character each. */
export function asBytes(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** What a board's line holds; what is more it would not take. Bytes, without the end of line. */
export const LINE = 255;

/** Why a line cannot be typed at a board, in words; undefined: it can. */
export function lineProblem(line: string): string | undefined {
  const { length } = asBytes(line);
  if (length <= LINE) return undefined;
  return `A board's line holds ${LINE} bytes, and this one has ${length}: shorten it, or send it in parts.`;
}

/** What was typed before, for the arrow keys. */
export class History {
  private lines: string[] = [];
  private at = 0;
  /** What stood there before looking back. */
  private draft = "";

  constructor(private readonly most = 50) {}

  add(line: string): void {
    if (line.trim() !== "" && line !== this.lines.at(-1))
      this.lines = [...this.lines, line].slice(-this.most);
    this.at = this.lines.length;
  }

  /** The line before (-1) or after (1) the one shown last; undefined at the ends. `line`: what stands there now. */
  move(by: -1 | 1, line: string): string | undefined {
    const to = this.at + by;
    if (to < 0 || to > this.lines.length) return undefined;
    if (this.at === this.lines.length) this.draft = line;
    this.at = to;
    return this.lines[to] ?? this.draft;
  }
}
