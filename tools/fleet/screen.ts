/** The fleet on a terminal: a line a board, the last events, and keys that do things to boards. */
import type { ReadStream, WriteStream } from "node:tty";
import { type Entry, formatEntry } from "./chronicle.ts";
import type { Fleet } from "./fleet.ts";
import { type Frame, layOut } from "./layout.ts";
import type { FleetTable } from "./table.ts";
import type { Row } from "./view.ts";

/** Redrawing more often than the eye follows only costs. Milliseconds. */
const FRAME = 50;
const KEPT = 200;
const ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l";
const LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l";

export class Screen {
  private readonly entries: string[] = [];
  private rows: Row[] = [];
  private chosen = 0;
  private digits = "";
  private drawn: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isOpen = false;
  private readonly onKey = (data: Buffer) => this.key(data.toString());
  private readonly onResize = () => {
    this.drawn = [];
    this.output.write("\x1b[2J");
    this.soon();
  };
  /** The last resort: whatever ends the program, the terminal is as it was. */
  private readonly onExit = () => this.close();

  /** `quit` is called when a key asks for the end; `table` is what the fleet shares. */
  constructor(
    private readonly fleet: Fleet,
    private readonly input: ReadStream,
    private readonly output: WriteStream,
    private readonly quit: () => void,
    private readonly table?: FleetTable,
  ) {}

  open(): void {
    this.isOpen = true;
    process.on("exit", this.onExit);
    this.output.write(ENTER);
    this.input.setRawMode(true);
    this.input.on("data", this.onKey);
    this.input.resume();
    this.output.on("resize", this.onResize);
  }

  /** Puts the terminal back as it was. */
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    clearTimeout(this.timer);
    process.off("exit", this.onExit);
    this.output.off("resize", this.onResize);
    this.input.off("data", this.onKey);
    this.input.setRawMode(false);
    this.input.pause();
    this.output.write(LEAVE);
  }

  show(rows: Row[]): void {
    this.rows = rows;
    this.soon();
  }

  tell(entry: Entry): void {
    this.entries.push(formatEntry(entry));
    if (this.entries.length > KEPT) this.entries.shift();
    this.soon();
  }

  private soon(): void {
    if (!this.isOpen) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, FRAME);
  }

  /** Writes the lines that differ from what is there. */
  private draw(): void {
    const { columns, rows: height } = this.output;
    const frame: Frame = {
      columns: columns || 80,
      height: height || 24,
      chosen: this.chosen,
      typed: this.digits,
      rounds: this.fleet.rounds,
      allKnewAll: this.fleet.allKnewAll,
      table: this.table?.seen,
    };
    const lines = layOut(this.rows, this.entries, frame);
    let text = "";
    for (const [index, line] of lines.entries()) {
      if (line !== this.drawn[index]) text += `\x1b[${index + 1};1H${line}\x1b[0m\x1b[K`;
    }
    this.drawn = lines;
    if (text !== "") this.output.write(text);
  }

  private key(data: string): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control characters.
    for (const key of data.match(/\x1b\[[A-D]|[\s\S]/g) ?? []) this.press(key);
    this.soon();
  }

  private press(key: string): void {
    const { boards } = this.fleet;
    const board = boards[this.chosen]!;
    if (/^[0-9]$/.test(key)) {
      // Typed one after the other: 1, then 12; a number too high begins anew.
      const number = Number(this.digits + key) <= boards.length ? this.digits + key : key;
      this.digits = Number(number) >= 1 && Number(number) <= boards.length ? number : "";
      if (this.digits !== "") this.chosen = Number(this.digits) - 1;
      return;
    }
    this.digits = "";
    switch (key) {
      case "\x1b[A":
      case "k":
        this.chosen = Math.max(0, this.chosen - 1);
        break;
      case "\x1b[B":
      case "j":
        this.chosen = Math.min(boards.length - 1, this.chosen + 1);
        break;
      case "x":
        board.powerOff();
        break;
      case "r":
        board.restart();
        break;
      case "c":
        board.cutOff();
        break;
      case "b":
        board.rejoin();
        break;
      case "s":
        if (this.table) board.emit("happened", this.table.set(board));
        break;
      case "q":
      case "\x03":
        this.quit();
        break;
    }
  }
}
