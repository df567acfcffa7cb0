/** An autofactory in this process, to which the boards of `npm start` tell facts: what it has heard last. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NO_CONFIG } from "../autofactory/config.ts";
import type { Output, Taken } from "../autofactory/output.ts";
import type { Fact, FieldValue, Point } from "../autofactory/point.ts";
import type { Server } from "../autofactory/server.ts";
import type { FactInfo } from "../page/protocol.ts";

/** Boards at once, messages of one a second, bytes on disk, ids that are known again. */
const BOUNDS = { clients: 2000, rate: 100, spool: 16_000_000, remember: 10_000 };
/** Measurements that are kept, each of one host: what boards name of their own knows no bound. */
const MOST = 20_000;

export class Factory {
  readonly #server: Server;
  readonly #folder: string;
  readonly #latest: Latest;
  readonly port: number;

  private constructor(server: Server, folder: string, latest: Latest, port: number) {
    this.#server = server;
    this.#folder = folder;
    this.#latest = latest;
    this.port = port;
  }

  /** Begins to listen on loopback, at a port that is free. Rejects with an Error in words where it cannot. */
  static async start(): Promise<Factory> {
    // Only who wants facts waits until these are loaded.
    const [{ pino }, { Server }] = await Promise.all([import("pino"), import("../autofactory/server.ts")]);
    const folder = mkdtempSync(join(tmpdir(), "hearsay-facts-"));
    const latest = new Latest();
    const log = pino({ level: "error", base: null }, process.stderr);
    const options = {
      ...{ port: 0, bind: "127.0.0.1", store: folder, influx: undefined, token: undefined, tls: undefined },
      ...{ ...BOUNDS, logLevel: "error", config: undefined, periods: {} },
    };
    try {
      const server = new Server(options, NO_CONFIG, latest, log);
      return new Factory(server, folder, latest, await server.start());
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Where boards are to tell. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}/client`;
  }

  /** The latest of each measurement of each host. */
  facts(): FactInfo[] {
    return this.#latest.facts();
  }

  async close(): Promise<void> {
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Keeps what it is given until something newer of the same comes. */
export class Latest implements Output {
  readonly name = "the page";
  readonly #facts = new Map<string, FactInfo>();

  async write(facts: readonly Fact[]): Promise<Taken> {
    for (const { client, origin, points, system } of facts) {
      if (system) this.#put(`autofactory ${client} system`, "system", origin.host, system);
      for (const point of points) this.#take(client, origin.host, point);
    }
    return { count: facts.length };
  }

  facts(): FactInfo[] {
    return [...this.#facts.values()];
  }

  #take(client: string, from: string, { measurement, tags, fields }: Point): void {
    const id = ["autofactory", client, measurement, ...Object.values(tags)].join(" ");
    const values = Object.entries(fields).map(([name, value]) => [name, plain(value)]);
    this.#put(id, measurement, from, { ...tags, ...Object.fromEntries(values) });
  }

  #put(id: string, type: string, from: string, value: object): void {
    if (!this.#facts.has(id) && this.#facts.size >= MOST) return;
    const text = JSON.stringify(value);
    this.#facts.set(id, { id, source: "autofactory", type, from, value: text, holders: null, version: null });
  }
}

/** A number where it is exact as one. */
function plain(value: FieldValue): string | number | boolean {
  if (typeof value !== "object") return value;
  const number = Number(value.whole);
  return Number.isSafeInteger(number) ? number : value.whole;
}
