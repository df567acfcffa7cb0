/** A fleet of the tests' own for the page's server: a source that shows what it is told to. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardInfo, Command, Detail } from "../../tools/page/protocol.ts";
import { PageServer, type ServerOptions } from "../../tools/watch/server.ts";
import type { Listener, Look, Source } from "../../tools/watch/source.ts";

type Context = { after(fn: () => unknown): void };

export function board(index: number, changed: Partial<BoardInfo> = {}): BoardInfo {
  return {
    ...{ ip: `10.0.0.${index + 1}`, kind: "virtual", name: null, mac: null, condition: "up", revision: 1 },
    ...{ uptime: 1, heap: 20_000, datagrams: 3, bytes: 100 },
    ...changed,
  };
}

export function look(boards = 3): Look {
  return {
    fleet: {
      ...{
        kind: "virtual",
        lan: "sim",
        interval: 2000,
        seed: 1,
        boards,
        heap: 45_056,
        can: ["power-off", "type"],
      },
      ...{ scenarios: [], scenario: null, weather: { loss: 0, delay: [0, 0] }, apart: [], speed: 1 },
    },
    now: { rounds: 1, time: 2000, agree: true },
    boards: Array.from({ length: boards }, (_, index) => board(index)),
    views: Array.from({ length: boards }, () => "0".repeat(boards)),
    tables: [],
    facts: [],
  };
}

export class ToySource implements Source {
  listener: Listener | undefined;
  /** How often it was looked at, and how often at single boards. */
  looks = 0;
  details = 0;
  done: Command[] = [];
  /** What its next commands raise. */
  problem: Error | undefined;

  constructor(public seen = look()) {}

  listen(listener: Listener | undefined): void {
    this.listener = listener;
  }

  look(): Look {
    this.looks++;
    return this.seen;
  }

  detail(index: number): Detail | undefined {
    this.details++;
    if (!this.seen.boards[index]) return undefined;
    return {
      board: index,
      members: [],
      counters: { gossip: { datagramsIn: 3 } },
      data: [],
      heap: [],
      traffic: [],
    };
  }

  do(command: Command): void {
    if (this.problem) throw this.problem;
    this.done.push(command);
  }

  /** Shows something else from now on. */
  change(changed: Partial<Look>): void {
    this.seen = { ...this.seen, ...changed };
    this.listener?.changed();
  }
}

/** A folder with an index.html, gone after the test. */
export function pageFolder(t: Context): string {
  const folder = mkdtempSync(join(tmpdir(), "watch-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>hearsay</title>");
  return folder;
}

/** A server of it on a port that is free, closed after the test. Troubles of its own fail the test. */
export async function serve(
  t: Context,
  source: Source,
  options: Partial<ServerOptions> = {},
): Promise<PageServer> {
  const folder = pageFolder(t);
  const onTrouble = (error: Error) => {
    throw error;
  };
  const server = await PageServer.start({ source, folder, port: 0, onTrouble, ...options });
  t.after(() => server.close());
  return server;
}
