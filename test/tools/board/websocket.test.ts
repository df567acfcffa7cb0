/** The module websocket against NodeMCU's manual: its events, statuses, and what it refuses. */
import assert from "node:assert/strict";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { createServer, type Socket } from "node:net";
import { test } from "node:test";
import type { WebSocket } from "ws";
import type { Websocket } from "../../../tools/lan/lan.ts";
import { until } from "../../until.ts";
import { Lab, SECOND } from "./lab.ts";
import { listening, WiredBoard } from "./wired.ts";

/** Prints what happens. */
const CLIENT = `ws = websocket.createClient()
ws:on("connection", function(c) print("connection", c == ws) end)
ws:on("receive", function(c, m, o) print("receive", #m, m:byte(1), m:byte(-1), o, c == ws) end)
ws:on("close", function(c, status) print("close", status, c == ws) end)`;

async function connected(headers?: string) {
  const there = await listening();
  const it = await new WiredBoard().online();
  it.lua(CLIENT);
  if (headers !== undefined) it.lua(`ws:config{headers = ${headers}}`);
  it.lua(`ws:connect("ws://127.0.0.1:${there.port}/client")`);
  const [peer, request] = (await once(there.server, "connection")) as [WebSocket, IncomingMessage];
  assert.deepEqual(await it.lines(1), ["connection\ttrue"]);
  return {
    ...{ there, it, peer, request },
    end: () => {
      it.close();
      there.close();
      assert.deepEqual(it.panics, []);
    },
  };
}

test("it connects, sends texts and bytes, receives whole messages, and closes when it is told to", async () => {
  const { it, peer, request, end } = await connected();
  assert.equal(request.url, "/client");
  assert.equal(request.headers["user-agent"], "ESP8266");
  assert.equal(request.headers["sec-websocket-extensions"], undefined);
  const heard: [number[], boolean][] = [];
  peer.on("message", (data: Buffer, binary) => heard.push([[...data], binary]));
  for (const [n, call] of [`"text"`, `"", 1`, `"\\0\\255\\13", 2`].entries()) {
    it.lua(`ws:send(${call})`);
    await until("it is heard", () => heard.length === n + 1);
    // Until it has gone another one would be lost.
    await new Promise((done) => setTimeout(done, 20));
  }
  assert.deepEqual(heard, [
    [[...Buffer.from("text")], false],
    [[], false],
    [[0, 255, 13], true],
  ]);
  peer.send(Buffer.from([0, 7, 255]));
  peer.send("hello");
  peer.send(Buffer.alloc(5000, 1), { binary: true });
  assert.deepEqual(await it.lines(3), [
    "receive\t3\t0\t255\t2\ttrue",
    "receive\t5\t104\t111\t1\ttrue",
    "receive\t5000\t1\t1\t2\ttrue",
  ]);
  it.lua("ws:close()");
  assert.deepEqual(await it.lines(1), ["close\t0\ttrue"]);
  it.lua("ws:close()");
  end();
});

test("headers of the user's own come in the request, and take the place of the firmware's", async () => {
  const { request, end } = await connected(
    `{ Authorization = "Bearer x", ["User-Agent"] = "mine", ["Sec-WebSocket-Protocol"] = "facts" }`,
  );
  assert.equal(request.headers.authorization, "Bearer x");
  assert.equal(request.headers["user-agent"], "mine");
  end();
});

test("a second message while the first one is under way is lost, and nobody says so", async () => {
  const { it, peer, end } = await connected();
  const heard: string[] = [];
  peer.on("message", (data: Buffer) => heard.push(String(data)));
  it.lua(`ws:send("one") ws:send("two") tmr.create():alarm(200, 0, function() ws:send("three") end)`);
  await until("the third is heard", () => heard.includes("three"));
  assert.deepEqual(heard, ["one", "three"]);
  end();
});

test("the server's goodbye is -6, its end without a word below -98, and it can connect again", async () => {
  const { it, there, peer, end } = await connected();
  peer.close(4000, "replaced");
  assert.deepEqual(await it.lines(1), ["close\t-6\ttrue"]);
  for (let n = 0; n < 2; n++) {
    it.lua(`ws:connect("ws://127.0.0.1:${there.port}/client")`);
    const [next] = (await once(there.server, "connection")) as [WebSocket];
    assert.deepEqual(await it.lines(1), ["connection\ttrue"]);
    next.terminate();
    assert.match((await it.lines(1))[0]!, /^close\t-(99|109)\ttrue$/);
  }
  end();
});

