/** What datagrams suffer on their way, asked of the simulated LAN and of real UDP alike; and who is told of each. */
import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Lan } from "../../tools/lan/lan.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import { UdpLan, whyNotBindable } from "../../tools/lan/udp.ts";
import { Weather } from "../../tools/lan/weather.ts";
import { bytes, real, simulated, stationAt, type World } from "./lan-worlds.ts";

const PORT = 5124;
const ALL = "127.255.255.255";

const ip = (host: number) => `127.0.21.${host}`;
const skip = whyNotBindable(ip(1)) ?? false;

/** Stations 1, 2, … that each tell all: gives who hears whom, `1>2`. */
function talkers({ lan, settle }: World, count: number) {
  const stations = Array.from({ length: count }, (_, index) => stationAt(lan, ip(index + 1), PORT));
  return async () => {
    for (const { port, heard } of stations) {
      heard.length = 0;
      port.send(bytes("hello"), PORT, ALL);
    }
    await settle();
    const pairs = stations.flatMap(({ heard }, index) =>
      heard.map((text) => `${/127\.0\.21\.(\d+)/.exec(text)![1]}>${index + 1}`),
    );
    return pairs.sort();
  };
}

for (const [name, world] of [
  ["simulated LAN", simulated],
  ["real UDP", real],
] as const) {
  const each = (what: string, body: (world: World) => Promise<void>) =>
    test(`${name}: ${what}`, { skip: name === "real UDP" && skip }, async () => {
      const it = world();
      try {
        await body(it);
      } finally {
        it.lan.close();
      }
    });

  each("a partition keeps its sets apart, both ways, the rest together, and can end", async (it) => {
    const talk = talkers(it, 4);
    it.lan.weather.partition([ip(1), ip(2)]);
    assert.deepEqual(await talk(), ["1>2", "2>1", "3>4", "4>3"]);
    it.lan.weather.partition();
    assert.equal((await talk()).length, 12);
  });

  each("loss of one direction leaves the other whole", async (it) => {
    const talk = talkers(it, 2);
    it.lan.weather.setLinkLoss(ip(1), ip(2), 1);
    assert.deepEqual(await talk(), ["2>1"]);
    it.lan.weather.setLinkLoss(ip(1), ip(2), undefined);
    assert.deepEqual(await talk(), ["1>2", "2>1"]);
  });

  each("loss changes from one datagram to the next", async (it) => {
    const talk = talkers(it, 2);
    it.lan.weather.loss = 1;
    assert.deepEqual(await talk(), []);
    it.lan.weather.loss = 0;
    assert.equal((await talk()).length, 2);
  });

  each(
    "each datagram that is sent is told once, whoever hears it; undefined ends that",
    async ({ lan, settle }) => {
      const [a, b] = [stationAt(lan, ip(1), PORT), stationAt(lan, ip(2), PORT)];
      const told: unknown[] = [];
      lan.onSent = (...sent) => told.push(sent);
      a.port.send(bytes("one"), PORT, ip(2));
      lan.weather.loss = 1;
      b.port.send(bytes("three"), PORT, ALL);
      await settle();
      lan.onSent = undefined;
      a.port.send(bytes("two"), PORT, ip(2));
      assert.deepEqual(told, [
        [ip(1), ip(2), 3],
        [ip(2), ALL, 5],
      ]);
    },
  );
}

/** The time until station 2 hears what station 1 sends, microseconds. */
async function way(lan: Lan): Promise<number> {
  const port = lan.station(ip(1), "255.0.0.0").bind(PORT, () => {});
  const began = lan.clock.now();
  let came: number | undefined;
  lan.station(ip(2), "255.0.0.0").bind(PORT, () => {
    came = lan.clock.now();
  });
  port.send(bytes("hello"), PORT, ip(2));
  while (came === undefined) {
    if (lan instanceof SimLan) assert.ok(lan.step(), "nothing has come");
    else await sleep(5);
  }
  return came - began;
}

test("a datagram takes its time in either LAN, changed at any time", { skip }, async () => {
  for (const lan of [new SimLan(), new UdpLan()]) {
    lan.weather.delay = [80_000, 90_000];
    const took = await way(lan);
    assert.ok(took >= 80_000 && (lan instanceof UdpLan || took <= 90_000), `${took} µs`);
    lan.close();
  }
});

test("real UDP: what is on its way to a port that closes, or is cut off, does not come", {
  skip,
}, async () => {
  const lan = new UdpLan({ delay: [50_000, 50_000] });
  const a = stationAt(lan, ip(1), PORT);
  const [closed, cut, open] = [2, 3, 4].map((host) => stationAt(lan, ip(host), PORT)) as [
    typeof a,
    typeof a,
    typeof a,
  ];
  for (const host of [2, 3, 4]) a.port.send(bytes("late"), PORT, ip(host));
  await sleep(20);
  closed.port.close();
  cut.station.cut = true;
  while (open.heard.length === 0) await sleep(5);
  await sleep(20);
  assert.deepEqual([closed.heard, cut.heard], [[], []]);
  assert.equal(cut.station.traffic.lost, 1);
  lan.close();
});

test("real UDP: another program is in no set, and not delayed; loss is of all that is heard", {
  skip,
}, async () => {
  const lan = new UdpLan({ delay: [60_000_000, 60_000_000] });
  const here = stationAt(lan, ip(1), PORT);
  lan.weather.partition([ip(1)]);
  lan.weather.setLinkLoss(ip(9), ip(1), 1);
  const other = createSocket("udp4");
  other.bind(PORT, ip(9));
  await once(other, "listening");
  other.send("hello", PORT, ip(1));
  while (here.heard.length === 0) await sleep(5);
  lan.weather.loss = 1;
  other.send("lost", PORT, ip(1));
  while (here.station.traffic.lost === 0) await sleep(5);
  assert.equal(here.heard.length, 1);
  other.close();
  lan.close();
});

test("a way is between the shortest and the longest, by the draw", () => {
  const weather = new Weather({ delay: [10, 30] });
  assert.deepEqual(
    [0, 0.5, 1].map((draw) => weather.way(draw)),
    [10, 20, 30],
  );
  assert.equal(new Weather().way(0.7), 0);
});
