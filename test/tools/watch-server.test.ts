/** The page's server from outside: its files, its calls, its websocket; a hundred pages at once. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type TestContext, test } from "node:test";
import { WebSocket } from "ws";
import { apply } from "../../tools/page/delta.ts";
import { type FromPage, type FromServer, type Picture, VERSION } from "../../tools/page/protocol.ts";
import { PageServer } from "../../tools/watch/server.ts";
import { until } from "../until.ts";
import { board, pageFolder, serve, ToySource } from "./watch-fleet.ts";

/** A page without a browser: what it has heard, applied as the page does. */
class Client {
  picture: Picture | undefined;
  readonly heard: FromServer[] = [];
  closed: { code: number; reason: string } | undefined;

  constructor(readonly socket: WebSocket) {
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as FromServer;
      this.heard.push(message);
      if (message.say === "picture") this.picture = message.picture;
      if (message.say === "delta") this.picture = apply(this.picture!, message.delta);
    });
    socket.on("close", (code, reason) => {
      this.closed = { code, reason: String(reason) };
    });
  }

  static async connect(t: TestContext, port: number, query = ""): Promise<Client> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live${query}`);
    t.after(() => socket.terminate());
    const client = new Client(socket);
    await once(socket, "open");
    return client;
  }

  say(message: FromPage): void {
    this.socket.send(JSON.stringify(message));
  }

  of<K extends FromServer["say"]>(say: K): Extract<FromServer, { say: K }>[] {
    return this.heard.filter((message) => message.say === say) as Extract<FromServer, { say: K }>[];
  }
}

const get = (server: PageServer, path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
const post = (server: PageServer, body: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${server.port}/api/do`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

test("the page, what is not there, and the headers of both", async (t) => {
  const server = await serve(t, new ToySource());
  const page = await get(server, "/");
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<title>hearsay/);
  assert.match(page.headers.get("content-type")!, /text\/html/);
  for (const path of ["/nothing", "/../package.json", "/%2e%2e/package.json"]) {
    const answer = await get(server, path);
    assert.equal(answer.status, 404);
    assert.match(
      answer.headers.get("content-security-policy")!,
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
  }
  const wrong = await fetch(`http://127.0.0.1:${server.port}/`, { method: "DELETE" });
  assert.equal(wrong.status, 405);
});

test("the picture and a board over HTTP, with nobody else there", async (t) => {
  const source = new ToySource();
  const server = await serve(t, source);
  source.listener!.happened({ id: 1, round: 1, topic: "power", text: "it began", boards: [] });
  const picture = (await (await get(server, "/api/picture")).json()) as Picture;
  assert.equal(picture.boards.length, 3);
  assert.equal(picture.happenings[0]!.text, "it began");
  const detail = (await (await get(server, "/api/board/1")).json()) as object;
  assert.deepEqual(detail, source.detail(1));
  const none = await get(server, "/api/board/99");
  assert.equal(none.status, 404);
  assert.match(((await none.json()) as { error: string }).error, /board 99/);
});

test("commands over HTTP: done, refused by the fleet, not understood, too long", async (t) => {
  const source = new ToySource();
  const server = await serve(t, source);
  const done = await post(server, '{"do":"power-off","boards":[1]}');
  assert.deepEqual([done.status, await done.json()], [200, {}]);
  assert.deepEqual(source.done, [{ do: "power-off", boards: [1] }]);
  source.problem = new Error("there is no board 7");
  const refused = await post(server, '{"do":"power-off","boards":[7]}');
  assert.deepEqual([refused.status, await refused.json()], [409, { error: "there is no board 7" }]);
  const bad = await post(server, '{"do":"power-off","boards":"all"}');
  assert.deepEqual(
    [bad.status, await bad.json()],
    [400, { error: "boards: give a list of boards' indexes" }],
  );
  assert.equal((await post(server, "{")).status, 400);
  assert.equal((await post(server, "{}", { "content-type": "text/plain" })).status, 400);
  assert.equal((await post(server, " ".repeat(70_000))).status, 413);
  assert.equal((await get(server, "/api/do")).status, 405);
});

test("a page hears the picture, then what changes, and can command", async (t) => {
  const source = new ToySource();
  const server = await serve(t, source);
  const page = await Client.connect(t, server.port);
  await until("the picture", () => page.picture !== undefined);
  const [first] = page.of("picture");
  assert.deepEqual([first!.version, first!.control], [VERSION, true]);
  source.change({ boards: source.seen.boards.with(2, board(2, { condition: "off" })) });
  source.listener!.happened({
    id: 1,
    round: 1,
    topic: "power",
    text: "10.0.0.3 was switched off",
    boards: [2],
  });
  await until("the difference", () => page.picture!.boards[2]!.condition === "off");
  assert.equal(page.picture!.happenings.length, 1);
  assert.equal(page.of("picture").length, 1);

  page.say({ say: "do", id: 5, command: { do: "power-off", boards: [0] } });
  await until("the answer", () => page.of("answer").length === 1);
  assert.deepEqual(page.of("answer"), [{ say: "answer", id: 5, error: null }]);
  source.problem = new Error("there is no board 9");
  page.say({ say: "do", id: 6, command: { do: "power-off", boards: [9] } });
  await until("the second answer", () => page.of("answer").length === 2);
  assert.equal(page.of("answer")[1]!.error, "there is no board 9");
});

