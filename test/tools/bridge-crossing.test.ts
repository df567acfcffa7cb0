/** What crosses a bridge, how often, and what does not. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { SECOND, World } from "./bridge-links.ts";

const VECTORS = new URL("../vectors/hbbp/", import.meta.url);

function oneBridge(rate?: { datagrams: number; bytes: number }) {
  const world = new World();
  const ipv4 = world.link("ipv4");
  const ipv6 = world.link("ipv6");
  const crossing = world.bridge("bridge", ipv4, ipv6, rate);
  return { world, ipv4, ipv6, crossing, fates: world.fates.bridge! };
}

describe("one bridge", () => {
  for (const [what, text] of [
    ["a key alone", "hello"],
    ["an empty payload", "hello\0"],
    ["a payload", "p2ptbl/gwip\0row"],
    ["NULs in the payload", "key\0\0\0"],
    ["every byte value", `key\0${String.fromCharCode(...Array(256).keys())}`],
    ["one byte", "k"],
    ["1,231 bytes", `key\0${"x".repeat(1227)}`],
    ["1,232 bytes, which a sealed one may have", `key\0${"x".repeat(1228)}`],
    ["dots that lead nowhere", "a.b/c./d"],
  ] as const) {
    test(`carries both ways, unchanged: ${what}`, () => {
      for (const way of [
        ["ipv4", "ipv6"],
        ["ipv6", "ipv4"],
      ] as const) {
        const links = oneBridge();
        links[way[0]].send("peer", text);
        links.world.wait(60);
        assert.deepEqual(
          links[way[1]].heard.map(({ from, text }) => ({ from, text })),
          [{ from: "bridge", text }],
        );
        assert.equal(links[way[0]].times(text), 1);
        assert.deepEqual(links.fates, { [`carried ${way[0]}`]: 1 });
      }
    });
  }

  for (const [cause, what, text] of [
    ["key", "nothing", ""],
    ["key", "an empty key", "\0payload"],
    ["key", "a path from the root", "/bin/sh\0payload"],
    ["key", "a way up", "a/../b"],
    ["key", "a control character", "a\nb"],
    ["key", "a byte above ASCII", "caf\xe9"],
    ["size", "1,233 bytes", `key\0${"x".repeat(1229)}`],
    ["size", "a long one without a key", `/${"x".repeat(1400)}`],
  ] as const) {
    test(`does not carry ${what}`, () => {
      const { world, ipv4, ipv6, fates } = oneBridge();
      ipv4.send("peer", text);
      world.wait(5);
      assert.deepEqual(ipv6.heard, []);
      assert.deepEqual(fates, { [`${cause} ipv4`]: 1 });
    });
  }

  test("carries what the originals sent", () => {
    const files = readdirSync(VECTORS);
    assert.ok(files.length >= 3);
    for (const file of files) {
      const { world, ipv4, ipv6 } = oneBridge();
      const data = readFileSync(new URL(file, VECTORS));
      ipv6.send("router", data);
      world.wait(5);
      assert.equal(ipv4.heard[0]?.text, data.toString("latin1"), file);
    }
  });

  test("carries what comes within 41 ms", () => {
    const { world, ipv4, ipv6 } = oneBridge();
    for (let n = 0; n < 200; n++) {
      const sent = world.clock.now();
      ipv4.send("peer", `n\0${n}`);
      world.wait(1);
      const delay = ipv6.heard.at(-1)!.at - sent;
      assert.ok(delay <= 42_000, `${delay} µs`);
    }
    assert.equal(ipv6.heard.length, 200);
  });

  test("the same again within two seconds does not cross, later it does", () => {
    const { world, ipv4, ipv6, fates } = oneBridge();
    ipv4.send("board", "lamp\0on");
    world.wait(1.9);
    ipv4.send("board", "lamp\0on");
    ipv6.send("router", "lamp\0on");
    world.wait(0.2);
    assert.equal(ipv6.times("lamp\0on"), 2);
    assert.equal(ipv4.times("lamp\0on"), 2);
    assert.deepEqual(fates, { "carried ipv4": 1, "repeat ipv4": 1, "repeat ipv6": 1 });
    world.wait(3);
    ipv4.send("board", "lamp\0on");
    world.wait(1);
    assert.equal(ipv6.times("lamp\0on"), 3);
  });

  test("the same again while it waits for its crossing crosses once", () => {
    const { world, ipv4, ipv6, fates } = oneBridge();
    for (let n = 0; n < 5; n++) ipv4.send("board", "lamp\0on");
    world.wait(1);
    assert.equal(ipv6.times("lamp\0on"), 1);
    assert.deepEqual(fates, { "carried ipv4": 1, "repeat ipv4": 4 });
  });

  test("what is said again each minute crosses each time; each second, every second or third time", () => {
    for (const [every, least, most] of [
      [60, 20, 20],
      [2.1, 20, 20],
      [1, 7, 10],
    ] as const) {
      const { world, ipv4, ipv6 } = oneBridge();
      for (let n = 0; n < 20; n++) {
        ipv4.send("board", "I am here");
        world.wait(every);
      }
      const times = ipv6.times("I am here");
      assert.ok(times >= least && times <= most, `every ${every} s: ${times}`);
      assert.equal(ipv4.times("I am here"), 20);
    }
  });

  test("different ones under one key all cross, in whatever order", () => {
    const { world, ipv4, ipv6 } = oneBridge();
    for (let n = 0; n < 40; n++) ipv4.send("board", `n\0${n}`);
    world.wait(2);
    assert.equal(new Set(ipv6.heard.map(({ text }) => text)).size, 40);
    assert.equal(ipv6.heard.length, 40);
  });

  test("once closed sends nothing more", () => {
    const { world, ipv4, ipv6, crossing } = oneBridge();
    ipv4.send("board", "late");
    world.clock.run(1001);
    crossing.close();
    world.wait(5);
    assert.deepEqual(ipv6.heard, []);
  });
});

describe("the rate", () => {
  /** The most that was on the link within a second. */
  function busiest(heard: { at: number; text: string }[]) {
    let datagrams = 0;
    let bytes = 0;
    for (const { at } of heard) {
      const within = heard.filter((other) => other.at >= at && other.at < at + SECOND);
      datagrams = Math.max(datagrams, within.length);
      bytes = Math.max(
        bytes,
        within.reduce((sum, { text }) => sum + text.length, 0),
      );
    }
    return { datagrams, bytes };
  }

  test("bounds datagrams in any second, counts the others, and goes on after", () => {
    const { world, ipv4, ipv6, fates } = oneBridge({ datagrams: 10, bytes: 1e8 });
    for (let n = 0; n < 500; n++) {
      ipv4.send("flood", `n\0${n}`);
      world.wait(0.01);
    }
    world.wait(1);
    assert.equal(busiest(ipv6.heard).datagrams, 10);
    assert.ok(ipv6.heard.length >= 45 && ipv6.heard.length <= 60, `${ipv6.heard.length}`);
    assert.equal(fates["carried ipv4"]! + fates["rate ipv4"]!, 500);
    world.wait(2);
    ipv4.send("board", "after");
    world.wait(1);
    assert.equal(ipv6.times("after"), 1);
  });

  test("bounds bytes in any second", () => {
    const { world, ipv4, ipv6, fates } = oneBridge({ datagrams: 10_000, bytes: 5000 });
    for (let n = 0; n < 300; n++) {
      ipv6.send("flood", `n\0${n}${"x".repeat(1000)}`);
      world.wait(0.01);
    }
    world.wait(1);
    assert.ok(busiest(ipv4.heard).bytes <= 5000);
    assert.ok(ipv4.heard.length >= 12, `${ipv4.heard.length}`);
    assert.equal(ipv6.heard.length, 300);
    assert.equal(fates["carried ipv6"]! + fates["rate ipv6"]!, 300);
  });

  test("bounds what waits, too", () => {
    const { world, ipv4, fates } = oneBridge({ datagrams: 10, bytes: 1e8 });
    for (let n = 0; n < 500; n++) ipv4.send("flood", `n\0${n}`);
    world.clock.run(1000);
    assert.equal(world.clock.waiting, 10);
    assert.equal(fates["rate ipv4"], 490);
  });

  test("each direction has its own", () => {
    const { world, ipv4, ipv6 } = oneBridge({ datagrams: 10, bytes: 1e8 });
    for (let n = 0; n < 100; n++) ipv4.send("flood", `n\0${n}`);
    ipv6.send("router", "lamp\0on");
    world.wait(1);
    assert.equal(ipv6.times("lamp\0on"), 1);
    assert.equal(ipv4.times("lamp\0on"), 1);
  });

  test("a flood of more than can be remembered is dropped, not carried blindly", () => {
    const { world, ipv4, ipv6, fates } = oneBridge({ datagrams: 10_000, bytes: 1e8 });
    for (let n = 0; n < 9000; n++) ipv4.send("flood", `n\0${n}`);
    world.wait(1);
    assert.equal(ipv6.heard.length, 8192);
    assert.equal(fates["rate ipv4"], 9000 - 8192);
    world.wait(2);
    ipv4.send("board", "after");
    world.wait(1);
    assert.equal(ipv6.times("after"), 1);
  });

  test("what the rate dropped does not come back when another bridge carries it", () => {
    const world = new World();
    const ipv4 = world.link("ipv4");
    const ipv6 = world.link("ipv6");
    world.bridge("narrow", ipv4, ipv6, { datagrams: 1, bytes: 1232 });
    world.bridge("wide", ipv4, ipv6);
    for (let n = 0; n < 40; n++) ipv4.send("board", `n\0${n}`);
    world.wait(5);
    assert.equal(ipv4.heard.length, 40);
    assert.ok(world.fates.narrow!["rate ipv4"]! > 0);
  });
});
