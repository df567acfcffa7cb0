/** The firmware's alfred on a virtual board, for a daemon at a PC. */
import { literal } from "../desktop/bytes.ts";
import { DesktopBoard, type Place } from "../desktop/desktop-board.ts";
import type { Lan } from "../lan/lan.ts";
import type { DaemonOptions } from "./options.ts";
import { type Mode, macBytes, type Record } from "./packet.ts";

/** Records and bytes that it holds: more than a chip. */
const BOUNDS = { maxRecords: 10_000, maxBytes: 1_048_576 };

/** Requests that the firmware has under way at most. */
const AT_ONCE = 4;

/** What comes out of the firmware is printed: "@alfred", and words with blanks between them; data in hexadecimal. */
const HEAR = `alfred = require("alfred")
  local function say(...) print("@alfred " .. table.concat({ ... }, " ")) end
  local function hex(c) return ("%02x"):format(c:byte()) end
  alfred.onUpdate(function(types) say("update", unpack(types)) end)
  alfred.onEvent(function(event) say("event", event.kind, event.type, event.source) end)
  function ask(number, type)
    alfred.request(type, function(records, problem)
      for mac, record in pairs(records or {}) do
        say("record", number, mac, record.version, (record.data:gsub(".", hex)))
      end
      say("end", number, problem)
    end)
  end`;

/** Called with what the firmware tells. */
export interface Listener {
  /** A record of anybody's was added, or changed. */
  onNews(type: number, source: Buffer): void;
  /** Something of these types was added, changed, or is gone. */
  onUpdate(types: string[]): void;
  /** Something is wrong. */
  onTrouble(words: string): void;
  /** The firmware has ended. */
  onPanic(problem: string): void;
}

/** What a request waits for. */
interface Asked {
  type: number;
  records: Record[];
  resolve(records: Record[]): void;
  reject(problem: Error): void;
}

export class AlfredBoard {
  readonly #desktop: DesktopBoard;
  readonly #asked = new Map<string, Asked>();
  readonly #waiting: Asked[] = [];
  #number = 0;

  constructor(
    readonly options: DaemonOptions,
    lan: Lan,
    place: Place,
    readonly listener: Listener,
  ) {
    this.#desktop = new DesktopBoard(
      lan,
      place,
      new Map(),
      (text) => this.#hear(text),
      (problem) => listener.onPanic(problem),
    );
  }

  /** Begins. Throws an Error in words where it cannot. */
  async start(): Promise<void> {
    await this.#desktop.up();
    const { mode, group, port, period, dataTimeout, serverTimeout, requestTimeout } = this.options;
    const settings = {
      ...{ mode: literal(mode), group: literal(group), port, syncPeriod: period },
      ...{ dataTimeout, serverTimeout, requestTimeout, ...BOUNDS },
    };
    const fields = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    this.lua(`${HEAR}\nalfred.start({ ${fields.join(", ")} })`);
  }

  /** Runs Lua in which `alfred` is the module. Throws an Error with the firmware's words. */
  lua(chunk: string) {
    return this.#desktop.lua(chunk);
  }

  /** Throws an Error in words where there is no room for it. */
  set(type: number, version: number, data: Uint8Array): void {
    try {
      this.lua(`alfred.set(${type}, ${literal(data)}, ${version})`);
    } catch (error) {
      throw new Error((error as Error).message.replace(/^alfred\.set: /, ""));
    }
  }

  unset(type: number): void {
    this.lua(`alfred.unset(${type})`);
  }

  get mode(): Mode {
    return this.lua("return alfred.status().mode")[0] as Mode;
  }

  set mode(mode: Mode) {
    this.lua(`alfred.setMode(${literal(mode)})`);
  }

  /** Everybody's records of a type. Throws an Error in words if there is no answer in time. */
  request(type: number): Promise<Record[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ type, records: [], resolve, reject });
      this.#ask();
    });
  }

  /** Asks what waits, as far as the firmware takes it. */
  #ask(): void {
    while (this.#asked.size < AT_ONCE) {
      const next = this.#waiting.shift();
      if (!next) return;
      const number = String(++this.#number);
      this.#asked.set(number, next);
      try {
        this.lua(`ask(${number}, ${next.type})`);
      } catch (error) {
        this.#asked.delete(number);
        next.reject(error as Error);
      }
    }
  }

  close(): void {
    this.lua("alfred.stop()");
    this.#desktop.close();
  }

  #hear(text: string): void {
    if (text.startsWith("alfred: ")) this.listener.onTrouble(text);
    if (!text.startsWith("@alfred ")) return;
    const [what, ...words] = text.slice("@alfred ".length).split(" ");
    if (what === "update") this.listener.onUpdate(words);
    else if (what === "event") {
      const [kind, type, source] = words;
      if (kind !== "expired") this.listener.onNews(Number(type), macBytes(source!));
    } else this.#answer(what!, words);
  }

  #answer(what: string, [number, ...words]: string[]): void {
    const asked = this.#asked.get(number!);
    if (!asked) return;
    const { type, records, resolve, reject } = asked;
    if (what === "record") {
      const [mac, version, hex] = words;
      records.push({
        source: macBytes(mac!),
        type,
        version: Number(version),
        data: Buffer.from(hex!, "hex"),
      });
      return;
    }
    this.#asked.delete(number!);
    // Not before the firmware is done with this one.
    setImmediate(() => this.#ask());
    if (words.length > 0) reject(new Error(words.join(" ")));
    else resolve(records);
  }
}
