/**
 * What gossip takes on the 32-bit VM: heap for its code and for each member, and the work of
 * handling a datagram. The original's figures are those of NodeMCU's gossip.lua in the same VM.
 */
import { BenchBoard } from "./bench-board.ts";
import type { Figure } from "./figure.ts";

/** Bytes of heap of a board whose code runs from LFS, or on which nothing else does. */
const LARGE = 96 * 1024;
/** Entries in the largest datagram. */
const LARGEST = 93;

/** Where the packed table (tools/build/packed.ts) of src/gossip/table.ts holds what is read here. */
const TABLE = { sum: 2, count: 3 };

const CALLBACK = "gossip.updateCallback = function() end";
const PING = Buffer.from([129, 1, 2, 3]);
const ACK = Buffer.from([130, 0, 0, 3, 9]);

/** What a board tells of others, from the n-th on: docs/protocol.md, MEMBERS. */
function members(from: number, count: number, incarnation: number, version = 0): Buffer {
  const entries = Array.from({ length: count }, (_, i) => {
    const entry = Buffer.alloc(15);
    const n = from + i;
    entry.set([10, 0, 1 + Math.floor(n / 250), 1 + (n % 250)]);
    entry.writeUInt32BE(3, 4);
    entry[8] = incarnation;
    entry[9] = 1;
    entry[10] = version;
    entry.writeUInt32BE(1000 + n, 11);
    return entry;
  });
  return Buffer.concat([Buffer.from([137, 0]), ...entries]);
}

function deliver(bench: BenchBoard, datagram: Buffer): void {
  bench.deliver(datagram.toString("latin1"), 0.1);
}

/** A SYN of boards that run the original. */
function syn(count: number, heartbeat: number): Buffer {
  const entries = Array.from(
    { length: count },
    (_, n) => `"10.0.1.${100 + n}":{"state":0,"revision":1,"heartbeat":${heartbeat}}`,
  );
  return Buffer.from(`{"type":"SYN",${entries.join(",")}}`);
}

/** Lets go of code that is not needed now, as a board does when heap is short or a round was quiet. */
function letGo(bench: BenchBoard): void {
  bench.lua("require('lib.modules').letGo(1e9)");
}

function tableOf(bench: BenchBoard, field: number): number {
  return Number(bench.lua(`return gossip.core[1][${field}]`)[0]);
}

/** A board that gossips and knows so many others. */
function knowing(count: number, heap?: number): BenchBoard {
  const bench = new BenchBoard(heap);
  // Ticks far apart: nothing but what is measured happens meanwhile.
  bench.lua(`gossip = require("gossip")
    gossip.setConfig{ roundInterval = 6000000, maxMembers = ${Math.max(30, count + 2)} } gossip.start()`);
  bench.wait(1);
  for (let n = 0; n < count; n += 50) deliver(bench, members(n, Math.min(50, count - n), 0));
  letGo(bench);
  // Not by going through them: the strings of that make Lua's table of all strings larger for good.
  const held = tableOf(bench, TABLE.count);
  if (held !== count + 1) throw new Error(`a board that was told of ${count} others holds ${held}`);
  return bench;
}

/** Heap in use before gossip is there, and with so many others known; and what is free then. */
function heapWith(count: number, heap?: number): { used: number; free: number } {
  const bench = knowing(count, heap);
  const used = bench.rest();
  const free = bench.vm.heap.limit - used;
  bench.close();
  return { used, free };
}

/** Heap of the code: stripped .lc, loaded, started, and after some rounds, in bytes. */
function codeHeap(): { loaded: number; started: number; running: number } {
  const bench = new BenchBoard();
  const before = bench.rest();
  const heap = () => {
    letGo(bench);
    return bench.rest() - before;
  };
  bench.lua('gossip = require("gossip")');
  const loaded = heap();
  bench.lua("gossip.start()");
  const started = heap();
  bench.wait(60);
  const running = heap();
  bench.close();
  return { loaded, started, running };
}

