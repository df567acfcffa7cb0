import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds, noteSeed } from "./core/cases.ts";
import { OWN } from "./core/datagrams.ts";
import { Cores } from "./core/lua.ts";
import { entry, neighbours, record } from "./core/packed.ts";
import { ROUND } from "./core/world.ts";

noteSeed("bounds of gossip's core");

const BOARD = 1;
const ASKER = 2;
const ELSEWHERE = "\xac\x10\x00\x09";
const [PING, UNHEARD, NEWS, GIVE, MEMBERS, DATA] = [129, 133, 134, 136, 137, 140];
const PLENTY = 40000;

let sent: { from: number; text: string }[] = [];
const cores = new Cores({ send: (args) => sent.push({ from: args.number(1), text: args.string(3) }) });
const char = (...codes: number[]) => String.fromCharCode(...codes);

const toIp = (address: string) => Buffer.from(address, "latin1").join(".");

/** Entries, and records, as no other board refuses them. */
const isGood = (each: string) => each.charCodeAt(9) >> 4 !== 1;
const goodEntry = entry.filter(isGood);

/** A board that knows nobody yet. */
function start(seed: number, maxMembers: number): void {
  sent = [];
  cores.call("seed", seed);
  cores.call("create", BOARD, maxMembers, 60);
  cores.call("start", BOARD, OWN, 3, 0);
  cores.call("tick", BOARD, false, 0);
}

/** What was sent since the last time. */
function take(from: number): string[] {
  const texts = sent.filter((each) => each.from === from).map(({ text }) => text);
  sent = [];
  return texts;
}

const crowded = fc.record({
  seed: fc.nat(1_000_000),
  maxMembers: fc.oneof(fc.integer({ min: 2, max: 300 }), fc.constantFrom(1024, 5000)),
  /** Of how many, all in one bucket, the board holds a record. */
  crowd: fc.nat(400),
  like: record.filter(isGood),
  first: fc.nat(255),
  sums: fc.oneof(fc.constant("all" as const), fc.constantFrom(0, 1, 13, 255)),
});

test("who asks for all gets two datagrams that it can take, however many are in a bucket", () => {
  holds(40, crowded, ({ seed, maxMembers, crowd, like, first, sums }) => {
    start(seed, maxMembers);
    const buckets = Math.floor((maxMembers - 1) / 20) + 1;
    for (const where of neighbours(crowd, Math.min(buckets, 255))) {
      cores.call("put", BOARD, where + like.slice(4));
    }
    take(BOARD);
    const asked = "\x55".repeat(sums === "all" ? 1 + 4 * buckets : sums);
    assert.equal(cores.call("receive", BOARD, ELSEWHERE, `${char(GIVE, first)}abc${asked}`, 0), undefined);
    const told = take(BOARD).filter((text) => text.charCodeAt(0) === MEMBERS);
    assert.ok(told.length >= 1 && told.length <= 2, `${told.length} datagrams`);
    cores.call("create", ASKER, maxMembers, 60);
    cores.call("start", ASKER, ELSEWHERE, 0, 0);
    cores.call("tick", ASKER, false, 0);
    for (const text of told) {
      assert.ok(text.length <= 1400, `${text.length} bytes`);
      assert.equal(cores.call("receive", ASKER, OWN, text, 0), undefined);
    }
  });
});

/** The first has few buckets, and gets more room later: what is in one of them fits no two datagrams. */
const [HOME, FEW, MANY] = [30, 500, 1024];
const fleets = fc.record({
  seed: fc.nat(1_000_000),
  /** What each of the two has room for. */
  room: fc.tuple(fc.constantFrom(HOME, FEW, MANY), fc.constantFrom(HOME, FEW, MANY)),
  /** How far each member's address is from the last one's. */
  gaps: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 400, size: "max" }),
  /** All that one of them does not know, or a single one, whose sum is nothing to the eye. */
  lacks: fc.constantFrom("all", "one"),
});
const LIFE = char(0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 9, 0);

/** Addresses a distance apart. */
function spread(gaps: number[]): string[] {
  let at = 0;
  return gaps.map((gap) => {
    at += gap;
    return char(10, 1 + (at >> 14), (at >> 7) & 127, 1 + (at & 127));
  });
}

/** An address whose record adds nothing to the byte that a bucket's sum is told in. */
function unseen(): string {
  cores.call("create", ASKER, MANY, 60);
  for (let before = 0, n = 0; ; n++) {
    const where = char(10, 9, n >> 8, n & 255);
    cores.call("put", ASKER, where + LIFE);
    const sum = cores.call("sum", ASKER) as number;
    if ((sum - before) % 256 === 0) return where;
    before = sum;
  }
}

