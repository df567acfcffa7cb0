/** Pages that come, go, and do not keep up: none costs the fleet more than it must. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { apply } from "../../tools/page/delta.ts";
import { type FromServer, KEPT, type Picture } from "../../tools/page/protocol.ts";
import { Hub, type HubLimits } from "../../tools/watch/hub.ts";
import type { PageSocket } from "../../tools/watch/open-page.ts";
import { until } from "../until.ts";
import { board, look, ToySource } from "./watch-fleet.ts";

/** A browser that takes what it is sent, or lets it wait. */
class FakeSocket implements PageSocket {
  bufferedAmount = 0;
  reads = true;
  pings = 0;
  /** Whether it was told that the program ends, which it does not answer; and whether it was ended. */
  told = false;
  ended = false;
  picture: Picture | undefined;
  readonly heard: FromServer[] = [];

  send(bytes: string | Buffer): void {
    if (!this.reads) this.bufferedAmount += bytes.length;
    const message = JSON.parse(String(bytes)) as FromServer;
    this.heard.push(message);
    if (message.say === "picture") this.picture = message.picture;
    if (message.say === "delta") this.picture = apply(this.picture!, message.delta);
  }

  ping(): void {
    this.pings++;
  }

  close(): void {
    this.told = true;
  }

  terminate(): void {
    this.ended = true;
  }

  count(say: FromServer["say"]): number {
    return this.heard.filter((message) => message.say === say).length;
  }
}

function hubOf(t: TestContext, source: ToySource, limits: Partial<HubLimits> = {}) {
  const troubles: Error[] = [];
  const hub = new Hub(source, (error) => troubles.push(error), { tick: 5, goodbye: 5, ...limits });
  t.after(() => hub.end());
  return { hub, troubles };
}

/** So many ticks and more go by. */
const ticks = (count: number) => new Promise((done) => setTimeout(done, count * 10));

test("with no page there are no looks and no datagrams, and what happened is there for the first page", async (t) => {
  const source = new ToySource();
  const { hub } = hubOf(t, source);
  assert.equal(source.listener!.datagram, undefined);
  for (let id = 1; id <= KEPT.happenings + 10; id++) {
    source.listener!.happened({ id, round: id, topic: "gossip", text: `${id}`, boards: [] });
    source.listener!.sampled({ round: id, up: 1, suspect: 0, down: 0, datagrams: 1, bytes: 1 });
  }
  source.listener!.recovered({ id: 1, round: 1, text: "1", took: null });
  source.listener!.recovered({ id: 1, round: 1, text: "1", took: 3.0001 });
  source.listener!.changed();
  await ticks(3);
  assert.equal(source.looks, 0);
  const socket = new FakeSocket();
  const page = hub.open(socket, true);
  await until("the picture", () => socket.picture !== undefined);
  const { happenings, samples, recoveries } = socket.picture!;
  assert.deepEqual([happenings.length, happenings.at(-1)!.id], [KEPT.happenings, KEPT.happenings + 10]);
  assert.equal(samples.length, Math.min(KEPT.samples, KEPT.happenings + 10));
  assert.deepEqual(recoveries, [{ id: 1, round: 1, text: "1", took: 3 }]);
  assert.notEqual(source.listener!.datagram, undefined);
  hub.close(page);
  assert.equal(source.listener!.datagram, undefined);
  const { looks } = source;
  source.change({});
  await ticks(3);
  assert.equal(source.looks, looks);
});

test("differences come one a tick however much changes, and none when nothing does", async (t) => {
  const source = new ToySource();
  const { hub } = hubOf(t, source, { tick: 50 });
  const socket = new FakeSocket();
  hub.open(socket, true);
  await until("the picture", () => socket.picture !== undefined);
  const began = performance.now();
  for (let heap = 0; performance.now() - began < 300; heap++) {
    source.change({ boards: source.seen.boards.with(0, board(0, { heap })) });
    await new Promise((done) => setImmediate(done));
  }
  await until("the last", () => socket.picture!.boards[0]!.heap === source.seen.boards[0]!.heap);
  const passed = performance.now() - began;
  assert.ok(socket.count("delta") >= 1);
  assert.ok(socket.count("delta") <= passed / 50 + 1, `${socket.count("delta")} in ${passed} ms`);
  const { length } = socket.heard;
  source.change({});
  await ticks(15);
  assert.equal(socket.heard.length, length);
});

test("a page that does not keep up gets nothing more, then the picture; others notice nothing", async (t) => {
  const source = new ToySource(look(50));
  const { hub } = hubOf(t, source, { waiting: 5000 });
  const [slow, quick] = [new FakeSocket(), new FakeSocket()];
  const page = hub.open(slow, true);
  hub.look(page, 3);
  hub.open(quick, true);
  await until("the picture", () => slow.picture !== undefined);
  slow.reads = false;
  for (let heap = 1; slow.bufferedAmount < 5000; heap++) {
    const boards = source.seen.boards.map((_, index) => board(index, { heap }));
    source.change({ boards });
    await until("the quick one has it", () => quick.picture!.boards[0]!.heap === heap);
  }
  const { length } = slow.heard;
  source.change({ boards: source.seen.boards.with(0, board(0, { heap: -1 })) });
  source.listener!.printed(3, "printed meanwhile");
  await until("the quick one has it", () => quick.picture!.boards[0]!.heap === -1);
  slow.bufferedAmount = 100;
  await ticks(3);
  assert.equal(slow.heard.length, length, "part of it has gone: still nothing");
  slow.bufferedAmount = 0;
  slow.reads = true;
  await until("all of it", () => slow.heard.length >= length + 3);
  assert.deepEqual(
    slow.heard.slice(length).map(({ say }) => say),
    ["picture", "detail", "console"],
  );
  assert.equal(slow.picture!.boards[0]!.heap, -1);
  assert.equal(quick.count("picture"), 1);
  source.change({ boards: source.seen.boards.with(0, board(0, { heap: -2 })) });
  await until("differences again", () => slow.picture!.boards[0]!.heap === -2);
});

