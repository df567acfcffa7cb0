/** A board with alfred, a machine of its own. */
import assert from "node:assert/strict";
import { literal } from "../../tools/desktop/bytes.ts";
import { until } from "../until.ts";
import { Boards } from "./boards.ts";
import type { Machine } from "./namespaces.ts";

/** A record as `alfred.request` gives it. */
export interface BoardRecord {
  data: Buffer;
  version: number;
  age: number;
  source: string;
  ip: string | undefined;
}

/** Short times, in seconds: what takes minutes otherwise. */
export const TIMES = { syncPeriod: 0.5, dataTimeout: 5, serverTimeout: 3, requestTimeout: 2 };

/** What comes is kept as it is, to be fetched: heap is short. */
const START = `alfred = require("alfred")
  events, updates = {}, {}
  alfred.onEvent(function(e) events[#events + 1] = e.kind .. " " .. e.type .. " " .. e.source end)
  alfred.onUpdate(function(types) updates[#updates + 1] = table.concat(types, " ") end)
  function ask(type)
    answered, answer, problem = 0, nil, nil
    alfred.request(type, function(...) answered, answer, problem = answered + 1, ... end)
  end
  function fetch()
    local mac, r = next(answer)
    if not mac then return "" end
    answer[mac] = nil
    return table.concat({ mac, r.version, r.age, r.source, r.ip or "", r.data }, " ")
  end`;

export class AlfredBoard {
  private readonly boards: Boards;

  constructor(
    private readonly machine: Machine,
    readonly ip: string,
    readonly mac: string,
  ) {
    this.boards = new Boards(machine, ip);
  }

  /** Starts alfred on it, once it has an address. */
  async start(mode: "primary" | "secondary", more = ""): Promise<this> {
    await until(
      `${this.ip} has an address`,
      async () => (await this.lua("return wifi.sta.getip()")) !== undefined,
    );
    await this.lua(START);
    const times = Object.entries(TIMES).map(([name, value]) => `${name} = ${value}`);
    await this.lua(`alfred.start{ mode = "${mode}", ${times.join(", ")} ${more} }`);
    return this;
  }

  /** Runs Lua; gives the first value as text. */
  async lua(chunk: string): Promise<string | undefined> {
    return (await this.boards.lua(0, chunk))?.toString("latin1");
  }

  async set(type: number, data: Uint8Array, version = 0): Promise<void> {
    await this.lua(`alfred.set(${type}, ${literal(data)}, ${version})`);
  }

  /** Everybody's records of a type by source. Throws the error that alfred gives. */
  async request(type: number): Promise<Map<string, BoardRecord>> {
    await this.lua(`ask(${type})`);
    const count = () => this.lua("return answered");
    await until(
      `${this.ip} is answered`,
      async () => (await count()) !== "0",
      () => this.boards.trouble.join("\n"),
    );
    const problem = await this.lua("return problem");
    if (problem !== undefined) throw new Error(problem);
    const records = new Map<string, BoardRecord>();
    for (let text = await this.lua("return fetch()"); text !== ""; text = await this.lua("return fetch()")) {
      const [, mac, version, age, source, ip, data] = /^(\S+) (\d+) (\S+) (\w+) (\S*) (.*)$/s.exec(text!)!;
      const [number, seconds] = [Number(version), Number(age)];
      const bytes = Buffer.from(data!, "latin1");
      const record = { data: bytes, version: number, age: seconds, source: source!, ip: ip || undefined };
      records.set(mac!, record);
    }
    assert.equal(await count(), "1");
    return records;
  }

  /** Waits until it has just these records of a type, by source; what it answers with then. */
  async holds(type: number, wanted: Record<string, Uint8Array>): Promise<Map<string, BoardRecord>> {
    let last: unknown;
    let got = new Map<string, BoardRecord>();
    await until(
      `${this.ip} has ${Object.keys(wanted).length} records of type ${type}`,
      async () => {
        try {
          got = await this.request(type);
        } catch (error) {
          // As long as there is no primary.
          last = String(error);
          return false;
        }
        last = [...got].map(([mac, { data }]) => [mac, data.toString("latin1")]);
        const all = Object.entries(wanted);
        return got.size === all.length && all.every(([mac, data]) => got.get(mac)?.data.equals(data));
      },
      () => `${JSON.stringify(last)}\n${this.boards.trouble.join("\n")}`,
    );
    return got;
  }

  /** What its event monitor was told: kind, type and source. */
  async events(): Promise<string[]> {
    return ((await this.lua('return table.concat(events, "\\n")')) ?? "")
      .split("\n")
      .filter((line) => line !== "");
  }

  /** The types of each batch that its update function was called with. */
  async updates(): Promise<string[]> {
    return ((await this.lua('return table.concat(updates, "\\n")')) ?? "")
      .split("\n")
      .filter((line) => line !== "");
  }

  /** Fails if it has said anything that is wrong. */
  fine(): void {
    assert.deepEqual(this.boards.trouble, []);
  }

  /** Takes its machine off the link, or puts it there again; the board does not notice. */
  plug(there: boolean): void {
    this.machine.ip("link", "set", "eth0", there ? "up" : "down");
  }

  /** Cuts its power. */
  kill(): void {
    this.boards.kill();
  }
}