test("who finds that it knows less asks until it knows all", () => {
  holds(20, fleets, ({ seed, room, gaps, lacks }) => {
    start(seed, room[0]);
    const one = unseen();
    cores.call("create", ASKER, room[1], 60);
    cores.call("start", ASKER, ELSEWHERE, 0, 0);
    for (const i of [BOARD, ASKER]) cores.call("raise", i, MANY);
    const members = [...spread(gaps), one];
    for (const where of members) {
      cores.call("put", BOARD, where + LIFE);
      if (lacks === "one" && where !== one) cores.call("put", ASKER, where + LIFE);
    }
    for (let ticks = 0; ticks < 6 * ROUND; ticks++) {
      for (const i of [BOARD, ASKER]) cores.call("tick", i, false, 0);
      while (sent.length > 0) {
        const { from, text } = sent.shift()!;
        cores.call("receive", BOARD + ASKER - from, from === BOARD ? OWN : ELSEWHERE, text, 0);
      }
    }
    for (const where of members) assert.notEqual(cores.call("find", ASKER, where), undefined, toIp(where));
  });
});

/** What a board says of one of its first hundred neighbours, over and over, in the name of anybody. */
const claim = fc.record({
  from: fc.nat(199),
  kind: fc.constantFrom(PING, UNHEARD, NEWS, MEMBERS, DATA),
  many: fc.integer({ min: 1, max: 90 }),
  condition: fc.constantFrom(1, 1, 33, 49),
  incarnation: fc.nat(2),
  version: fc.nat(255),
  times: fc.integer({ min: 1, max: 40 }),
  ticks: fc.constantFrom(0, 0, 0, 1, ROUND),
});
type Claim = typeof claim extends fc.Arbitrary<infer T> ? T : never;
const told = neighbours(200, 1);

function textOf({ kind, many, condition, incarnation, version }: Claim, time: number): string {
  const heads = new Map([
    [PING, "abc"],
    [NEWS, "abc"],
    [MEMBERS, "\0"],
  ]);
  const crowd = told.slice(0, many);
  const next = (version + time) % 256;
  if (kind === UNHEARD) return char(kind) + told[many]!;
  if (kind === DATA) return char(kind) + crowd.map((where) => where + char(0, 0, 0, 0, next, 0, 0)).join("");
  const what = char(0, 0, 0, 0, incarnation, condition, next, 0, 0, 0, 0);
  return char(kind) + heads.get(kind)! + crowd.map((where) => where + what).join("");
}

test("nothing that others say makes more grow than it may", () => {
  holds(
    40,
    fc.tuple(fc.nat(1_000_000), fc.array(claim, { maxLength: 20, size: "max" })),
    ([seed, claims]) => {
      start(seed, 120);
      for (const each of claims) {
        for (let time = 0; time < each.times; time++) {
          const from = told[(each.from + time) % told.length]!;
          assert.equal(cores.call("receive", BOARD, from, textOf(each, time), 0), undefined);
          assert.equal(cores.call("swollen", BOARD), undefined);
        }
        for (let ticks = 0; ticks < each.ticks; ticks++) cores.call("tick", BOARD, false, 0);
        assert.equal(cores.call("swollen", BOARD), undefined);
        for (const { text } of sent) assert.ok(text.length <= 1400, `sent ${text.length} bytes`);
        sent = [];
      }
    },
  );
});

const entries = fc.array(goodEntry, { maxLength: 12, size: "max" });
const shortage = fc.record({
  seed: fc.nat(1_000_000),
  free: fc.integer({ min: 0, max: 1535 }),
  known: entries,
  from: entry.map((each) => each.slice(0, 4)),
  said: fc.array(fc.tuple(fc.constantFrom(PING, NEWS, MEMBERS), entries), { maxLength: 6, size: "max" }),
});

test("short of heap newcomers are refused and counted, and all else is as it would be", () => {
  let refused = 0;
  holds(150, shortage, ({ seed, free, known, from, said }) => {
    const first = known.map((each) => each.slice(0, 4)).filter((where) => where !== OWN);
    const members = new Set(first);
    const isNew = (each: string) => !members.has(each.slice(0, 4)) && each.slice(0, 4) !== OWN;
    /** How it ends with so much heap, if it is told all, or only what is not new to it. */
    const end = (heap: number, all: boolean) => {
      start(seed, 120);
      for (const where of members) {
        cores.call(
          "receive",
          BOARD,
          where,
          `${char(NEWS)}abc${where}${char(0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0)}`,
          0,
        );
      }
      sent = [];
      cores.call("heap", heap);
      for (const [kind, list] of said) {
        const head = char(kind) + (kind === MEMBERS ? "\0" : "abc");
        const text = head + list.filter((each) => all || !isNew(each)).join("");
        assert.equal(cores.call("receive", BOARD, from, text, 0), undefined);
      }
      return { state: cores.call("snapshot", BOARD), sent, full: cores.call("dropped", BOARD, "full") };
    };
    // Who is suspected is not new by that, nor who is gone by hearsay.
    const counts = (kind: number, each: string) => {
      const state = each.charCodeAt(9) >> 4;
      return isNew(each) && state !== 2 && (kind !== MEMBERS || state < 3);
    };
    const news = said.flatMap(([kind, list]) => list.filter((each) => counts(kind, each)));
    const short = end(free, true);
    const plenty = end(PLENTY, false);
    assert.deepEqual(short, { ...plenty, full: news.length });
    refused += news.length;
  });
  assert.ok(refused > 0);
});
