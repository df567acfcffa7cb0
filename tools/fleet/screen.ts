/** The fleet on a terminal: a line a board, the last events, and keys that do things to boards. */
import type { ReadStream, WriteStream } from "node:tty";
import type { Command } from "../page/protocol.ts";
import { line } from "./details.ts";
import { type Frame, layOut } from "./layout.ts";
import type { LiveFleet } from "./live.ts";

/** Redrawing more often than the eye follows only costs. Milliseconds. */
const FRAME = 50;
const KEPT = 200;
const ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l";
const LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l";

export class Screen {
  private readonly entries: string[] = [];
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

  private readonly onChanged = () => this.soon();
  private readonly onHappened = (happening: { round: number; text: string }) => this.tell(happening);

  /** `quit` is called when a key asks for the end; `link` is that of the page. */
  constructor(
    private readonly live: LiveFleet,
    private readonly input: ReadStream,
    private readonly output: WriteStream,
    private readonly quit: () => void,
    private readonly link?: string,
  ) {}

  open(): void {
    this.isOpen = true;
    process.on("exit", this.onExit);
    this.output.write(ENTER);
    this.input.setRawMode(true);
    this.input.on("data", this.onKey);
    this.input.resume();
    this.output.on("resize", this.onResize);
    this.live.on("changed", this.onChanged);
    this.live.on("happened", this.onHappened);
  }

  /** Puts the terminal back as it was. */
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    clearTimeout(this.timer);
    process.off("exit", this.onExit);
    this.live.off("changed", this.onChanged);
    this.live.off("happened", this.onHappened);
    this.output.off("resize", this.onResize);
    this.input.off("data", this.onKey);
    this.input.setRawMode(false);
    this.input.pause();
    this.output.write(LEAVE);
  }

  private tell(happening: { round: number; text: string }): void {
    this.entries.push(line(happening));
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
    const { fleet, table, rows } = this.live;
    const frame: Frame = {
      columns: columns || 80,
      height: height || 24,
      link: this.link,
      chosen: this.chosen,
      typed: this.digits,
      rounds: fleet.rounds,
      allKnewAll: fleet.allKnewAll,
      table: table?.seen,
    };
    const lines = layOut(rows, this.entries, frame);
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
    const { boards } = this.live.fleet;
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
        this.perform({ do: "power-off", boards: [this.chosen] });
        break;
      case "r":
        this.perform({ do: "restart", boards: [this.chosen] });
        break;
      case "c":
        this.perform({ do: "cut-off", boards: [this.chosen] });
        break;
      case "b":
        this.perform({ do: "rejoin", boards: [this.chosen] });
        break;
      case "s":
        this.setRow();
        break;
      case "q":
      case "\x03":
        this.quit();
        break;
    }
  }

  /** A row of its own address, with a number one more each time. */
  private setRow(): void {
    const { fleet, table } = this.live;
    const board = fleet.boards[this.chosen]!;
    if (!table) return;
    const fields = [table.next(board)];
    this.perform({ do: "set-row", board: board.index, table: table.name, key: board.ip, fields });
  }

  /** What cannot be done is said among the events: a key has no other place for it. */
  private perform(command: Command): void {
    try {
      this.live.perform(command);
    } catch (error) {
      this.tell({ round: this.live.fleet.rounds, text: `that cannot be: ${(error as Error).message}` });
    }
  }
}
