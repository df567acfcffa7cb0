/** The member that this PC is in a fleet of real boards: a virtual board on its own address, and what it has heard. */
import type { RestartCause, Value } from "../board/module.ts";
import { DesktopBoard, type Place } from "../desktop/desktop-board.ts";
import { alfredFacts } from "../fleet/alfred-knowledge.ts";
import { loadedTable } from "../fleet/knowledge.ts";
import { type TableRow, tableOf } from "../fleet/table-knowledge.ts";
import type { Lan, Traffic } from "../lan/lan.ts";
import type { FactInfo } from "../page/protocol.ts";
import { addressesLua, LEAVE, LOOK, type MemberSettings, memberInit } from "./member-lua.ts";

/** VM instructions of one callback, some seconds: who types a loop without end at its console is not to end the page. */
const WATCHDOG = 200_000_000;

/** A member of the fleet as this one knows it. */
export interface Heard {
  revision: number;
  /** Seconds since it started, the latest heard. */
  heartbeat: number;
  /** Of gossip's states. */
  state: number;
  /** Seconds that it still sleeps; undefined: it is awake. */
  asleep: number | undefined;
  /** What it shares, as JSON of an object with keys in order; "" where it shares nothing. */
  data: string;
}

export class Member {
  readonly #desktop: DesktopBoard;

  /**
   * Switches it on.
   *
   * @param onPrint told each text that leaves its serial port
   * @param onPanic told of an error after which it restarts a moment later
   * @param onRestart told why it has started anew
   */
  constructor(
    lan: Lan,
    readonly place: Place,
    readonly settings: MemberSettings,
    onPrint: (text: string) => void,
    onPanic: (problem: string) => void,
    onRestart: (cause: RestartCause) => void,
  ) {
    const init = Buffer.from(memberInit(settings), "latin1");
    this.#desktop = new DesktopBoard(lan, place, new Map([["init.lua", init]]), onPrint, onPanic, WATCHDOG);
    this.#desktop.board.on("boot", (cause) => {
      if (cause !== "power") onRestart(cause);
    });
  }

  get ip(): string {
    return this.place.ip;
  }

  get mac(): string {
    return this.#desktop.board.mac;
  }

  /** Whether its Lua runs: it does not while it starts. */
  get on(): boolean {
    return this.#desktop.board.vm !== undefined;
  }

  /** Seconds since it started. */
  get uptime(): number {
    return this.#desktop.board.uptime() / 1_000_000;
  }

  get heap(): number {
    return this.#desktop.board.heapFree();
  }

  get traffic(): Readonly<Traffic> {
    return this.#desktop.board.air.traffic;
  }

  /** Everybody whom its gossip knows, itself included, by address; nobody before it has an address. */
  members(): Map<string, Heard> {
    const all = new Map<string, Heard>();
    if (!this.on) return all;
    const [table] = this.lua(LOOK);
    for (const [ip, entry] of table instanceof Map ? table : []) {
      if (!(entry instanceof Map)) continue;
      const [revision, heartbeat, state, asleep] = [1, 2, 3, 4].map((place) => Number(entry.get(place)));
      all.set(String(ip), {
        ...{ revision: revision!, heartbeat: heartbeat!, state: state! },
        asleep: asleep! < 0 ? undefined : asleep,
        data: dataOf(entry.get(5)),
      });
    }
    return all;
  }

  /** Its counters, of each module that runs: `{ gossip: { datagramsIn: 3 } }`. */
  counters(): Map<string, Map<Value, Value>> {
    const all = new Map<string, Map<Value, Value>>();
    for (const name of ["gossip", "hbbp", "p2ptbl", "alfred"]) {
      const stats = loadedTable(this.#desktop.board, name, "stats");
      if (stats) all.set(name, stats);
    }
    return all;
  }

  /** The rows of a table, those of keys that are gone included. */
  rows(table: string): ReadonlyMap<string, TableRow> {
    return tableOf(this.#desktop.board, table) ?? new Map();
  }

  /** alfred's records, as far as they have come here; how many others hold them nobody can tell. */
  facts(): FactInfo[] {
    return alfredFacts([this.#desktop.board]).map((fact) => ({ ...fact, holders: null }));
  }

  /** The addresses of those whose records are known, by MAC address; who is not known is left out. */
  addresses(macs: readonly string[]): Map<string, string> {
    const [table] = this.on ? this.lua(addressesLua(macs)) : [];
    return new Map(table instanceof Map ? [...table].map(([mac, ip]) => [String(mac), String(ip)]) : []);
  }

  /** Runs Lua. Throws an Error with the firmware's words. */
  lua(chunk: string): Value[] {
    return this.#desktop.lua(chunk);
  }

  /** Types at its serial console: bytes, one character each. */
  type(text: string): void {
    this.#desktop.board.type(text);
  }

  /** Says goodbye to the others, so that nobody suspects it. */
  leave(): void {
    if (this.on) this.lua(LEAVE);
  }

  close(): void {
    this.#desktop.close();
  }
}

/** Further fields as the member's JSON has them, brought into an order: what is the same reads the same. */
function dataOf(text: Value | undefined): string {
  if (typeof text !== "string" || text === "") return "";
  try {
    const fields: unknown = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
    if (typeof fields !== "object" || fields === null) return "";
    // What boards push with gossip.pushGossip stands in this one.
    const { data, ...others } = fields as Record<string, unknown>;
    const all = typeof data === "object" && data !== null ? { ...data, ...others } : fields;
    return JSON.stringify(sorted(all));
  } catch {
    return "";
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