test("whoever is no websocket server is told by its status", async () => {
  const there = await listening();
  const it = await new WiredBoard().online();
  it.lua(CLIENT);
  const status = async (url: string) => {
    it.lua(`ws:connect("${url}")`);
    return (await it.lines(1))[0];
  };
  // The firmware finds these in the call itself.
  assert.equal(await status("http://127.0.0.1/"), "close\t-1\ttrue");
  assert.equal(await status(`ws://${"x".repeat(256)}/`), "close\t-2\ttrue");
  assert.equal(await status("ws://127.0.0.1:65536/"), "close\t-3\ttrue");
  assert.equal(await status("ws:///client"), "close\t-4\ttrue");
  const port = there.port;
  there.server.close();
  there.http.removeAllListeners("upgrade");
  there.http.on("upgrade", (_request, socket) => socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n"));
  assert.equal(await status(`ws://127.0.0.1:${port}/`), "close\t-17\ttrue");
  there.http.removeAllListeners("upgrade");
  const bad =
    "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n";
  there.http.on("upgrade", (_request, socket) => socket.end(bad));
  assert.equal(await status(`ws://127.0.0.1:${port}/`), "close\t-7\ttrue");
  there.close();
  await once(there.http, "close");
  assert.equal(await status(`ws://127.0.0.1:${port}/`), "close\t-109\ttrue");
  it.close();
  assert.deepEqual(it.panics, []);
});

test("an answer that does not come ends the attempt: -18 after ten seconds, or when it is called off", async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as { port: number };
  const it = await new WiredBoard().online();
  it.lua(CLIENT);
  it.lua(`ws:connect("ws://127.0.0.1:${port}/")`);
  assert.throws(() => it.lua(`ws:connect("ws://127.0.0.1:${port}/")`), /already connecting or connected/);
  assert.deepEqual(await it.lines(1), ["close\t-18\ttrue"]);
  it.lua(`ws:connect("ws://127.0.0.1:${port}/") ws:close()`);
  assert.deepEqual(await it.lines(1), ["close\t0\ttrue"]);
  it.close();
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test("what is cut off is held, and comes afterwards; without its address the board's connection is gone", async () => {
  const { it, peer, end } = await connected();
  const heard: string[] = [];
  peer.on("message", (data: Buffer) => heard.push(String(data)));
  it.air.cut = true;
  it.lua(`ws:send("held")`);
  peer.send("held, too");
  await new Promise((done) => setTimeout(done, 100));
  assert.deepEqual([heard, it.printed()], [[], []]);
  it.air.cut = false;
  assert.deepEqual(await it.lines(1), ["receive\t9\t104\t111\t1\ttrue"]);
  await until("it is heard", () => heard.length === 1);
  it.air.lease = undefined;
  assert.deepEqual(await it.lines(1), ["close\t-108\ttrue"]);
  end();
});

test("a message for which the heap does not suffice ends the connection", async () => {
  const { it, peer, end } = await connected();
  peer.send(Buffer.alloc(40_000));
  assert.deepEqual(await it.lines(1), ["close\t-13\ttrue"]);
  end();
});

/** A board in a simulated LAN whose server is this: what the board sends, and its words to the board. */
function simulated() {
  const lab = new Lab();
  let pings = 0;
  let destroyed = 0;
  lab.lan.dial = (_from, _to, events): Websocket => {
    lab.lan.clock.after(1000, () => events.open());
    return {
      send: (_data, _binary, sent) => void lab.lan.clock.after(1000, sent),
      ping: () => void pings++,
      close: () => {},
      destroy: () => void destroyed++,
    };
  };
  const it = lab.online(CLIENT);
  it.lua(`ws:connect("ws://10.1.1.1/")`);
  lab.pass(2000);
  assert.deepEqual(it.printed(), ["connection\ttrue"]);
  return { lab, it, pings: () => pings, destroyed: () => destroyed };
}

test("a server that answers no ping is given up: -19 after a minute and a half", () => {
  const { lab, it, pings, destroyed } = simulated();
  lab.pass(89 * SECOND);
  assert.deepEqual([it.printed(), pings()], [[], 2]);
  lab.pass(2 * SECOND);
  assert.deepEqual([it.printed(), destroyed()], [["close\t-19\ttrue"], 1]);
});

test("a close that the server does not answer is forced after five seconds", () => {
  const { lab, it } = simulated();
  it.lua("ws:close()");
  lab.pass(4 * SECOND);
  assert.deepEqual(it.printed(), []);
  lab.pass(2 * SECOND);
  assert.deepEqual(it.printed(), ["close\t0\ttrue"]);
});

test("a restart ends the connection without a word to the program", () => {
  const { it, destroyed } = simulated();
  it.board.restart();
  assert.deepEqual([it.printed(), destroyed()], [[], 1]);
});

test("a simulated LAN without a server says what is missing; a name that nobody knows is -5", () => {
  const lab = new Lab();
  const it = lab.online(CLIENT);
  assert.throws(() => it.lua(`ws:connect("ws://10.1.1.1/")`), /a simulated LAN has no TCP; run the board on/);
  lab.lan.dial = () => assert.fail("nobody is dialled");
  it.lua(`ws:connect("ws://nobody/")`);
  lab.pass(5 * SECOND);
  assert.deepEqual(it.printed(), ["close\t-5\ttrue"]);
});

test("refusals are those of the firmware", () => {
  const it = new Lab().online(CLIENT);
  for (const [chunk, message] of [
    ["ws:send('x')", "Websocket isn't connected.\n"],
    ["ws:on('sent', print)", "bad argument #1 to 'on' (invalid option 'sent')"],
    ["ws:on('close', 1)", "bad argument #2 to 'on' (function or nil expected, got number)"],
    ["ws:connect()", "bad argument #1 to 'connect' (string expected, got no value)"],
    ["ws:config()", "bad argument #1 to 'config' (table expected, got no value)"],
    ["ws.close({})", "bad argument #1 to 'close' (websocket.client expected, got table)"],
  ] as const) {
    assert.throws(() => it.lua(chunk), { message }, chunk);
  }
  it.lua("ws:on('close', nil) ws:close()");
  assert.deepEqual(it.printed(), []);
});