test("pages that take nothing, or are silent, are closed after a time; others stay", async (t) => {
  const source = new ToySource();
  const { hub } = hubOf(t, source, { patience: 200, ping: 20, waiting: 10 });
  const [stuck, silent, well] = [new FakeSocket(), new FakeSocket(), new FakeSocket()];
  const pages = [stuck, silent, well].map((socket) => hub.open(socket, true));
  // "Well" and "stuck" answer each ping.
  const answers = setInterval(() => {
    pages[0]!.heard = pages[2]!.heard = performance.now();
  }, 10);
  t.after(() => clearInterval(answers));
  await until("the pictures", () => [stuck, silent, well].every(({ picture }) => picture !== undefined));
  stuck.bufferedAmount = 100;
  source.change({ boards: source.seen.boards.with(0, board(0, { heap: 1 })) });
  await until("both are closed", () => stuck.ended && silent.ended);
  assert.equal(hub.size, 1);
  assert.equal(well.ended, false);
  assert.ok(well.pings > 2);
});

test("of many datagrams some are told, with how many there were", async (t) => {
  const source = new ToySource();
  const { hub } = hubOf(t, source);
  const socket = new FakeSocket();
  hub.open(socket, true);
  await until("the picture", () => socket.picture !== undefined);
  for (let index = 0; index < 1000; index++) source.listener!.datagram!(index, -1);
  await until("datagrams", () => socket.count("datagrams") === 1);
  const told = socket.heard.find((message) => message.say === "datagrams")!;
  assert.equal(told.total, 1000);
  const senders = told.pairs.filter((_, at) => at % 2 === 0);
  assert.equal(new Set(senders).size, 60);
  assert.ok(senders.some((sender) => sender > 500));
  source.listener!.datagram!(1, 2);
  await until("one more", () => socket.count("datagrams") === 2);
  assert.deepEqual(socket.heard.at(-1), { say: "datagrams", pairs: [1, 2], total: 1 });
});

test("details of boards that are looked at: two a second, and only what has changed", async (t) => {
  const source = new ToySource();
  const { hub } = hubOf(t, source);
  const [one, two] = [new FakeSocket(), new FakeSocket()];
  for (const socket of [one, two]) hub.look(hub.open(socket, true), 1);
  await until("both have it", () => one.count("detail") === 1 && two.count("detail") === 1);
  const began = performance.now();
  while (performance.now() - began < 700) {
    source.change({});
    await ticks(1);
  }
  assert.ok(source.details <= 3, `${source.details} looks`);
  assert.equal(one.count("detail"), 1);
});

test("a console that floods is cut to what is kept", async (t) => {
  const source = new ToySource();
  const { hub } = hubOf(t, source);
  const socket = new FakeSocket();
  hub.look(hub.open(socket, true), 0);
  await until("the console", () => socket.count("console") === 1);
  for (let line = 0; line < 5000; line++) source.listener!.printed(0, `line ${line}\r\n`);
  await until("the flood", () => socket.count("console") === 2);
  const told = socket.heard.findLast((message) => message.say === "console")!;
  assert.ok(told.whole);
  assert.equal(told.text.length, KEPT.console);
  assert.ok(told.text.endsWith("line 4999\r\n"));
});

test("another fleet: every page gets all of it, and nothing of the one before", async (t) => {
  const source = new ToySource();
  const { hub } = hubOf(t, source);
  const socket = new FakeSocket();
  hub.open(socket, true);
  source.listener!.happened({ id: 1, round: 1, topic: "power", text: "of the first", boards: [] });
  await until("the picture", () => socket.picture?.happenings.length === 1);
  const next = new ToySource(look(2));
  hub.show(next);
  await until("the next", () => socket.picture!.boards.length === 2);
  assert.equal(source.listener, undefined);
  assert.deepEqual(socket.picture!.happenings, []);
  assert.equal(socket.count("picture"), 2);
});

test("a source that fails is told of, and ends nothing", async (t) => {
  const source = new ToySource();
  const { hub, troubles } = hubOf(t, source);
  const socket = new FakeSocket();
  const page = hub.open(socket, true);
  await until("the picture", () => socket.picture !== undefined);
  const seen = source.look.bind(source);
  source.look = () => {
    throw new Error("no look");
  };
  source.change({});
  await until("the trouble", () => troubles.length === 1);
  source.look = seen;
  source.detail = () => {
    throw new Error("no detail");
  };
  hub.look(page, 1);
  await until("the second trouble", () => troubles.length === 2);
  source.change({ boards: source.seen.boards.with(0, board(0, { heap: 7 })) });
  await until("well again", () => socket.picture!.boards[0]!.heap === 7);
});

test("at the end pages are told so, and have a moment to take it", async (t) => {
  const source = new ToySource();
  const { hub } = hubOf(t, source, { goodbye: 200 });
  const [polite, mute] = [new FakeSocket(), new FakeSocket()];
  const page = hub.open(polite, true);
  hub.open(mute, true);
  const began = performance.now();
  const end = hub.end();
  assert.deepEqual([polite.told, mute.told, polite.ended, mute.ended], [true, true, false, false]);
  hub.close(page);
  await end;
  assert.ok(performance.now() - began < 1000);
  assert.deepEqual([polite.ended, mute.ended, source.listener], [false, true, undefined]);
});