test("the board that a page looks at: its detail, its console, and what that prints from then on", async (t) => {
  const source = new ToySource();
  const server = await serve(t, source);
  source.listener!.printed(1, "> before\r\n");
  const page = await Client.connect(t, server.port);
  page.say({ say: "look", board: 1 });
  await until("detail and console", () => page.of("detail").length === 1 && page.of("console").length === 1);
  assert.deepEqual(page.of("console")[0], { say: "console", board: 1, text: "> before\r\n", whole: true });
  source.listener!.printed(0, "of another board");
  source.listener!.printed(1, "after, \xc3\xbc ");
  source.listener!.printed(1, "and more");
  await until("more", () => page.of("console").length === 2);
  assert.deepEqual(page.of("console")[1], {
    say: "console",
    board: 1,
    text: "after, \xc3\xbc and more",
    whole: false,
  });
});

test("a message that is none closes the page's connection, in words", async (t) => {
  const server = await serve(t, new ToySource());
  for (const bad of [
    "no JSON",
    '{"say":"sing"}',
    '{"say":"look","board":-1}',
    '{"say":"look","board":0,"ü":1}',
  ]) {
    const page = await Client.connect(t, server.port);
    page.socket.send(bad);
    await until("the end", () => page.closed !== undefined);
    assert.equal(page.closed!.code, 1008, bad);
    assert.notEqual(page.closed!.reason, "");
  }
  const huge = await Client.connect(t, server.port);
  huge.socket.send(" ".repeat(70_000));
  await until("the end", () => huge.closed !== undefined);
  assert.equal(huge.closed!.code, 1009);
});

test("with a token: all may look, who has it may command", async (t) => {
  const source = new ToySource();
  const server = await serve(t, source, { token: "open sesame" });
  assert.match(server.link, /#token=open%20sesame$/);
  const viewer = await Client.connect(t, server.port, "?token=guess");
  await until("the picture", () => viewer.picture !== undefined);
  assert.equal(viewer.of("picture")[0]!.control, false);
  viewer.say({ say: "do", id: 1, command: { do: "power-off", boards: [0] } });
  await until("the answer", () => viewer.of("answer").length === 1);
  assert.match(viewer.of("answer")[0]!.error!, /token/);
  const owner = await Client.connect(t, server.port, "?token=open%20sesame");
  owner.say({ say: "do", id: 1, command: { do: "power-off", boards: [0] } });
  await until("the answer", () => owner.of("answer").length === 1);
  assert.equal(owner.of("answer")[0]!.error, null);

  const command = '{"do":"power-off","boards":[1]}';
  assert.equal((await post(server, command)).status, 403);
  assert.equal((await post(server, command, { authorization: "Bearer guess" })).status, 403);
  assert.equal((await post(server, command, { authorization: "Bearer open sesame" })).status, 200);
  assert.equal((await get(server, "/api/picture")).status, 200);
  assert.equal(source.done.length, 2);
});

test("a hundred pages see the same, and cost one look", async (t) => {
  const source = new ToySource();
  const server = await serve(t, source);
  const pages = await Promise.all(Array.from({ length: 100 }, () => Client.connect(t, server.port)));
  await until("all pictures", () => pages.every(({ picture }) => picture !== undefined));
  const { looks } = source;
  source.change({ boards: source.seen.boards.with(0, board(0, { heap: 1 })) });
  await until("all differences", () => pages.every(({ picture }) => picture!.boards[0]!.heap === 1));
  assert.equal(source.looks, looks + 1);
  for (const page of pages) page.socket.terminate();
  await until("all gone", () => server.hub.size === 0);
});

test("at its end a page is told so, with 1001; one that does not answer keeps it from nothing", async (t) => {
  const server = await serve(t, new ToySource());
  const page = await Client.connect(t, server.port);
  const mute = connect(server.port, "127.0.0.1");
  t.after(() => mute.destroy());
  mute.write(
    [
      "GET /live HTTP/1.1",
      `Host: 127.0.0.1:${server.port}`,
      ...["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"],
      ...["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""],
    ].join("\r\n"),
  );
  await until("both are there", () => server.hub.size === 2);
  const began = performance.now();
  await server.close();
  assert.ok(performance.now() - began < 1000);
  await until("the page knows", () => page.closed !== undefined);
  assert.deepEqual(page.closed, { code: 1001, reason: "hearsay has ended" });
});

test("a port that is taken: the next one where any will do, else an error in words", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.after(() => other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const options = { source: new ToySource(), folder: pageFolder(t), port };
  await assert.rejects(PageServer.start(options), new RegExp(`port ${port} of 127.0.0.1 is taken: .*--port`));
  const next = await PageServer.start({ ...options, orNext: true });
  t.after(() => next.close());
  assert.ok(next.port > port && next.port <= port + 20);
  await assert.rejects(
    PageServer.start({ ...options, bind: "192.0.2.1" }),
    /192.0.2.1 is no address of this machine/,
  );
});
