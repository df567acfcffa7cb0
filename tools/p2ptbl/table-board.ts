/**
 * A table's file in the hands of the firmware: a virtual board with plenty of heap holds it, so that a desktop
 * does with it just what a board does.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Air } from "../board/air.ts";
import { Board } from "../board/board.ts";
import { Flash } from "../board/flash.ts";
import type { Value } from "../board/module.ts";
import { MemoryStore } from "../board/store.ts";
import { compiled, readFirmware } from "../fleet/firmware.ts";
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

/** A text as a Lua literal, byte for byte. */
export function literal(text: string): string {
  const bytes = Buffer.from(text, "utf8");
  return `"${[...bytes].map((byte) => `\\${String(byte).padStart(3, "0")}`).join("")}"`;
}

/** What a board gave, as text. */
export function textOf(value: Value | undefined): string {
  return Buffer.from(String(value), "latin1").toString("utf8");
}

export class TableBoard {
  readonly #store = new MemoryStore();
  readonly #name: string;
  readonly #board: Board;
  /** What the file held when it was read or written last. */
  #held = "";

  /**
   * Reads the file. Throws an Error in words where there is none, or a line is no row.
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
    if (!create && !existsSync(file)) throw new Error(`${file}: there is no such file; "init" makes one`);
    this.#name = `p2ptbl/${table}`;
    for (const [name, content] of compiled(readFirmware())) this.#store.set(name, content);
    this.#read();
    const { ip, netmask } = address;
    const air = new Air(lan, { ip, netmask, gateway: firstHost(ip, netmask) });
    const seed = Math.floor(Math.random() * 2 ** 31);
    this.#board = new Board({ air, flash: new Flash(this.#store), heap: HEAP, seed });
    this.#board.on("output", (text) => {
      for (const line of text.split("\n"))
        if (line.startsWith("p2ptbl: ") || line.startsWith("hbbp: ")) say(line.trim());
    });
    this.#board.on("panic", (problem) => say(String(problem)));
    this.#board.powerOn();
  }

  /** Begins with the table; to be called once the board is up. */
  open(): void {
    const { table, strict, interval } = this.settings;
    this.lua(`
      hbbp = require("hbbp")
      p2ptbl = require("p2ptbl")
      table_name = ${literal(table)}
      p2ptbl.init(table_name, { strict = ${strict}, interval = ${interval}, saveAfter = 1,
        maxRows = 10000, maxRow = 1000, maxBytes = 65536 })`);
  }

  /** Runs Lua in which `table_name` is the table's. Throws an Error with the firmware's words. */
  lua(chunk: string): Value[] {
    try {
      return this.#board.lua(chunk);
    } catch (error) {
      throw new Error((error as Error).message.replace(/^\S*:\d+: /, ""));
    }
  }

  /** Whether somebody else has written the file since. */
  get changedOutside(): boolean {
    return existsSync(this.settings.file) && readFileSync(this.settings.file, "latin1") !== this.#held;
  }

  /** Merges what somebody else has written to the file. */
  reread(): void {
    const text = readFileSync(this.settings.file);
    this.#held = text.toString("latin1");
    this.lua(`p2ptbl.merge(table_name, ${literal(text.toString("utf8"))})`);
  }

  /** Writes the file if the table has changed: whole, or not at all. */
  write(): void {
    const content = this.#store.get(this.#name) ?? Buffer.alloc(0);
    const { file } = this.settings;
    if (content.toString("latin1") === this.#held && existsSync(file)) return;
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
    this.#held = content.toString("latin1");
  }

  close(): void {
    this.#board.powerOff();
  }

  #read(): void {
    const { file } = this.settings;
    if (!existsSync(file)) return;
    const content = readFileSync(file);
    this.#held = content.toString("latin1");
    this.#store.set(this.#name, content);
  }
}
