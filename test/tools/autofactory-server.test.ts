/** What autofactory does with those that connect. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { type Config, NO_CONFIG } from "../../tools/autofactory/config.ts";
import { KIND } from "../../tools/autofactory/encode.ts";
import { FactsClient } from "../../tools/bench/facts-client.ts";
import { until } from "../until.ts";
import { Kept, ownServer, temporary } from "./autofactory-server.ts";

const connect = FactsClient.connect;
const closed = (client: FactsClient) =>
  until("it is closed", () => client.closed !== undefined).then(() => client.closed!);
const same = (a: Iterable<string>, b: Iterable<string>) =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

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
    assert.equal(client.conf.heartbeat, 7);
    assert.equal(client.conf.hostname, "kitchen");
    client.send(KIND.SysInfoJSON, Buffer.from('{"hostname":"cellar"}'));
    await until("it is told", () => client.conf.hostname === "cellar");
    assert.deepEqual([client.conf.region, client.conf.heartbeat], ["", 5]);
  });
});

describe("facts", () => {
  test("are acknowledged to those who asked, once the output has them, and not before", async (t) => {
    const output = new Kept();
    let open = () => {};
    output.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { port, server } = await ownServer(t, output);
    const asks = await connect(port);
    const plain = await connect(port, "", { acks: false });
    const ids = Array.from({ length: 40 }, (_, value) => asks.fact("sensor", { value }));
    ids.push(plain.fact("sensor", { value: 40 }));
    await until("all is on disk", () => server.counts.taken === 41);
    assert.equal(asks.acknowledged.size, 0);
    open();
    await until("all is acknowledged", () => asks.acknowledged.size === 40);
    assert.ok(same(output.ids, ids));
    assert.deepEqual(
      output.facts.flatMap(({ client, points }) =>
        client === asks.conf.id ? [points[0]!.fields.value] : [],
      ),
      Array.from({ length: 40 }, (_, value) => value),
    );
    assert.deepEqual(
      plain.told.map(({ kind }) => kind),
      [KIND.ClientConf, KIND.EOT],
    );
  });

  test("wait on disk while the output is away, acknowledged, and go there in order, through a restart", async (t) => {
    const store = join(temporary(t), "store");
    const away = new Kept();
    away.away = true;
    const first = await ownServer(t, away, { store });
    const client = await connect(first.port);
    const ids = [1, 2, 3].map((value) => client.fact("sensor", { value }));
    await until("they are on disk", () => same(client.acknowledged, ids));
    await first.server.stop();
    assert.deepEqual(await closed(client), { code: 1001, reason: "the server stops" });
    assert.deepEqual(away.ids, []);

    const back = new Kept();
    back.away = true;
    const second = await ownServer(t, back, { store });
    const again = await connect(second.port, client.conf.id);
    assert.equal(again.conf.id, client.conf.id);
    ids.push(again.fact("sensor", { value: 4 }));
    await until("it is on disk", () => again.acknowledged.has(ids[3]!));
    back.away = false;
    await until("all went out", () => back.ids.length === 4);
    assert.deepEqual(back.ids, ids);
  });

  test("that come again are stored once, and acknowledged again, also after a restart", async (t) => {
    const store = join(temporary(t), "store");
    const output = new Kept();
    const first = await ownServer(t, output, { store });
    const client = await connect(first.port);
    const { id, bytes } = client.message(KIND.Generic, Buffer.from('{"name":"n","fields":{"value":1}}'));
    // At the same moment, from another connection, and later.
    const other = await connect(first.port);
    for (const each of [client, client, other]) each.socket.send(bytes);
    await until("both hear of it", () => client.acknowledged.has(id) && other.acknowledged.has(id));
    client.acknowledged.clear();
    client.socket.send(bytes);
    await until("it hears again", () => client.acknowledged.has(id));
    await first.server.stop();
    const second = await ownServer(t, output, { store });
    const again = await connect(second.port, client.conf.id);
    again.socket.send(bytes);
    await until("it hears again", () => again.acknowledged.has(id));
    assert.deepEqual(output.ids, [id]);
  });

  test("of the latest ids, so many are remembered as it was told", async (t) => {
    const output = new Kept();
    const { port } = await ownServer(t, output, { remember: 1000 });
    const client = await connect(port);
    const messages = Array.from({ length: 2500 }, (_, value) =>
      client.message(KIND.Generic, Buffer.from(`{"name":"n","fields":{"value":${value}}}`)),
    );
    const send = async (some: typeof messages) => {
      client.acknowledged.clear();
      for (const { bytes } of some) client.socket.send(bytes);
      await until("they are safe", () => client.acknowledged.size === some.length);
    };
    await send(messages);
    assert.equal(output.facts.length, 2500);
    await send(messages.slice(-1000));
    assert.equal(output.facts.length, 2500);
    await send(messages.slice(0, 10));
    assert.equal(output.facts.length, 2510);
  });

  test("that there is no room for are not acknowledged, and are taken later", async (t) => {
    const output = new Kept();
    output.away = true;
    const { port, server } = await ownServer(t, output, { spool: 2000 });
    const client = await connect(port);
    const filling = client.fact("filling", { value: "x".repeat(3000) });
    await until("it is full", () => client.acknowledged.has(filling));
    const { id, bytes } = client.message(KIND.Generic, Buffer.from('{"name":"n","fields":{"value":1}}'));
    client.socket.send(bytes);
    assert.deepEqual(await closed(client), { code: 1013, reason: "no room, try again later" });
    assert.equal(client.acknowledged.has(id), false);
    const plain = await connect(port, "", { acks: false });
    plain.fact("lost", { value: 1 });
    await until("it is counted", () => server.counts.refused === 2);
    assert.equal(plain.closed, undefined);
    output.away = false;
    await until("there is room", () => output.ids.length === 1);
    const again = await connect(port, client.conf.id);
    again.socket.send(bytes);
    await until("it is safe", () => again.acknowledged.has(id));
    assert.deepEqual(output.ids, [filling, id]);
  });

  test("that cannot be read are told in the log, and let go of", async (t) => {
    const { port, server, log } = await ownServer(t, new Kept());
    const client = await connect(port);
    const id = client.send(KIND.Generic, Buffer.from("{"));
    await until("it may let go", () => client.acknowledged.has(id));
    assert.equal(server.counts.bad, 1);
    assert.match(log.join(""), /"problem":"no JSON","count":1,"msg":"bad messages"/);
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

  test("nothing else is there", async (t) => {
    const { port } = await ownServer(t, new Kept());
    assert.equal(await status(`ws://127.0.0.1:${port}/`), "404");
    assert.equal(await status(`ws://127.0.0.1:${port}//[`), "404");
    assert.equal((await fetch(`http://127.0.0.1:${port}/client`)).status, 426);
  });
});
