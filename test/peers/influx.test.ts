/** autofactory and the real InfluxDB: what arrives, and what happens while either of them is away. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { KIND } from "../../tools/autofactory/encode.ts";
import { FactsClient } from "../../tools/bench/facts-client.ts";
import { Influxd, whyNoInfluxd } from "../../tools/bench/influxd.ts";
import { program, temporary } from "../tools/autofactory-server.ts";
import { until } from "../until.ts";

type Context = { after(fn: () => unknown): void };

describe("autofactory and InfluxDB", { skip: whyNoInfluxd() ?? false }, () => {
  const influxd = new Influxd();
  before(() => influxd.start());
  after(() => influxd.remove());
  let databases = 0;

  /** A server with a database of its own, which it has to make. */
  async function server(t: Context, store = join(temporary(t), "store")) {
    const db = `facts ${++databases}`;
    const args = ["--port", "0", "--store", store, "--influx", influxd.url, "--db", db];
    const started = await program(t, args);
    const rows = (text: string) => influxd.query(text, db);
    return { started, args, rows };
  }

  test("the original's messages are points of its measurements, with tags, numbers as numbers", async (t) => {
    const { started, rows } = await server(t);
    const client = await FactsClient.connect(started.port);
    const names = '{"hostname":"kitchen, left","region":"berlin","zone":"z=1"}';
    client.send(KIND.SysInfoJSON, Buffer.from(names));
    for (const name of ["08-c2s-LoadAvg", "22-c2s-MemInfo", "23-c2s-NetUsage", "24-c2s-CPUUtilization"]) {
      client.socket.send(readFileSync(`test/vectors/autofact/${name}.bin`));
    }
    const text = 'a "text"\\ of, some = words';
    client.fact("my sensor, a=b", { value: 21.5, text }, '"1795223937687729693"');
    client.fact("my sensor, a=b", { value: 22 });
    await until("all is safe", () => client.acknowledged.size === 7);

    const tags = { host: "kitchen, left", region: "berlin", zone: "z=1" };
    assert.deepEqual(await rows("SELECT * FROM loadavg"), [
      { time: "1795223933687987032", one: 0.126953125, five: 0.08642578125, fifteen: 0.03564453125, ...tags },
    ]);
    assert.deepEqual(await rows("SELECT * FROM memory"), [
      {
        ...{ time: "1795223937687762061", total_ram: 25276510208, free_ram: 24852332544 },
        ...{ shared_ram: 9068544, buffer_ram: 1601536, total_swap: 0, free_swap: 0, ...tags },
      },
    ]);
    assert.deepEqual(await rows("SELECT usage, idle FROM cpus WHERE host = 'kitchen, left' GROUP BY cpu"), [
      { cpu: "cpu", time: "1795223937688876625", usage: 0.3, idle: 99.7 },
      { cpu: "cpu0", time: "1795223937688876625", usage: 0.3992016, idle: 99.6008 },
      { cpu: "cpu1", time: "1795223937688876625", usage: 0.2004008, idle: 99.7996 },
    ]);
    const sum = 'SELECT "received.bytes", "transmitted.packets" FROM interfaces GROUP BY device';
    assert.deepEqual(
      (await rows(sum)).map((row) => [row.device, row["received.bytes"], row["transmitted.packets"]]),
      [
        ["eth0", 0, 0],
        ["ifb0", 0, 0],
        ["ifb1", 0, 0],
        ["lo", 5345, 27],
      ],
    );
    const types = await rows("SHOW FIELD KEYS");
    const kinds = [...new Set(types.map(({ fieldKey, fieldType }) => `${fieldKey} ${fieldType}`))];
    assert.deepEqual(
      kinds.filter((kind) => /^(one|usage|total_ram|received.bytes|value|text) /.test(kind)).sort(),
      [
        "one float",
        "received.bytes integer",
        "text string",
        "total_ram integer",
        "usage float",
        "value float",
      ],
    );
    const [first, second] = await rows('SELECT value, "text" FROM "my sensor, a=b"');
    assert.deepEqual(first, { time: "1795223937687729693", value: 21.5, text });
    assert.equal(second!.value, 22);
  });

  test("the dashboard for Grafana asks for what is there", async (t) => {
    const { started, rows } = await server(t);
    const client = await FactsClient.connect(started.port);
    client.send(KIND.SysInfoJSON, Buffer.from('{"hostname":"kitchen"}'));
    for (const name of ["08-c2s-LoadAvg", "22-c2s-MemInfo", "23-c2s-NetUsage", "24-c2s-CPUUtilization"]) {
      client.socket.send(readFileSync(`test/vectors/autofact/${name}.bin`));
    }
    client.fact("facts", { dropped: 3, buffered: 4 });
    client.fact("climate", { temperature: 21.5 });
    client.fact("radio", { rssi: -61, uptime: 3600 });
    await until("all is safe", () => client.acknowledged.size === 8);
    const { panels, templating } = JSON.parse(readFileSync("docs/grafana-autofacts.json", "utf8"));
    // As Grafana fills them in; "all" regions include none.
    const values = { host: "kitchen", region: ".*", fact: "climate", timeFilter: "time > 0" };
    const filled = (query: string) =>
      Object.entries({ ...values, __interval_ms: "60000", __interval: "1m" }).reduce(
        (text, [name, value]) => text.replaceAll(`$${name}`, value),
        query,
      );
    const queries: string[] = panels.flatMap((panel: { targets: { query: string }[] }) =>
      panel.targets.map(({ query }) => filled(query)),
    );
    for (const query of queries) {
      const found = await rows(query);
      const numbers = Object.values(found[0] ?? {}).filter((value) => typeof value === "number");
      assert.ok(numbers.length > 0, `${query}: ${JSON.stringify(found)}`);
    }
    const hosts = await rows(filled(templating.list[1].query));
    assert.deepEqual([...new Set(hosts.map(({ value }) => value))], ["kitchen"]);
  });

  test("a point that InfluxDB will never take is told in the log, and holds up no other", async (t) => {
    const { started, rows } = await server(t);
    const client = await FactsClient.connect(started.port);
    client.fact("mixed", { value: 1 });
    await until("it is safe", () => client.acknowledged.size === 1);
    const ids = [client.fact("mixed", { value: "one" })];
    for (let value = 2; value < 40; value++) ids.push(client.fact("mixed", { value }));
    await until("all is done with", () => client.acknowledged.size === 40);
    assert.equal((await rows("SELECT value FROM mixed")).length, 39);
    const refused = started.log.split("\n").filter((line) => line.includes("InfluxDB refuses"));
    assert.equal(refused.length, 1);
    assert.match(refused[0]!, new RegExp(`"id":"${ids[0]}".*field type conflict`));
  });

  test("nothing is lost, and nothing comes twice, while either is killed and comes back", async (t) => {
    const { started, args, rows } = await server(t);
    const client = await FactsClient.connect(started.port);
    // What a board does: holds each until it is acknowledged, and sends all that it holds after a reconnect.
    const held = new Map<string, Uint8Array>();
    let value = 0;
    const send = (to: FactsClient) => {
      const data = Buffer.from(JSON.stringify({ name: "count", fields: { value: ++value } }));
      const { id, bytes } = to.message(KIND.Generic, data);
      held.set(id, bytes);
      to.socket.send(bytes);
    };
    const onAck = (id: string) => held.delete(id);
    client.onAck = onAck;
    for (let n = 0; n < 20; n++) send(client);
    await until("they are in the database", () => held.size === 0);

    await influxd.stop("SIGKILL");
    for (let n = 0; n < 20; n++) send(client);
    await until("they are on disk", () => held.size === 0);
    assert.match(started.log, /InfluxDB at .* is away/);

    for (let n = 0; n < 20; n++) send(client);
    await started.end("SIGKILL");
    const second = await program(t, args);
    const again = await FactsClient.connect(second.port, client.conf.id);
    again.onAck = onAck;
    for (const bytes of held.values()) again.socket.send(bytes);
    await until("they are on disk", () => held.size === 0);
    assert.equal(await new Promise((resolve) => again.socket.on("pong", () => resolve(1)).ping()), 1);

    await influxd.start();
    send(again);
    await until("all is there", async () => (await rows("SELECT value FROM count")).length === value);
    await until("all is safe", () => held.size === 0);
    const values = (await rows("SELECT value FROM count")).map((row) => row.value);
    assert.deepEqual(
      values.toSorted((a, b) => Number(a) - Number(b)),
      Array.from({ length: value }, (_, at) => at + 1),
    );
    assert.match(second.log, /is back/);
    assert.deepEqual(await second.end("SIGINT"), [0, null]);
  });
});
