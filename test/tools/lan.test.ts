/** What every LAN promises a board, asked of the simulated one and of real UDP alike. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { type Lan, MAX_DATAGRAM, type Station } from "../../tools/lan/lan.ts";
import { UdpLan, whyNotBindable } from "../../tools/lan/udp.ts";
import { bytes, real, simulated, stationAt, type World } from "./lan-worlds.ts";

const PORT = 5123;
const GROUP = "239.77.1.2";

const listener = (lan: Lan, ip: string, port = PORT) => stationAt(lan, ip, port);

for (const [name, world] of [
  ["simulated LAN", simulated],
  ["real UDP", real],
] as const) {
  const skip = name === "real UDP" ? (whyNotBindable("127.0.19.1") ?? false) : false;
  const each = (what: string, body: (world: World) => Promise<void>) =>
    test(`${name}: ${what}`, { skip }, async () => {
      const it = world();
      try {
        await body(it);
      } finally {
        it.lan.close();
      }
    });

  each("unicast reaches the one addressed, with the sender's address and port", async ({ lan, settle }) => {
    const a = listener(lan, "127.0.19.1");
    const b = listener(lan, "127.0.19.2");
    const c = listener(lan, "127.0.19.3");
    a.port.send(bytes("hello"), PORT, "127.0.19.2");
    await settle();
    assert.deepEqual(b.heard, [`hello from 127.0.19.1:${PORT}`]);
    assert.deepEqual([a.heard, c.heard], [[], []]);
    assert.equal(a.station.traffic.sent, 1);
    assert.equal(a.station.traffic.bytesSent, 5);
    assert.equal(b.station.traffic.received, 1);
    assert.equal(lan.traffic.bytesReceived, 5);
  });

  for (const to of ["255.255.255.255", "127.255.255.255"]) {
    each(`a broadcast to ${to} reaches all others on that port, and counts once`, async (world) => {
      const { lan, settle } = world;
      const a = listener(lan, "127.0.19.1");
      const b = listener(lan, "127.0.19.2");
      const c = listener(lan, "127.0.19.3");
      const elsewhere = listener(lan, "127.0.19.4", PORT + 1);
      a.port.send(bytes("all"), PORT, to);
      await settle();
      assert.deepEqual(b.heard, [`all from 127.0.19.1:${PORT}`]);
      assert.deepEqual(c.heard, b.heard);
      assert.deepEqual([a.heard, elsewhere.heard], [[], []]);
      assert.equal(lan.traffic.sent, 1);
      assert.equal(lan.traffic.received, 2);
    });
  }

  each("a station does not hear its own broadcast on another of its ports", async ({ lan, settle }) => {
    const a = listener(lan, "127.0.19.1");
    const other = a.station.bind(0, () => {});
    other.send(bytes("mine"), PORT, "255.255.255.255");
    a.port.send(bytes("me"), PORT, "127.0.19.1");
    await settle();
    assert.deepEqual(a.heard, []);
  });

  each("multicast reaches those who joined, and no longer those who left", async ({ lan, settle }) => {
    const a = listener(lan, "127.0.19.1");
    const b = listener(lan, "127.0.19.2");
    const c = listener(lan, "127.0.19.3");
    for (const member of [a, b, b]) member.port.join(GROUP);
    a.port.send(bytes("one"), PORT, GROUP);
    await settle();
    b.port.leave(GROUP);
    c.port.join(GROUP);
    a.port.send(bytes("two"), PORT, GROUP);
    await settle();
    assert.deepEqual(b.heard, [`one from 127.0.19.1:${PORT}`]);
    assert.deepEqual(c.heard, [`two from 127.0.19.1:${PORT}`]);
    assert.deepEqual(a.heard, []);
  });

  each("a datagram of 1,472 bytes arrives, a longer one never does", async ({ lan, settle }) => {
    const a = listener(lan, "127.0.19.1");
    const b = listener(lan, "127.0.19.2");
    a.port.send(new Uint8Array(MAX_DATAGRAM).fill(120), PORT, "127.0.19.2");
    a.port.send(new Uint8Array(MAX_DATAGRAM + 1).fill(121), PORT, "127.0.19.2");
    a.port.send(new Uint8Array(MAX_DATAGRAM + 1).fill(121), PORT, "255.255.255.255");
    await settle();
    assert.equal(b.heard.length, 1);
    assert.match(b.heard[0]!, /^x{1472} from/);
  });

  each("a cut station neither hears nor is heard until it is no longer cut", async ({ lan, settle }) => {
    const a = listener(lan, "127.0.19.1");
    const b = listener(lan, "127.0.19.2");
    const talk = async (text: string) => {
      a.port.send(bytes(text), PORT, "255.255.255.255");
      b.port.send(bytes(text), PORT, "127.0.19.1");
      await settle();
    };
    b.station.cut = true;
    await talk("cut");
    b.station.cut = false;
    await talk("whole");
    assert.deepEqual(a.heard, [`whole from 127.0.19.2:${PORT}`]);
    assert.deepEqual(b.heard, [`whole from 127.0.19.1:${PORT}`]);
  });

  each("a station that left hears nothing, and its address is free again", async ({ lan, settle }) => {
    const a = listener(lan, "127.0.19.1");
    const b = listener(lan, "127.0.19.2");
    assert.throws(() => lan.station("127.0.19.2", "255.0.0.0"), /127\.0\.19\.2 is taken/);
    b.station.leave();
    a.port.send(bytes("gone?"), PORT, "127.0.19.2");
    b.port.send(bytes("ghost"), PORT, "127.0.19.1");
    await settle();
    assert.deepEqual([a.heard, b.heard], [[], []]);
    const again = listener(lan, "127.0.19.2");
    a.port.send(bytes("back"), PORT, "127.0.19.2");
    await settle();
    assert.deepEqual(again.heard, [`back from 127.0.19.1:${PORT}`]);
  });

  each("a port is bound once; a closed one can be bound again", async ({ lan, settle }) => {
    const a = listener(lan, "127.0.19.1");
    const b = listener(lan, "127.0.19.2");
    assert.throws(() => a.station.bind(PORT, () => {}), /UDP port 5123 of 127\.0\.19\.1 is taken/);
    b.port.close();
    a.port.send(bytes("closed"), PORT, "127.0.19.2");
    await settle();
    const heard: string[] = [];
    b.station.bind(PORT, (data) => heard.push(Buffer.from(data).toString()));
    a.port.send(bytes("open"), PORT, "127.0.19.2");
    await settle();
    assert.deepEqual([b.heard, heard], [[], ["open"]]);
  });

  each("bind(0) finds a free port", async ({ lan }) => {
    const station: Station = lan.station("127.0.19.1", "255.0.0.0");
    const first = station.bind(0, () => {});
    const second = station.bind(0, () => {});
    assert.ok(first.port > 0 && second.port > 0 && first.port !== second.port);
  });

  each("a loss of 1 keeps everything back, and counts it", async ({ lan, settle }) => {
    const a = listener(lan, "127.0.19.1");
    const b = listener(lan, "127.0.19.2");
    lan.weather.loss = 1;
    a.port.send(bytes("lost"), PORT, "127.0.19.2");
    await settle();
    assert.deepEqual(b.heard, []);
    assert.equal(b.station.traffic.lost, 1);
  });

  each("a bad address is named", async ({ lan }) => {
    assert.throws(() => lan.station("127.0.0.300", "255.0.0.0"), /address "127\.0\.0\.300" is not an IPv4/);
    assert.throws(() => lan.station("127.0.19.1", "wide"), /netmask "wide" is not an IPv4 address/);
  });
}

const unbindable = whyNotBindable("127.0.19.1");

test("real UDP: broadcasts and multicasts pass between processes of this machine", {
  skip: unbindable ?? false,
}, async () => {
  const lan = new UdpLan();
  const here = listener(lan, "127.0.19.1");
  here.port.join(GROUP);
  const script = `
    import { UdpLan } from "./tools/lan/udp.ts";
    const lan = new UdpLan();
    const port = lan.station("127.0.19.2", "255.0.0.0").bind(${PORT}, (data, fromPort, fromIp) => {
      port.send(data, fromPort, fromIp);
    });
    port.join("${GROUP}");
    process.on("disconnect", () => lan.close());
    process.send("ready");`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  try {
    await once(child, "message");
    for (const to of ["255.255.255.255", "127.255.255.255", GROUP, "127.0.19.2"]) {
      const count = here.heard.length;
      here.port.send(bytes(`to ${to}`), PORT, to);
      while (here.heard.length === count) await turn();
      assert.deepEqual(here.heard.slice(count), [`to ${to} from 127.0.19.2:${PORT}`]);
    }
  } finally {
    child.disconnect();
    lan.close();
    await once(child, "exit");
  }
});

test("real UDP: an address that is not this machine's is refused in words", () => {
  const lan = new UdpLan();
  assert.throws(() => lan.station("192.0.2.7"), /192\.0\.2\.7 is no address of this machine/);
  const station = lan.station("192.0.2.7", "255.255.255.0");
  assert.throws(() => station.bind(PORT, () => {}), /192\.0\.2\.7 is no address of this machine/);
  lan.close();
});
