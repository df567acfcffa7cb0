/**
 * A table's file in the hands of the firmware: a virtual board with plenty of heap holds it, so that a desktop
 * does with it just what a board does.
 */
import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { Air } from "../board/air.ts";
import { Board } from "../board/board.ts";
import { Flash } from "../board/flash.ts";
import type { Value } from "../board/module.ts";
import { MemoryStore } from "../board/store.ts";
import { compiled, readFirmware } from "../fleet/firmware.ts";
import { tableFile } from "../fleet/table-init.ts";
import { tableOf } from "../fleet/table-knowledge.ts";
import { firstHost } from "../lan/address.ts";
import type { Lan } from "../lan/lan.ts";

/** Bytes of heap: tables may be larger here than on a chip. */
const HEAP = 16 * 1024 * 1024;

export interface TableSettings {
  file: string;
  table: string;
  strict: boolean;
  interval: number;
  /** Whether there need not be such a file yet. */
  create: boolean;
}

/** A text, or bytes, as a Lua literal. */
export function literal(text: string | Uint8Array): string {
  const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  return `"${[...bytes].map((byte) => `\\${String(byte).padStart(3, "0")}`).join("")}"`;
}

/** What a board gave, as bytes. */
export function bytesOf(value: Value | undefined): Buffer {
  return Buffer.from(String(value), "latin1");
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
  readonly #board: Board;
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
    address: { ip: string; netmask: string },
    say: (line: string) => void,
  ) {
    const { file, table, create } = settings;
    const [store, name] = [new MemoryStore(), tableFile(table)];
    for (const [path, content] of compiled(readFirmware())) store.set(path, content);
    if (existsSync(file)) this.#held = contentOf(file);
    else if (!create) throw new Error(`${file}: there is no such file; "init" makes one`);
    store.set(name, this.#held);
    const { ip, netmask } = address;
    const air = new Air(lan, { ip, netmask, gateway: firstHost(ip, netmask) });
    const seed = Math.floor(Math.random() * 2 ** 31);
    // A large table at once takes longer than a chip may.
    const watchdog = Number.POSITIVE_INFINITY;
    this.#board = new Board({ air, flash: new Flash(store), heap: HEAP, seed, watchdog });
    this.#board.on("output", (text) => {
      for (const line of text.split("\n")) {
        const said = /^(?:p2ptbl|hbbp): (.*)/.exec(line.trimEnd())?.[1];
        if (said?.endsWith(": left out")) this.#leftOut++;
        if (said !== undefined) say(said.replace(`of ${name} is`, `of ${file} is`));
      }
    });
    this.#board.on("panic", (problem) => say(String(problem)));
    this.#board.powerOn();
  }

  /**
   * Begins with the table; to be called once the board is up.
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
      return this.#board.lua(chunk);
    } catch (error) {
      const words = (error as Error).message.replace(/^\S*:\d+: /, "").replaceAll(/\bp2ptbl\.(?!init)/g, "");
      throw new Error(
        words
          .replace("with {strict = false} p2ptbl.init allows them", "--lax allows them")
          .replace(": p2ptbl.init can raise them", ""),
      );
    }
  }

  /** Whether the board has joined the network. */
  get isUp(): boolean {
    return this.#board.vm !== undefined && this.lua("return wifi.sta.getip() ~= nil")[0] === true;
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
    const rows = tableOf(this.#board, table);
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
    this.#board.powerOff();
  }
}
