/** What autofactory reads and writes: the original's messages, points and lines. */
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ByteBuffer } from "flatbuffers";
import { openMessage, readContent } from "../../tools/autofactory/decode.ts";
import { encodeConf, KIND } from "../../tools/autofactory/encode.ts";
import { flatcVersion, GENERATED, generate, SCHEMA, VERSION } from "../../tools/autofactory/generate.ts";
import { Client } from "../../tools/autofactory/generated/autofact_generated.ts";
import { pointsOf } from "../../tools/autofactory/influx.ts";
import { isoTime, linesOf } from "../../tools/autofactory/lines.ts";
import { MessageIds } from "../../tools/autofactory/message-id.ts";
import type { Fact, FieldValue, Point } from "../../tools/autofactory/point.ts";
import * as shapes from "../../tools/autofactory/shapes.ts";
import { verify } from "../../tools/autofactory/verify.ts";
import { content, message, NOW, pointsIn, vector } from "./autofactory-messages.ts";
import { temporary } from "./autofactory-server.ts";

test("the checked-in readers are what flatc makes of the schema", {
  skip: flatcVersion() !== VERSION && `needs flatc ${VERSION}`,
}, (t) => {
  const folder = temporary(t);
  generate(folder);
  const fresh = readFileSync(join(folder, "autofact_generated.ts"), "utf8");
  rmSync(folder, { recursive: true });
  assert.equal(readFileSync(GENERATED, "utf8"), fresh, "run: npx tsx tools/autofactory/generate.ts");
});

test("what is verified is what the schema says", () => {
  const widths: Record<string, shapes.Slot> = {
    ...{ bool: 1, byte: 1, short: 2, int: 4, uint: 4, float: 4, long: 8, ulong: 8, double: 8 },
    ...{ string: "string", "[ubyte]": "bytes", "[Utilization]": shapes.UTILIZATION },
    "[NetDevice]": shapes.NET_DEVICE,
  };
  const tables: Record<string, shapes.Shape> = {};
  for (const [, name, body] of readFileSync(SCHEMA, "utf8").matchAll(/^table (\w+) \{([^}]*)\}/gm)) {
    tables[name!] = [...body!.matchAll(/^ +\w+: (\S+);/gm)].map(([, type]) => widths[type!]!);
  }
  const { MESSAGE, CLIENT, LOAD_AVG, MEM_INFO, UTILIZATION, CPU_UTIL, NET_DEVICE, DEV_USAGE } = shapes;
  assert.deepEqual(tables, {
    ...{ Message: MESSAGE, Client: CLIENT, LoadAvg: LOAD_AVG, MemInfo: MEM_INFO, Utilization: UTILIZATION },
    ...{ CPUUtil: CPU_UTIL, NetDevice: NET_DEVICE, DevUsage: DEV_USAGE },
  });
});

describe("what the original says", () => {
  const whole = (n: number): FieldValue => ({ whole: String(n) });
  const counts = (bytes: number, packets: number): Record<string, FieldValue> => {
    const received = ["errs", "drop", "fifo", "frame", "compressed", "multicast"];
    const transmitted = ["errs", "drop", "fifo", "colls", "carrier", "compressed"];
    const side = (name: string, rest: string[]) => ({
      [`${name}.bytes`]: whole(bytes),
      [`${name}.packets`]: whole(packets),
      ...Object.fromEntries(rest.map((key) => [`${name}.${key}`, whole(0)])),
    });
    return { ...side("received", received), ...side("transmitted", transmitted) };
  };
  const cpu = (name: string, system: number, idle: number) => ({
    measurement: "cpus",
    tags: { cpu: name },
    fields: { usage: system, user: 0, nice: 0, system, idle, iowait: 0 },
    time: "1795223937688876625",
  });
  const device = (name: string, bytes: number, packets: number) => ({
    measurement: "interfaces",
    tags: { device: name },
    fields: counts(bytes, packets),
    time: "1795223937687729693",
  });
  const memory = { shared_ram: 9_068_544, buffer_ram: 1_601_536, total_swap: 0, free_swap: 0 };
  const table: [name: string, kind: number, id: string, points: Point[]][] = [
    [
      "08-c2s-LoadAvg",
      ...([KIND.LoadAvg, "660bf24dc18b7f8d697555495a576961"] as const),
      [
        {
          measurement: "loadavg",
          tags: {},
          fields: { one: 0.126953125, five: 0.08642578125, fifteen: 0.03564453125 },
          time: "1795223933687987032",
        },
      ],
    ],
    [
      "22-c2s-MemInfo",
      ...([KIND.MemInfo, "660bf251920d5f97697555495a576961"] as const),
      [
        {
          measurement: "memory",
          tags: {},
          fields: Object.fromEntries(
            Object.entries({ total_ram: 25_276_510_208, free_ram: 24_852_332_544, ...memory }).map(
              ([key, value]) => [key, whole(value)],
            ),
          ),
          time: "1795223937687762061",
        },
      ],
    ],
    [
      "23-c2s-NetUsage",
      ...([KIND.NetUsage, "660bf251920ebf98697555495a576961"] as const),
      [device("lo", 5345, 27), device("ifb0", 0, 0), device("ifb1", 0, 0), device("eth0", 0, 0)],
    ],
    [
      "24-c2s-CPUUtilization",
      ...([KIND.CPUUtilization, "660bf2519254ef99697555495a576961"] as const),
      [cpu("cpu", 0.3, 99.7), cpu("cpu0", 0.3992016, 99.6008), cpu("cpu1", 0.2004008, 99.7996)],
    ],
  ];
  for (const [name, kind, id, points] of table) {
    test(name, () => {
      const envelope = openMessage(vector(name));
      assert.deepEqual([envelope.kind, envelope.id], [kind, id]);
      assert.deepEqual(pointsIn(readContent(envelope, NOW)), points);
    });
  }

  test("its server's ClientConf and EOT", () => {
    const { id, kind, data, sent } = openMessage(vector("04-s2c-ClientConf"));
    assert.deepEqual([id, kind, sent], ["660bf24ccd25e0326175746f73727672", 6, 1_795_223_932_686_942_000n]);
    const client = Client.getRootAsClient(new ByteBuffer(data));
    assert.equal(Buffer.from(client.idArray()!).toString(), "iuUIZWia");
    assert.deepEqual(
      [
        client.healthbeatPeriod(),
        client.memInfoPeriod(),
        client.netUsagePeriod(),
        client.cpuUtilizationPeriod(),
      ],
      [1_000_000_000n, 5_000_000_000n, 5_000_000_000n, 5_000_000_000n],
    );
    assert.deepEqual([client.hostname(), client.acknowledges()], ["", false]);
    assert.deepEqual(content(vector("05-s2c-EOT")), { what: "nothing" });
  });
});

