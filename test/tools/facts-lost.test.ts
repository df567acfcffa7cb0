/** Boards whose server dies, and comes back: nothing that they collected is lost, and nothing is stored twice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WebSocket, WebSocketServer } from "ws";
import { KIND } from "../../tools/autofactory/encode.ts";
import { FactsDouble } from "../../tools/bench/facts-double.ts";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { until } from "../until.ts";
import { listening, WiredBoard } from "./board/wired.ts";

const FIRMWARE = compiled(readFirmware());

/** A server that can be killed and started, on the same port; what it has stored stays. */
class Server {
  readonly double: FactsDouble;
  port = 0;
  private there: { server: WebSocketServer; close(): void } | undefined;

  constructor(acknowledges: boolean) {
    this.double = new FactsDouble(() => Date.now() * 1000, { acknowledges, memory: 2 });
  }

  async start(): Promise<void> {
    const there = await listening(this.port);
    this.there = there;
    this.port = there.port;
    there.server.on("connection", (socket: WebSocket) => {
      const peer = { send: (data: Buffer | string) => socket.send(data) };
      socket.on("error", () => {});
      socket.on("message", (data: Buffer) => this.double.receive(peer, data));
    });
  }

  kill(): void {
    this.there?.close();
    this.there = undefined;
  }

  beat(): void {
    for (const socket of this.there?.server.clients ?? []) socket.send("loadavg");
  }
}

/** A board whose fact `n` counts, each second; from a number on. */
async function counting(port: number, from: number, board?: WiredBoard): Promise<WiredBoard> {
  const it = board ?? (await new WiredBoard(FIRMWARE).online());
  it.lua(`facts = require("facts")
    n = ${from}
    facts.define("n", function() n = n + 1 return n end, 1)
    facts.start{ server = "ws://127.0.0.1:${port}/client", connectInterval = 1,
      buffer = { file = "facts.log", spillEvery = 2 } }`);
  return it;
}

const sleep = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

/** 1 to n. */
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);

test("a server that is killed and started again has each record once", async () => {
  const server = new Server(true);
  await server.start();
  const it = await counting(server.port, 0);
  for (let kill = 0; kill < 3; kill++) {
    await until("facts come", () => server.double.values("n").length > 2 + 3 * kill);
    server.beat();
    server.kill();
    await sleep(1.5);
    await server.start();
  }
  await until("facts come again", () => server.double.hellos.length >= 4);
  it.lua("facts.define('n')");
  await until("all is stored", () => it.value("facts.status().buffered") === 0);
  const [n, errors, lost, collected, stored] = it.lua(
    "local s = facts.stats return n, s.errors, s.lost, s.collected, s.stored",
  ) as number[];
  assert.deepEqual(sorted(server.double.values("n")), upTo(n!));
  assert.deepEqual([errors, lost, collected], [0, 0, stored]);
  assert.deepEqual(new Set(server.double.hellos), new Set(["", "board001"]));
  const times = server.double
    .of(KIND.Generic)
    .map(({ data }) => Number(/"time":(\d+)/.exec(String(data))![1]));
  for (const time of times) assert.ok(Math.abs(time / 1e6 - Date.now()) < 120_000);
  it.close();
  server.kill();
  assert.deepEqual(it.panics, []);
});

test("a board that is restarted while its server is away goes on with what is in its file", async () => {
  const server = new Server(true);
  await server.start();
  const it = await counting(server.port, 0);
  await until("facts come", () => server.double.values("n").length > 1);
  server.kill();
  await sleep(5);
  it.board.restart();
  await until("it is back", () => it.air.routed && it.board.boots === 2);
  await counting(server.port, 1000, it);
  await server.start();
  await until("what is new comes", () => server.double.values("n").includes(1001));
  await until("all is stored", () => it.value("facts.status().buffered") === 0);
  const before = sorted(server.double.values("n").filter((n) => n < 1000));
  // What was not older than spillEvery may be gone with the restart.
  assert.deepEqual(before, upTo(before.length));
  assert.ok(before.length >= 4, `${before}`);
  it.close();
  server.kill();
  assert.deepEqual(it.panics, []);
});

test("to the original server, which acknowledges nothing, facts go as they come", async () => {
  const server = new Server(false);
  await server.start();
  const it = await counting(server.port, 0);
  await until("facts come", () => server.double.values("n").length > 3);
  server.beat();
  await until("the heartbeat is answered", () => server.double.of(KIND.LoadAvg).length === 1);
  await until("nothing is held", () => it.value("facts.status().buffered") === 0);
  assert.equal(server.double.of(KIND.Command).length, 0);
  assert.equal(server.double.again, 0);
  assert.deepEqual(it.lua("local s = facts.stats return s.errors, s.lost, facts.status().acknowledges"), [
    0,
    0,
    false,
  ]);
  it.close();
  server.kill();
  assert.deepEqual(it.panics, []);
});
