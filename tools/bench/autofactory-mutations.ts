/** Hostile websocket messages at autofactory: mutated, cut, empty, random, too long; none may kill or stall it. */
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import { WebSocket } from "ws";
import { NO_CONFIG } from "../autofactory/config.ts";
import { encodeMessage, KIND } from "../autofactory/encode.ts";
import { Server } from "../autofactory/server.ts";
import { type Random, seededRandom } from "../lan/random.ts";
import { below, changed, drawChanges, oneOf } from "./byte-mutations.ts";
import { FactsClient, SenderIds } from "./facts-client.ts";

/** Connections that send them. */
const SENDERS = 8;
/** Messages from one look whether a good one still gets through to the next. */
const LOOK = 250;
/** Milliseconds after which a good message counts as stalled. */
const STALLED = 10_000;
/** Bytes of heap more than after the first part, at the end. */
const KEPT = 8_000_000;
/** Problems that are told. */
const TOLD = 5;

/** What a run came to. */
export interface FramesResult {
  sent: number;
  taken: number;
  bad: number;
  /** Connections that the server closed. */
  closed: number;
  /** Lines of the log that tell of an error. */
  errors: string[];
  /** Good messages that nobody acknowledged in time. */
  stalled: number;
  /** Bytes of heap at the end, more than when a tenth was done. */
  kept: number;
}

/** What went wrong, in words; none if nothing did. */
export function problemsOf({ sent, taken, bad, closed, errors, stalled, kept }: FramesResult): string[] {
  const problems = errors.slice(0, TOLD);
  if (errors.length > TOLD) problems.push(`and ${errors.length - TOLD} more errors`);
  if (stalled > 0) problems.push(`${stalled} good messages without an answer`);
  if (kept > KEPT) problems.push(`${kept} bytes of heap more at the end`);
  // Else the messages were not what they were meant to be.
  if (taken < sent / 50) problems.push(`only ${taken} taken`);
  if (bad < sent / 4) problems.push(`only ${bad} bad`);
  if (closed < sent / 2000) problems.push(`only ${closed} connections closed`);
  return problems;
}

const VECTORS = join(import.meta.dirname, "../../test/vectors/autofact");

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

/** Messages, good but for JSON that is nested deep, each with an id of its own where it is not the original's. */
function originals(ids: SenderIds): Buffer[] {
  const recorded = readdirSync(VECTORS).map((name) => readFileSync(join(VECTORS, name)));
  const own: [kind: number, text: string][] = [
    [KIND.Generic, '{"name":"sensor","time":1795223937687729693,"fields":{"value":1.5,"place":"roof"}}'],
    [KIND.SysInfoJSON, '{"hostname":"kitchen","region":"berlin","zone":"roof","heap":40000}'],
    // Comparing what nests as deep as that overflows a stack.
    [KIND.SysInfoJSON, `{"a":${nested(7000)}}`],
    [KIND.Generic, `{"name":"deep","fields":{"a":${nested(7000)}}}`],
    [KIND.Command, "ack"],
  ];
  const again = recorded.map((bytes) => {
    const copy = Buffer.from(bytes);
    // The id of a recorded message stands at the end of it.
    ids.next().copy(copy, copy.length - 16);
    return copy;
  });
  return [...again, ...own.map(([kind, text]) => Buffer.from(encodeMessage(ids, kind, Buffer.from(text))))];
}

function randomBytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => below(random, 256)));
}

/** One message, and whether it goes as a text frame. */
function draw(random: Random, ids: SenderIds): { data: Buffer; binary: boolean } {
  const binary = random() < 0.9;
  const which = random();
  if (which < 0.01) return { data: Buffer.alloc(0), binary };
  if (which < 0.02) return { data: randomBytes(random, 1), binary };
  if (which < 0.06) return { data: randomBytes(random, below(random, 400)), binary };
  if (which < 0.063) return { data: randomBytes(random, 65_536), binary };
  const good = oneOf(random, originals(ids));
  if (which < 0.1) return { data: good, binary };
  if (which < 0.2) return { data: good.subarray(0, below(random, good.length)), binary };
  if (which < 0.4) {
    // An offset, a length or a size that leads anywhere.
    const copy = Buffer.from(good);
    const at = 4 * below(random, copy.length >> 2);
    if (at + 4 <= copy.length) copy.writeUInt32LE(below(random, 2 ** 32), at);
    return { data: copy, binary };
  }
  return { data: changed(good, drawChanges(random)), binary };
}

/** Frees what is free, and tells what is not. */
async function heap(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for (let n = 0; n < 3; n++) {
    collect();
    await sleep(20);
  }
  return process.memoryUsage().heapUsed;
}

class Attack {
  readonly errors: string[] = [];
  readonly senders: WebSocket[] = [];
  closed = 0;
  stalled = 0;

  constructor(
    readonly server: Server,
    private readonly port: number,
    private readonly witness: FactsClient,
  ) {}

  async send({ data, binary }: ReturnType<typeof draw>, which: number): Promise<void> {
    let socket = this.senders[which];
    if (socket?.readyState !== WebSocket.OPEN) {
      socket = new WebSocket(`ws://127.0.0.1:${this.port}/client`, { perMessageDeflate: false });
      socket.on("error", () => {});
      socket.on("close", () => this.closed++);
      await once(socket, "open");
      this.senders[which] = socket;
      socket.send("");
    }
    socket.send(data, { binary });
  }

  /** Whether a good message still gets through. */
  async look(): Promise<void> {
    const id = this.witness.fact("witness", { value: 1 });
    const end = performance.now() + STALLED;
    while (!this.witness.acknowledged.has(id) && performance.now() < end) await sleep(1);
    if (!this.witness.acknowledged.delete(id)) this.stalled++;
  }
}

/**
 * Sends a server in this process so many hostile messages.
 *
 * @param report called now and then with how many are done
 */
export async function runFrames(
  count: number,
  seed: number,
  report: (done: number) => void = () => {},
): Promise<FramesResult> {
  const random = seededRandom(seed, 13);
  const store = mkdtempSync(join(tmpdir(), "autofactory-"));
  const errors: string[] = [];
  const log = pino({ level: "error", base: null }, { write: (line: string) => errors.push(line) });
  const server = new Server(
    {
      ...{ port: 0, bind: "127.0.0.1", store, influx: undefined, token: undefined, tls: undefined },
      ...{ clients: 1000, rate: 1_000_000, spool: 100_000_000, remember: 10_000, logLevel: "error" },
      ...{ config: undefined, periods: {} },
    },
    { ...NO_CONFIG, defaults: { heartbeat: 0 } },
    { name: "nowhere", write: async (facts) => ({ count: facts.length }) },
    log,
  );
  const port = await server.start();
  const attack = new Attack(server, port, await FactsClient.connect(port));
  const ids = new SenderIds();
  let fresh = 0;
  for (let sent = 0; sent < count; ) {
    const some = Math.min(LOOK, count - sent);
    for (let n = 0; n < some; n++) await attack.send(draw(random, ids), below(random, SENDERS));
    sent += some;
    await attack.look();
    if (fresh === 0 && sent >= count / 10) fresh = await heap();
    report(sent);
  }
  const kept = (await heap()) - fresh;
  const { taken, bad } = server.counts;
  const { closed } = attack;
  await server.stop();
  rmSync(store, { recursive: true });
  return { sent: count, taken, bad, closed, errors, stalled: attack.stalled, kept };
}
