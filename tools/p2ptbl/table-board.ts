/** A table's file in the hands of the firmware. */
import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import type { Value } from "../board/module.ts";
import { literal } from "../desktop/bytes.ts";
import { DesktopBoard, type Place } from "../desktop/desktop-board.ts";
import { tableFile } from "../fleet/table-init.ts";
import { tableOf } from "../fleet/table-knowledge.ts";
import type { Lan } from "../lan/lan.ts";

export interface TableSettings {
  file: string;
  table: string;
  strict: boolean;
  interval: number;
  /** Whether there need not be such a file yet. */
  create: boolean;
}

/** What a file holds. Throws an Error in words where it cannot be read. */
export function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: ${code === "ENOENT" ? "there is no such file" : message}`);
  }
}

export class TableBoard {
  readonly #desktop: DesktopBoard;
  /** What the file held when it was read or written last. */
  #held: Buffer = Buffer.alloc(0);
  /** What it held at the last look, if that was something else. */
  #seen: Buffer | undefined;
  /** Lines of the file that were left out when it was read. */
  #leftOut = 0;
  /** Whether the file was written. */
  written = false;

  /**
   * Reads the file. Throws an Error in words where there is none.
   *
   * @param say told what the firmware prints
   */
  constructor(
    readonly settings: TableSettings,
    lan: Lan,
    place: Place,
    say: (line: string) => void,
  ) {
    const { file, table, create } = settings;
    const name = tableFile(table);
    if (existsSync(file)) this.#held = contentOf(file);
    else if (!create) throw new Error(`${file}: there is no such file; "init" makes one`);
    const heard = (text: string) => {
      for (const line of text.split("\n")) {
        const said = /^(?:p2ptbl|hbbp): (.*)/.exec(line.trimEnd())?.[1];
        if (said?.endsWith(": left out")) this.#leftOut++;
        if (said !== undefined) say(said.replace(`of ${name} is`, `of ${file} is`));
      }
    };
    this.#desktop = new DesktopBoard(lan, place, new Map([[name, this.#held]]), heard, say);
  }

  /**
   * Begins with the table; to be called once it is up.
   *
   * @param changes whether the file is to be written: throws an Error then if that would lose a line of it
   */
  open(changes: boolean): void {
    const { table, strict, interval, file } = this.settings;
    this.lua(`
      hbbp = require("hbbp")
      p2ptbl = require("p2ptbl")
      table_name = ${literal(table)}
      p2ptbl.init(table_name, { strict = ${strict}, interval = ${interval},
        maxRows = 10000, maxRow = 1000, maxBytes = 65536 })`);
    if (changes && this.#leftOut > 0)
      throw new Error(
        `${file}: lines of it would be lost (see above), so nothing was done: mend or remove them`,
      );
  }

  /** Runs Lua in which `table_name` is the table's. Throws an Error with the firmware's words. */
  lua(chunk: string): Value[] {
    try {
      return this.#desktop.lua(chunk);
    } catch (error) {
      const words = (error as Error).message.replaceAll(/\bp2ptbl\.(?!init)/g, "");
      throw new Error(
        words
          .replace("with {strict = false} p2ptbl.init allows them", "--lax allows them")
          .replace(": p2ptbl.init can raise them", ""),
      );
    }
  }

  /** Waits until the board has joined the network. Throws an Error in words where it does not. */
  up(): Promise<void> {
    return this.#desktop.up();
  }

  /** Waits until it has told of the table. Throws an Error in words where it cannot. */
  async spoken(): Promise<void> {
    const { ip } = this.#desktop.place;
    await this.#desktop.until(() => this.told > 0, `nothing could be sent from ${ip}`);
  }

  /** How many datagrams have told of the table. */
  get told(): number {
    return Number(this.lua("return p2ptbl.stats.told")[0]);
  }

  /** Whether nobody else has written the file since. */
  get unchanged(): boolean {
    const { file } = this.settings;
    return !existsSync(file) || contentOf(file).equals(this.#held);
  }

  /**
   * Merges what somebody else has written to the file, once it has stayed the same from one look to the next:
   * who writes may not be done. Throws an Error in words if there is a line in it that is no row.
   *
   * @returns whether the file may be written
   */
  reread(): boolean {
    if (this.unchanged) return true;
    const content = contentOf(this.settings.file);
    const settled = this.#seen?.equals(content) ?? false;
    this.#seen = content;
    if (!settled) return false;
    this.merge(content);
    this.#held = content;
    return true;
  }

  /** Takes the rows of a text that win. Throws an Error in words, and takes none, if there is a line that is none. */
  merge(text: Uint8Array): void {
    const dropped = "p2ptbl.stats.dropped";
    const counts = this.lua(`local before = { ${dropped}.garbled or 0, ${dropped}.full or 0 }
      p2ptbl.merge(table_name, ${literal(text)})
      return (${dropped}.garbled or 0) - before[1], (${dropped}.full or 0) - before[2]`);
    const [garbled, full] = counts.map(Number);
    if (garbled! > 0)
      throw new Error(
        `merge: rows that p2ptbl on a router would garble were left out: ${garbled}; --lax takes them`,
      );
    if (full! > 0) throw new Error(`merge: rows for which there is no room were left out: ${full}`);
  }

  /** Writes the file if the table has changed: whole, or not at all. Throws an Error where the board holds it no more. */
  write(): void {
    const { file, table } = this.settings;
    const rows = tableOf(this.#desktop.board, table);
    // Not what a board has that restarted.
    if (!rows) throw new Error(`${file}: the table is lost, and the file left as it was; start anew`);
    const content = Buffer.from([...rows.values()].map(({ text }) => `${text}\n`).join(""), "latin1");
    const there = existsSync(file);
    if (content.equals(this.#held) && there) return;
    // A link stays one, and a file as readable as it was.
    const target = there ? realpathSync(file) : file;
    writeFileSync(`${target}.new`, content);
    if (there) chmodSync(`${target}.new`, statSync(target).mode);
    renameSync(`${target}.new`, target);
    this.#held = content;
    this.written = true;
  }

  close(): void {
    this.#desktop.close();
  }
}