test("the server's ClientConf has what it was told, and says that it acknowledges", () => {
  const names = { hostname: "küche", region: "berlin", zone: "", dataCenter: "cellar" };
  const conf = { id: "abcdefgh", ...names, heartbeat: 0.1, memInfo: 0, netUsage: 6800, cpuUtilization: 1.5 };
  const { kind, data } = openMessage(message(KIND.ClientConf, encodeConf(conf)));
  assert.equal(kind, 6);
  assert.equal(verify(data, shapes.CLIENT), undefined);
  const client = Client.getRootAsClient(new ByteBuffer(data));
  assert.deepEqual(
    [client.hostname(), client.region(), client.zone(), client.dataCenter(), client.acknowledges()],
    ["küche", "berlin", "", "cellar", true],
  );
  assert.deepEqual(
    [
      client.healthbeatPeriod(),
      client.memInfoPeriod(),
      client.netUsagePeriod(),
      client.cpuUtilizationPeriod(),
    ],
    [100_000_000n, 0n, 6_800_000_000_000n, 1_500_000_000n],
  );
});

test("no two messages have the same id", () => {
  const ids = new MessageIds();
  const made = Array.from({ length: 5000 }, () => ids.next().toString("hex"));
  assert.equal(new Set(made).size, 5000);
});

describe("what goes out", () => {
  const fact: Fact = {
    ...{ id: "00", client: "abcdefgh", sent: "1500000000000000001" },
    origin: { host: "a b", region: "x,y=z" },
    points: [
      {
        measurement: "m",
        tags: { device: "sta" },
        fields: { n: { whole: "9223372036854775807" }, f: 0.1, s: 'q"\\', b: false },
        time: "1500000000123456789",
      },
    ],
  };

  test("a line for each point, whole numbers to the last digit", () => {
    assert.equal(
      linesOf(fact),
      '{"id":"00","client":"abcdefgh","measurement":"m","time":"2017-07-14T02:40:00.123456789Z",' +
        '"tags":{"host":"a b","region":"x,y=z","device":"sta"},' +
        '"fields":{"n":9223372036854775807,"f":0.1,"s":"q\\"\\\\","b":false}}\n',
    );
    assert.equal(
      linesOf({ ...fact, points: [], system: { heap: 1 } }),
      '{"id":"00","client":"abcdefgh","time":"2017-07-14T02:40:00.000000001Z","tags":{"host":"a b","region":"x,y=z"},"system":{"heap":1}}\n',
    );
    assert.deepEqual(["1", "999999999"].map(isoTime), [
      "1970-01-01T00:00:00.000000001Z",
      "1970-01-01T00:00:00.999999999Z",
    ]);
  });

  test("a point for InfluxDB, in the words of its line protocol", () => {
    const [point] = pointsOf(fact);
    const odd = { ...fact, points: [{ ...fact.points[0]!, measurement: "a b,c=d" }] };
    assert.equal(pointsOf(odd)[0]!.measurement, "a\\ b\\,c=d");
    assert.deepEqual(point!.tags, { host: "a b", region: "x,y=z", device: "sta" });
    assert.equal(point!.timestamp, "1500000000123456789");
    assert.deepEqual(
      Object.fromEntries(Object.entries(point!.fields!).map(([key, value]) => [key, String(value)])),
      {
        n: "9223372036854775807i",
        f: "0.1",
        s: '"q\\"\\\\"',
        b: "false",
      },
    );
  });
});
