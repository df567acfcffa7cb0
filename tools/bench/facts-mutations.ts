/**
 * A board that gets mutated messages from its server: whatever comes, nothing may be raised, the bounds hold, what a
 * good server says afterwards is understood, and heap is that of a board that has just started.
 */
import { KIND } from "../autofactory/encode.ts";
import { seededRandom } from "../lan/random.ts";
import { BenchBoard } from "./bench-board.ts";
import { changed, drawChanges } from "./byte-mutations.ts";
import { confBuffer, idAt, messageBuffer } from "./facts-buffers.ts";
import { FactsDouble } from "./facts-double.ts";
import { SimServer } from "./facts-server.ts";

/** Messages that one board gets. */
const LIFE = 2500;
/** Bytes of heap more than at the start that a board may hold: tables that grew. */
const KEPT = 1500;
const RECORDS = 20;
const NOW = 1_763_798_400_000_000;
/** Seconds. */
const SETTLED = 90;

/** What runs of mutated messages came to. */
export interface FromServerResult {
  sent: number;
  dropped: Record<string, number>;
  /** Connections after which all was well. */
  well: number;
  wrong: string[];
  errors: number;
  problem: string | undefined;
  kept: number;
}

/** What went wrong, in words; none if nothing did. */
export function problemsOf({ sent, dropped, wrong, errors, problem, kept }: FromServerResult): string[] {
  const problems = [...wrong];
  if (errors > 0) problems.push(`errors: ${errors}, the last one ${problem}`);
  if (kept > KEPT) problems.push(`heap: ${kept} bytes more than at the start`);
  const some = Math.ceil(sent / 500);
  if ((dropped.memory ?? 0) > some) problems.push(`${dropped.memory} dropped for want of heap`);
  for (const cause of ["message", "kind", "text"])
    if (!((dropped[cause] ?? 0) >= some)) problems.push(`only ${dropped[cause] ?? 0} dropped as ${cause}`);
  return problems;
}

class Board {
  readonly bench = new BenchBoard();
  readonly server: SimServer;
  private readonly fresh: number;

  constructor() {
    const { lan } = this.bench;
    this.server = new SimServer(lan, new FactsDouble(() => NOW + lan.clock.now(), {}));
    this.bench.lua(`print = function(text) problem = text end
      facts = require("facts")
      facts.define("own", function() return 5 end, 1)
      facts.start{ server = "ws://10.9.9.9:8675/client", connectInterval = 1, buffer = { records = ${RECORDS} } }`);
    this.bench.wait(SETTLED);
    this.fresh = this.least();
  }

  /** The least heap in use at some moments: what is under way comes and goes. */
  private least(): number {
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 10; n++) {
      this.bench.wait(1.3);
      this.bench.lua("require('lib.modules').letGo(1e9)");
      least = Math.min(least, this.bench.rest());
    }
    return least;
  }

  /** Waits until it is there: a board that was told that another one has its place takes its time. */
  private back(): void {
    for (let n = 0; n < 100 && this.server.peers.length === 0; n++) this.bench.wait(10);
  }

  /** Sends a message. */
  send(data: Buffer | string): void {
    this.back();
    for (const peer of this.server.peers) peer.send(data);
    this.bench.wait(0.02);
  }

  get state() {
    const [errors, buffered, causes] = this.bench.lua(`local causes, status = "", facts.status()
      for cause, count in pairs(facts.stats.dropped) do causes = causes .. cause .. "=" .. count .. " " end
      return facts.stats.errors, status.buffered, causes`) as [number, number, string];
    const dropped: Record<string, number> = {};
    for (const [, cause, count] of causes.matchAll(/(\w+)=(\d+)/g)) dropped[cause!] = Number(count);
    return { errors, buffered, dropped };
  }

  /** Whether a board that has lost its server, and found it again, does all as ever; and how its heap is. */
  settle(): { well: boolean; kept: number } {
    this.back();
    this.server.drop();
    this.bench.wait(1);
    this.back();
    this.bench.wait(SETTLED);
    const before = this.server.double.values("own").length;
    this.bench.wait(20);
    const after = this.server.double.values("own").length;
    return { well: after - before >= 15 && this.state.buffered < 5, kept: this.least() - this.fresh };
  }
}

/**
 * Sends boards so many mutated messages. Throws if one panics.
 *
 * @param report called now and then with how many are done
 */
export function runFromServer(
  count: number,
  seed: number,
  report: (done: number) => void = () => {},
): FromServerResult {
  const random = seededRandom(seed, 13);
  const pick = (n: number) => Math.floor(random() * n);
  const bytes = (n: number) => Buffer.from(Array.from({ length: n }, () => pick(256)));
  const good = () => {
    const conf = confBuffer({ memory: pick(9), net: pick(9), cpu: pick(9), acknowledges: pick(2) === 0 });
    const kinds: [number, Buffer][] = [
      [KIND.ClientConf, conf],
      [KIND.EOT, Buffer.alloc(0)],
      [KIND.Command, Buffer.concat([Buffer.from("ack"), bytes(16 * pick(4))])],
      [KIND.Command, Buffer.from("replaced")],
      [pick(20), bytes(pick(40))],
    ];
    const [kind, data] = kinds[pick(kinds.length)]!;
    return messageBuffer(kind, data, idAt(NOW + pick(1e9)));
  };
  const result: FromServerResult = {
    ...{ sent: 0, dropped: {}, well: 0, wrong: [], errors: 0, problem: undefined, kept: 0 },
  };
  while (result.sent < count) {
    const board = new Board();
    const last = Math.min(result.sent + LIFE, count);
    while (result.sent < last) {
      const kind = pick(20);
      if (kind === 0) board.send(bytes(pick(200)));
      else if (kind === 1) board.send(bytes(pick(4)).toString("latin1"));
      else if (kind === 2) board.send("loadavg");
      else if (kind === 3) board.send(Buffer.alloc([0, 1, 4096, 65536][pick(4)]!, pick(256)));
      else board.send(changed(good(), drawChanges(random)));
      result.sent++;
      if (result.sent % 50 !== 0) continue;
      const { buffered } = board.state;
      if (buffered > RECORDS) result.wrong.push(`${buffered} records are held`);
    }
    const { well, kept } = board.settle();
    if (well) result.well++;
    else result.wrong.push(`after ${result.sent} messages a good server is not understood`);
    const { errors, dropped } = board.state;
    for (const [cause, n] of Object.entries(dropped))
      result.dropped[cause] = (result.dropped[cause] ?? 0) + n;
    result.errors += errors;
    result.problem ??= board.bench.lua("return problem")[0] as string | undefined;
    result.kept = Math.max(result.kept, kept);
    board.bench.close();
    report(result.sent);
  }
  return result;
}
