/** Several bridges, joined in every way: no storm, no echo, and none too many of anything. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Crossing } from "../../tools/bridge/crossing.ts";
import { type Link, SECOND, World } from "./bridge-links.ts";

function side(count: number, seed = 1) {
  const world = new World(seed);
  const ipv4 = world.link("ipv4");
  const ipv6 = world.link("ipv6");
  for (let n = 1; n <= count; n++) world.bridge(`bridge ${n}`, ipv4, ipv6);
  return { world, ipv4, ipv6 };
}

/** How many of `texts` were on the link more often than once, and how many never. */
function tally(link: Link, texts: string[]) {
  const times = texts.map((text) => link.times(text));
  return { twice: times.filter((n) => n > 1).length, never: times.filter((n) => n === 0).length };
}

describe("bridges side by side", () => {
  for (const count of [2, 3, 5]) {
    test(`${count}: each datagram once, but for a few before one has taken the lead`, () => {
      for (let seed = 1; seed <= 20; seed++) {
        const { world, ipv4, ipv6 } = side(count, seed);
        const texts = Array.from({ length: 200 }, (_, n) => `n\0${n}`);
        for (const [n, text] of texts.entries()) {
          (n % 2 === 0 ? ipv4 : ipv6).send("peer", text);
          world.wait(0.3);
        }
        for (const link of [ipv4, ipv6]) {
          const { twice, never } = tally(link, texts);
          assert.equal(never, 0);
          assert.ok(twice <= 3, `seed ${seed}: ${twice} of 200 more than once`);
          for (const text of texts) assert.ok(link.times(text) <= count);
        }
        assert.equal(world.clock.waiting, 0);
      }
    });
  }

  test("nothing comes back to the side that it came from", () => {
    const { world, ipv4 } = side(3);
    for (let n = 0; n < 100; n++) {
      ipv4.send("board", `n\0${n}`);
      world.wait(0.1);
    }
    world.wait(5);
    assert.equal(ipv4.heard.length, 100);
    for (const { from } of ipv4.heard) assert.equal(from, "board");
  });

  test("nor what is repeated at the very moment that it is forgotten", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { world, ipv4, ipv6 } = side(3, seed);
      let said = 0;
      // Around two seconds after it was on the other side, in steps of half a millisecond.
      for (let at = 1.98; at < 2.06; at += 0.0005) {
        ipv4.send("board", "same");
        said++;
        world.wait(at);
      }
      assert.equal(ipv4.times("same"), said, `seed ${seed}`);
      assert.ok(ipv6.times("same") <= said + 3);
    }
  });

  test("when the leading one goes, the others carry on, and one of them leads", () => {
    const { world, ipv4, ipv6 } = side(2);
    const say = (count: number, from: number) => {
      const texts = Array.from({ length: count }, (_, n) => `n\0${from + n}`);
      for (const text of texts) {
        ipv4.send("board", text);
        world.wait(0.5);
      }
      return tally(ipv6, texts);
    };
    say(10, 0);
    const leader = ipv6.heard.at(-1)!.from;
    ipv4.leave(leader);
    ipv6.leave(leader);
    assert.deepEqual(say(10, 100), { twice: 0, never: 0 });
    assert.notEqual(ipv6.heard.at(-1)!.from, leader);
    // Ten minutes on it waits no longer than any other.
    world.wait(600);
    const sent = world.clock.now();
    assert.deepEqual(say(1, 200), { twice: 0, never: 0 });
    assert.ok(ipv6.heard.at(-1)!.at - sent <= 42_000);
  });

  test("a copy that was read late, the machine having stood still, is a copy all the same", () => {
    let now = 0;
    let waiting = 0;
    const told: string[] = [];
    const crossing = new Crossing({
      clock: {
        now: () => now,
        after: () => {
          waiting++;
          return { cancel: () => waiting-- };
        },
      },
      random: () => 0.5,
      rate: { datagrams: 50, bytes: 20_000 },
      send: (side) => told.push(`sent to ${side}`),
      tell: (outcome, side) => told.push(`${outcome} ${side}`),
    });
    const data = Buffer.from("lamp\0on");
    crossing.hear("ipv4", "board", data);
    assert.equal(waiting, 1);
    now = 10 * SECOND;
    crossing.hear("ipv6", "other bridge", data);
    assert.equal(waiting, 0);
    assert.deepEqual(told, ["left ipv4", "repeat ipv6"]);
  });

  test("with loss: no storm, and at most one copy more for each bridge and side", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { world, ipv4, ipv6 } = side(3, seed);
      world.loss = 0.3;
      const texts = Array.from({ length: 100 }, (_, n) => `n\0${n}`);
      for (const text of texts) {
        ipv4.send("board", text);
        world.wait(0.3);
      }
      world.wait(10);
      for (const text of texts) {
        assert.ok(ipv4.times(text) <= 1 + 3, text);
        assert.ok(ipv6.times(text) <= 3, text);
      }
      assert.equal(world.clock.waiting, 0);
    }
  });
});

describe("bridges joined otherwise", () => {
  test("in a row: what is sent at one end arrives once at the other", () => {
    const world = new World();
    const links = [world.link("ipv4"), world.link("ipv6"), world.link("ipv4"), world.link("ipv6")] as const;
    world.bridge("a", links[0], links[1]);
    world.bridge("b", links[2], links[1]);
    world.bridge("c", links[2], links[3]);
    links[0].send("board", "lamp\0on");
    links[3].send("router", "lamp\0off");
    world.wait(5);
    for (const link of links) {
      assert.equal(link.times("lamp\0on"), 1);
      assert.equal(link.times("lamp\0off"), 1);
    }
  });

  test("in a ring: it goes round once at most, and ends", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const world = new World(seed);
      const links = [world.link("ipv4"), world.link("ipv6"), world.link("ipv4"), world.link("ipv6")] as const;
      world.bridge("a", links[0], links[1]);
      world.bridge("b", links[2], links[1]);
      world.bridge("c", links[2], links[3]);
      world.bridge("d", links[0], links[3]);
      links[0].send("board", "lamp\0on");
      world.wait(60);
      const times = links.map((link) => link.times("lamp\0on"));
      for (const n of times) assert.ok(n >= 1 && n <= 2, `${times}`);
      assert.ok(times.reduce((sum, n) => sum + n) <= 5, `${times}`);
      for (const link of links) assert.ok(link.heard.at(-1)!.at < SECOND);
    }
  });

  test("eight at random between six links, with loss: each puts it on a side once in two seconds", () => {
    for (let seed = 1; seed <= 50; seed++) {
      const world = new World(seed);
      world.loss = 0.2;
      const ipv4 = [world.link("ipv4"), world.link("ipv4"), world.link("ipv4")];
      const ipv6 = [world.link("ipv6"), world.link("ipv6"), world.link("ipv6")];
      const any = <T>(from: T[]) => from[Math.floor(world.random() * from.length)]!;
      for (let n = 0; n < 8; n++) world.bridge(`bridge ${n}`, any(ipv4), any(ipv6));
      ipv4[0]!.send("board", "same");
      world.wait(60);
      const heard = [...ipv4, ...ipv6].flatMap((link) => link.heard);
      assert.ok(heard.length <= 1 + 8 * 2, `seed ${seed}: ${heard.length}`);
      for (const { at } of heard) assert.ok(at < 2 * SECOND, `seed ${seed}: still there after ${at} µs`);
    }
  });
});
