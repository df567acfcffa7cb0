/** What autofactory does with those that connect. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createConnection } from "node:net";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { type Config, NO_CONFIG } from "../../tools/autofactory/config.ts";
import { KIND } from "../../tools/autofactory/encode.ts";
import { FactsClient } from "../../tools/bench/facts-client.ts";
import { until } from "../until.ts";
import { Kept, ownServer } from "./autofactory-server.ts";

const connect = FactsClient.connect;
const closed = (client: FactsClient) =>
  until("it is closed", () => client.closed !== undefined).then(() => client.closed!);

describe("who connects", () => {
  test("gets an id, and is known by it from then on", async (t) => {
    const { port } = await ownServer(t, new Kept());
    const client = await connect(port);
    const { id } = client.conf;
    assert.match(id, /^[a-zA-Z0-9]{8}$/);
    assert.deepEqual(
      client.told.map(({ kind }) => kind),
      [KIND.ClientConf, KIND.EOT],
    );
    client.fact("sensor", { value: 1 });
    await until("its fact is safe", () => client.acknowledged.size === 1);
    client.socket.close();
    await closed(client);
    assert.equal((await connect(port, id)).conf.id, id);
    for (const unknown of ["abcdefgh", "x", "\u00ff".repeat(5000)]) {
      assert.notEqual((await connect(port, unknown)).conf.id, unknown);
    }
  });

  test("and never says anything, is forgotten", async (t) => {
    const { port } = await ownServer(t, new Kept());
    const client = await connect(port);
    client.socket.close();
    await closed(client);
    assert.notEqual((await connect(port, client.conf.id)).conf.id, client.conf.id);
  });

  test("the same id twice: the newer one stays, the older one is told", async (t) => {
    const { port } = await ownServer(t, new Kept());
    const first = await connect(port);
    const plain = await connect(port, first.conf.id, { acks: false });
    assert.deepEqual(await closed(first), { code: 4000, reason: "this id connected again" });
    assert.equal(String(Buffer.from(first.told.at(-1)!.data)), "replaced");
    const third = await connect(port, first.conf.id);
    assert.equal((await closed(plain)).code, 4000);
    // What it would not understand, it is not told.
    assert.equal(plain.told.at(-1)!.kind, KIND.EOT);
    const id = third.fact("sensor", { value: 1 });
    await until("its fact is safe", () => third.acknowledged.has(id));
  });

  test("says its names, and they go with its facts; what is set wins", async (t) => {
    const output = new Kept();
    const config: Config = {
      ...NO_CONFIG,
      defaults: { dataCenter: "home" },
      regions: { berlin: { heartbeat: 7 } },
    };
    const { port } = await ownServer(t, output, {}, config);
    const client = await connect(port);
    client.fact("sensor", { value: 1 });
    client.send(KIND.SysInfoJSON, Buffer.from('{"hostname":"kitchen","region":"berlin","firmware":"3.0"}'));
    client.fact("sensor", { value: 2 });
    await until("all is there", () => output.facts.length === 3);
    assert.deepEqual(
      output.facts.map(({ origin }) => origin),
      [
        { host: client.conf.id, datacenter: "home" },
        { host: "kitchen", region: "berlin", datacenter: "home" },
        { host: "kitchen", region: "berlin", datacenter: "home" },
      ],
    );
    assert.deepEqual(output.facts[1]!.system?.firmware, "3.0");
    await until("it is told", () => client.conf.heartbeat === 7);
    assert.equal(client.conf.hostname, "kitchen");
    client.send(KIND.SysInfoJSON, Buffer.from('{"hostname":"cellar"}'));
    await until("it is told", () => client.conf.hostname === "cellar");
    assert.deepEqual([client.conf.region, client.conf.heartbeat], ["", 5]);
  });
});

describe("heartbeats", () => {
  const config: Config = { ...NO_CONFIG, defaults: { heartbeat: 0.2 } };

  test("come at their period; who misses three is closed and away", async (t) => {
    const { port, server } = await ownServer(t, new Kept(), {}, config);
    const silent = await connect(port);
    const live = await connect(port);
    live.onHeartbeat = () => live.send(KIND.LoadAvg, Buffer.from("080000000400040004000000", "hex"));
    // Facts are no answer.
    const talk = setInterval(() => silent.fact("sensor", { value: 1 }), 50);
    t.after(() => clearInterval(talk));
    assert.deepEqual(await closed(silent), { code: 4002, reason: "three heartbeats missed" });
    assert.deepEqual(silent.texts, ["loadavg", "loadavg", "loadavg"]);
    await until("one is left", () => server.counts.connected === 1);
    await until("it goes on", () => live.texts.length > 6);
    assert.equal(live.closed, undefined);
  });

  test("none with a period of 0", async (t) => {
    const { port } = await ownServer(t, new Kept(), {}, { ...NO_CONFIG, defaults: { heartbeat: 0 } });
    const client = await connect(port);
    await sleep(300);
    assert.deepEqual([client.texts, client.closed], [[], undefined]);
  });
});

describe("bounds", () => {
  test("a message of 16 KB passes, a longer one closes the connection", async (t) => {
    const output = new Kept();
    const { port, server } = await ownServer(t, output);
    const client = await connect(port);
    const { bytes } = client.message(KIND.Generic, Buffer.from('{"name":"n","fields":{"value":"@"}}'));
    const data = (length: number) =>
      Buffer.from('{"name":"n","fields":{"value":"@"}}'.replace("@", "x".repeat(length)));
    const id = client.send(KIND.Generic, data(16_384 - bytes.length));
    await until("it is safe", () => client.acknowledged.has(id));
    client.send(KIND.Generic, data(16_384 - bytes.length + 5));
    assert.equal((await closed(client)).code, 1009);
    assert.deepEqual([output.ids, server.counts.bad], [[id], 1]);
  });

  test("so many connections, not one more", async (t) => {
    const { port } = await ownServer(t, new Kept(), { clients: 2 });
    const [first] = await Promise.all([connect(port), connect(port)]);
    const third = new WebSocket(`ws://127.0.0.1:${port}/client`);
    const [error] = await once(third, "error");
    assert.match(String(error), /503/);
    first!.socket.close();
    await closed(first!);
    await connect(port);
  });

  test("what a client sends beyond its rate waits, and nothing is lost", async (t) => {
    const output = new Kept();
    const { port } = await ownServer(t, output, { rate: 100 });
    const client = await connect(port);
    const start = performance.now();
    const ids = Array.from({ length: 250 }, (_, value) => client.fact("n", { value }));
    await until("all is safe", () => client.acknowledged.size === 250);
    // 100 at once, the others at 100 a second.
    assert.ok(performance.now() - start > 1400);
    assert.deepEqual(output.ids, ids);
  });
});

describe("access", () => {
  const options = { token: "geheim" };
  const status = async (url: string, headers = {}) => {
    const socket = new WebSocket(url, { headers });
    const outcome = await new Promise<string>((resolve) => {
      socket.on("open", () => resolve("open"));
      socket.on("error", (error) => resolve(String(error).slice(-3)));
    });
    socket.terminate();
    return outcome;
  };

  test("only with the token, in a header or in the URL; a wrong one waits for its 401", async (t) => {
    const { port, log } = await ownServer(t, new Kept(), options);
    const url = `ws://127.0.0.1:${port}/client`;
    assert.equal(await status(url, { authorization: "Bearer geheim" }), "open");
    assert.equal(await status(`${url}?token=geheim`), "open");
    const start = performance.now();
    const wrong = [status(url), status(`${url}?token=geheim2`), status(url, { authorization: "Bearer x" })];
    assert.deepEqual(await Promise.all(wrong), ["401", "401", "401"]);
    assert.ok(performance.now() - start >= 900);
    assert.equal(log.filter((line) => /wrong token/.test(line)).length, 3);
    assert.doesNotMatch(log.join(""), /geheim/);
  });

  test("who is refused is let go of, whether it closes its side or not", async (t) => {
    const { port } = await ownServer(t, new Kept());
    const socket = createConnection({ port, host: "127.0.0.1", allowHalfOpen: true });
    t.after(() => socket.destroy());
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("error", () => {});
    const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13";
    socket.write(
      `GET /other HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${key}\r\n\r\n`,
    );
    await until("it is answered", () => answer.startsWith("HTTP/1.1 404"));
    // What comes to a socket that is gone is answered with a reset.
    await until("it is gone", () => socket.destroyed || !socket.write("x"));
  });

  test("nothing else is there", async (t) => {
    const { port } = await ownServer(t, new Kept());
    assert.equal(await status(`ws://127.0.0.1:${port}/`), "404");
    assert.equal(await status(`ws://127.0.0.1:${port}//[`), "404");
    assert.equal((await fetch(`http://127.0.0.1:${port}/client`)).status, 426);
  });
});
