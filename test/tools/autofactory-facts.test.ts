/** What autofactory does with facts: each once, safe before it is acknowledged. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { KIND } from "../../tools/autofactory/encode.ts";
import { FactsClient } from "../../tools/bench/facts-client.ts";
import { until } from "../until.ts";
import { Kept, ownServer, temporary } from "./autofactory-server.ts";

const connect = FactsClient.connect;
const closed = (client: FactsClient) =>
  until("it is closed", () => client.closed !== undefined).then(() => client.closed!);
const same = (a: Iterable<string>, b: Iterable<string>) =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

describe("facts", () => {
  test("are acknowledged to those who asked, once the output has them, and not before", async (t) => {
    const output = new Kept();
    let open = () => {};
    output.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { port } = await ownServer(t, output);
    const asks = await connect(port);
    const plain = await connect(port, "", { acks: false });
    const ids = Array.from({ length: 40 }, (_, value) => asks.fact("sensor", { value }));
    ids.push(plain.fact("sensor", { value: 40 }));
    await until("the output has begun", () => output.given > 0);
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
    // Ids go to the disk in thousands.
    const messages = Array.from({ length: 6000 }, (_, value) =>
      client.message(KIND.Generic, Buffer.from(`{"name":"n","fields":{"value":${value}}}`)),
    );
    const send = async (some: typeof messages) => {
      client.acknowledged.clear();
      for (const { bytes } of some) client.socket.send(bytes);
      await until("they are safe", () => client.acknowledged.size === some.length);
    };
    await send(messages);
    assert.equal(output.facts.length, 6000);
    await send(messages.slice(-1000));
    assert.equal(output.facts.length, 6000);
    await until("the first are forgotten", async () => {
      await send(messages.slice(0, 1));
      return output.facts.length === 6001;
    });
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
    await until("there is room", () => server.counts.waiting === 0);
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
