/** What `npm run bridge` takes, where it finds that it is, and what it says. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { OptionError, readOptions } from "../../tools/bridge/options.ts";
import { findPlace, type Interfaces, isNear, PlaceError } from "../../tools/bridge/place.ts";
import { Report } from "../../tools/bridge/report.ts";
import { VirtualClock } from "../../tools/lan/virtual-clock.ts";
import { SECOND } from "./bridge-links.ts";

describe("options", () => {
  test("an interface is enough", () => {
    assert.deepEqual(readOptions(["--interface", "eth0"]), {
      interface: "eth0",
      ip: undefined,
      group: undefined,
      port: 4950,
      rate: { datagrams: 50, bytes: 20_000 },
      verbose: false,
    });
  });

  test("all of them", () => {
    const args = "--interface br-lan --ip 10.0.0.1 --group 239.1.2.3 --port 5950 --rate 7,9000 --verbose";
    assert.deepEqual(readOptions(args.split(" ")), {
      interface: "br-lan",
      ip: "10.0.0.1",
      group: "239.1.2.3",
      port: 5950,
      rate: { datagrams: 7, bytes: 9000 },
      verbose: true,
    });
  });

  test("a rate without bytes leaves room for the largest datagram", () => {
    assert.deepEqual(readOptions(["--interface", "x", "--rate", "1"])?.rate, { datagrams: 1, bytes: 1232 });
    assert.deepEqual(readOptions(["--interface", "x", "--rate", "50"])?.rate, {
      datagrams: 50,
      bytes: 20_000,
    });
  });

  test("help", () => assert.equal(readOptions(["--help"]), undefined));

  for (const [args, words] of [
    ["", /--interface NAME is missing/],
    ["--interface", /--interface/],
    ["--interface eth0 more", /more/],
    ["--interface eth0 --what", /--what/],
    ["--interface eth0 --ip 1.2.3", /--ip 1\.2\.3: give an IPv4 address/],
    ["--interface eth0 --ip 1.2.3.256", /--ip 1\.2\.3\.256/],
    ["--interface eth0 --group 10.0.0.1", /--group 10\.0\.0\.1: .*224/],
    ["--interface eth0 --port 0", /--port 0: .*1 to 65535/],
    ["--interface eth0 --port 65536", /--port 65536/],
    ["--interface eth0 --rate 0", /--rate 0: .*1 to 10000/],
    ["--interface eth0 --rate 5,1231", /bytes 1231: .*1232/],
    ["--interface eth0 --rate 5,", /--rate/],
    ["--interface eth0 --rate 5,2000,1", /datagrams and bytes/],
    ["--interface eth0 --rate x", /--rate x/],
  ] as const) {
    test(`refused: ${args || "nothing"}`, () => {
      assert.throws(
        () => readOptions(args.split(" ").filter(Boolean)),
        (error: Error) => error instanceof OptionError && words.test(error.message),
      );
    });
  }
});

const mac = "00:00:00:00:00:00";
const ipv4 = (address: string, netmask = "255.255.255.0") =>
  ({ family: "IPv4", address, netmask, mac, internal: false, cidr: null }) as const;
const ipv6 = (address: string, scopeid = 0) =>
  ({
    family: "IPv6",
    address,
    netmask: "ffff:ffff:ffff:ffff::",
    mac,
    internal: false,
    cidr: null,
    scopeid,
  }) as const;

const INTERFACES: Interfaces = {
  lo: [ipv4("127.0.0.1", "255.0.0.0"), ipv6("::1")],
  eth0: [ipv4("192.168.1.5"), ipv4("10.1.2.3", "255.255.0.0"), ipv6("fd00::5"), ipv6("fe80::5", 2)],
  mesh: [ipv6("fe80::7", 3)],
  wlan0: [ipv4("192.168.9.5")],
};

describe("the place", () => {
  test("an interface's link-local address, and its first IPv4 address", () => {
    assert.deepEqual(findPlace(INTERFACES, "eth0"), {
      interface: "eth0",
      ipv6: "fe80::5",
      scope: 2,
      ip: "192.168.1.5",
      netmask: "255.255.255.0",
      broadcast: "192.168.1.255",
    });
  });

  for (const [ip, broadcast] of [
    ["10.1.2.3", "10.1.255.255"],
    ["192.168.9.5", "192.168.9.255"],
    ["127.0.8.1", "127.255.255.255"],
  ] as const) {
    test(`the IPv4 address may be elsewhere: ${ip}`, () => {
      const place = findPlace(INTERFACES, "mesh", ip);
      assert.deepEqual([place.ipv6, place.ip, place.broadcast], ["fe80::7", ip, broadcast]);
    });
  }

  for (const [name, ip, words] of [
    ["wlan1", undefined, /no interface wlan1, or it is down; .*eth0, mesh$/],
    ["wlan0", undefined, /wlan0 has no link-local IPv6 address; .*eth0, mesh$/],
    ["lo", undefined, /lo has no link-local/],
    [
      "mesh",
      undefined,
      /mesh has no IPv4 address: give --ip; .*192\.168\.1\.5 \(eth0\).*192\.168\.9\.5 \(wlan0\)/,
    ],
    ["eth0", "192.168.1.6", /192\.168\.1\.6 is no address of this machine; it has .*192\.168\.1\.5 \(eth0\)/],
  ] as const) {
    test(`none: ${name} ${ip ?? ""}`, () => {
      assert.throws(
        () => findPlace(INTERFACES, name, ip),
        (error: Error) => error instanceof PlaceError && words.test(error.message),
      );
    });
  }

  test("none on a machine with nothing", () => {
    assert.throws(() => findPlace({}, "eth0"), /no interface of this machine has one/);
  });

  test("who is near", () => {
    const place = findPlace(INTERFACES, "eth0");
    const near = (ip: string) => isNear(place, ip);
    assert.deepEqual(["192.168.1.1", "192.168.1.254"].map(near), [true, true]);
    assert.deepEqual(["192.168.2.1", "8.8.8.8", "fe80::1"].map(near), [false, false, false]);
  });
});

describe("the report", () => {
  function report(verbose: boolean) {
    const clock = new VirtualClock();
    const lines: string[] = [];
    const rate = { datagrams: 5, bytes: 2000 };
    return { clock, lines, report: new Report({ clock, rate, verbose, say: (line) => lines.push(line) }) };
  }
  const data = Buffer.from("lamp\0on");

  test("a line for each datagram, if asked for", () => {
    const { lines, report: it } = report(true);
    it.tell("carried", "ipv4", "10.0.0.7", data);
    it.tell("repeat", "ipv6", "fe80::1", data);
    it.tell("left", "ipv6", "fe80::1", data);
    it.tell("key", "ipv4", "10.0.0.7", Buffer.from(`\x1b[2J \xff${"x".repeat(100)}`, "latin1"));
    it.tell("key", "ipv4", "10.0.0.7", Buffer.from("\0on"));
    assert.deepEqual(
      lines.map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3} /, "")),
      [
        "IPv4 > IPv6 10.0.0.7 lamp 7 bytes",
        "IPv6 > IPv4 fe80::1 lamp 7 bytes: dropped, repeat",
        "IPv6 > IPv4 fe80::1 lamp 7 bytes: left to another bridge",
        `IPv4 > IPv6 10.0.0.7 \\x1b[2J\\x20\\xff${"x".repeat(45)}... 106 bytes: dropped, no good key`,
        "IPv4 > IPv6 10.0.0.7 (no key) 3 bytes: dropped, no good key",
      ],
    );
    const { lines: none, report: silent } = report(false);
    silent.tell("carried", "ipv4", "10.0.0.7", data);
    assert.deepEqual(none, []);
  });

  test("the rate is complained of at once, then every ten seconds at most", () => {
    const { clock, lines, report: it } = report(false);
    for (let n = 0; n < 100; n++) {
      it.tell("rate", "ipv4", "10.0.0.7", data);
      clock.run(clock.now() + 0.2 * SECOND);
    }
    const words = "IPv4 > IPv6: more than 5 datagrams or 2000 bytes a second";
    assert.deepEqual(lines, [`${words}: 1 dropped`, `${words}: 50 dropped`]);
  });

  test("a count at the end", () => {
    const { report: it } = report(false);
    it.tell("carried", "ipv4", "10.0.0.7", data);
    it.tell("carried", "ipv4", "10.0.0.7", data);
    it.tell("stranger", "ipv4", "8.8.8.8", data);
    it.unsent("ipv6");
    assert.deepEqual(it.summary(), [
      "IPv4 > IPv6: 2 datagrams carried (14 bytes), from outside the network 1, not sent 1",
      "IPv6 > IPv4: 0 datagrams carried (0 bytes)",
    ]);
  });
});

test("as a program it says what is wrong, and ends with 1", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "tools/bridge/main.ts", ...args], { encoding: "utf8" });
  const none = run("--interface", "no-such-one");
  assert.equal(none.status, 1);
  assert.match(none.stderr, /^bridge: there is no interface no-such-one, or it is down; /);
  const wrong = run("--port", "4950");
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /^bridge: --interface NAME is missing[\s\S]*--verbose/);
  const help = run("--help");
  assert.equal(help.status, 0);
  assert.match(help.stdout, /--group ADDRESS/);
});