/** The work of a ping and an ack, as they come all day, where so many others are known. */
function steady(count: number): Figure[] {
  const bench = knowing(count, LARGE);
  // The first one finds that the sums differ; the speaker does not answer.
  deliver(bench, PING);
  letGo(bench);
  const sum = tableOf(bench, TABLE.sum);
  const ping = Buffer.from([129, Math.floor(sum / 65536), Math.floor(sum / 256) % 256, sum % 256]);
  deliver(bench, ping);
  deliver(bench, ACK);
  letGo(bench);
  const costs = [ping, ACK].map((datagram) => bench.cost(() => deliver(bench, datagram)));
  bench.close();
  const cost = (what: "instructions" | "allocations") => costs[0]![what] + costs[1]![what];
  return [
    { what: `a ping and an ack, ${count} others: instructions`, value: cost("instructions"), unit: "" },
    { what: `a ping and an ack, ${count} others: allocations`, value: cost("allocations"), unit: "" },
  ];
}

/** Heap above rest that a datagram takes at the most, with the code for it to be loaded first; `before` runs first of all. */
function peakOf(datagram: Buffer, others: number, before = ""): number {
  const bench = knowing(others);
  bench.lua(before);
  letGo(bench);
  const { peak } = bench.cost(() => deliver(bench, datagram));
  bench.close();
  return peak;
}

/** The same where the code is there since the datagram before. */
function peakWarm(others: number): number {
  const bench = knowing(others, LARGE);
  deliver(bench, members(0, LARGEST, 1));
  const { peak } = bench.cost(() => deliver(bench, members(0, LARGEST, 2)));
  bench.close();
  return peak;
}

/** What telling another board what it lacks takes, where so many others are known and none of the sums agrees. */
function telling(others: number): Figure[] {
  const bench = knowing(others);
  const buckets = Math.ceil(Math.max(30, others + 2) / 20);
  // Bucket, digest, salt, four sums a bucket.
  const give = Buffer.from([136, 0, 1, 2, 3, 4, ...Array(4 * buckets).fill(5)]);
  const { peak, instructions } = bench.cost(() => deliver(bench, give));
  bench.close();
  const what = `telling what differs, ${others} others known`;
  return [
    { what: `${what}: peak above rest`, value: peak, unit: "bytes" },
    { what: `${what}: instructions`, value: instructions, unit: "" },
  ];
}

/** All of gossip's figures. */
export function gossipFigures(): Figure[] {
  const code = codeHeap();
  const alone = heapWith(0);
  const building = heapWith(254);
  const [none, campus] = [heapWith(0, LARGE), heapWith(1000, LARGE)];
  const bytes = (what: string, value: number, more: Partial<Figure> = {}): Figure => ({
    what,
    value: Math.round(value * 10) / 10,
    unit: "bytes",
    ...more,
  });
  return [
    bytes("code, stripped, loaded", code.loaded),
    bytes("code, stripped, loaded and started", code.started, { original: 12_929, budget: "22 KB" }),
    bytes("the same after six rounds, with its own entry", code.running),
    bytes("heap a member, of 254", (building.used - alone.used) / 254, { original: 255, budget: "32" }),
    bytes("heap a member, of 1,000", (campus.used - none.used) / 1000, { budget: "20" }),
    bytes("free of 44 KB, alone", alone.free),
    bytes("free of 44 KB, 254 others known", building.free, { budget: "10 KB" }),
    bytes("heap in use with 1,000 others known", campus.used - none.used + code.running),
    bytes("largest datagram (93 members), all news: peak above rest", peakWarm(254), { budget: "6 KB" }),
    bytes("the same if the code for it is to be loaded first", peakOf(members(0, LARGEST, 1), 254)),
    bytes("and if all have data that is lacking here", peakOf(members(0, LARGEST, 1, 1), 254)),
    bytes("and if a callback is told of each", peakOf(members(0, LARGEST, 1), 254, CALLBACK)),
    bytes("SYN of 24 that run the original, 254 known: peak above rest", peakOf(syn(24, 20), 254)),
    ...telling(20),
    ...telling(254),
    ...steady(20),
    ...steady(254),
    ...steady(1000),
  ];
}
