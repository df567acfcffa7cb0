/**
 * What a table takes on the 32-bit VM: heap for the code and for a hundred rows, and the peaks of taking the
 * largest datagram and of telling one, on a board of 44 KB: where there is more, boards keep code that they do
 * not need just then.
 */
import { gzipSync } from "node:zlib";
import { rowsOf } from "../fleet/table-init.ts";
import { BenchBoard } from "./bench-board.ts";
import type { Figure } from "./figure.ts";

const PORT = 4950;
const ROWS = 100;
/** Bytes of the largest payload that boards and routers send. */
const LARGEST = 1200;
/** Bytes that it may hold inflated. */
const INFLATED = 4096;
/** Seconds after which boards that have just started have told what they hold. */
const SETTLED = 100;

/** Lets go of code that is not needed now, as a board does when heap is short or a while was quiet. */
function letGo(bench: BenchBoard): void {
  bench.lua("require('lib.modules').letGo(1e9)");
}

/** Heap in use, bytes, without code that is not needed now, where any of p2ptbl is there. */
function rest(bench: BenchBoard): number {
  letGo(bench);
  return bench.rest();
}

/** Newer rows for those of a table, as many as fit the largest datagram: all versions begin with 2000. */
function news(): string {
  const lines = rowsOf(ROWS).split(/(?<=\n)/);
  const newer = lines.map((line, index) => {
    return line.replace(/\t\d+\t/, `\t${2_000_000_000 + ((index * 2_654_435_761) % 20_000)}\t`);
  });
  for (let count = newer.length; ; count--) {
    const text = newer.slice(0, count).join("");
    if (text.length <= INFLATED && gzipSync(text).length <= LARGEST) return text;
  }
}

interface Holding {
  bench: BenchBoard;
  /** Bytes of heap that the code takes, started, and the rows beside it. */
  code: number;
  rows: number;
}

/** A board that takes part in a table of a hundred rows. */
function holding(): Holding {
  const bench = new BenchBoard();
  bench.board.flash.store.set("p2ptbl/hosts", Buffer.from(rowsOf(ROWS)));
  const before = bench.rest();
  bench.lua(`hbbp = require("hbbp") hbbp.start() p2ptbl = require("p2ptbl")`);
  const code = rest(bench) - before;
  bench.lua(`p2ptbl.init("hosts")`);
  const rows = rest(bench) - before - code;
  bench.lua(`p2ptbl.enable("hosts")`);
  bench.wait(SETTLED);
  letGo(bench);
  return { bench, code, rows };
}

/** Heap that a module takes with what it requires, where none of it is there yet, bytes. */
function codeOf(bench: BenchBoard, module: string): number {
  const before = rest(bench);
  bench.lua(`module = require("lib.modules").use("${module}", true)`);
  const taken = bench.rest() - before;
  bench.lua("module = nil");
  return taken;
}

/** What a datagram with news, or telling some, takes at the peak, and its longest step. */
interface Work {
  peak: number;
  step: number;
}

/** What can be done again is done twice: once for the heap, once for time. */
function work(bench: BenchBoard, what: () => void): Work {
  letGo(bench);
  const { peak } = bench.cost(what);
  bench.wait(SETTLED);
  letGo(bench);
  return { peak, step: bench.longest(what) };
}

/** What was dropped and what went wrong, together; rows taken; datagrams told. */
function counts(bench: BenchBoard): [bad: number, rows: number, told: number] {
  return bench.lua(`
    local n = p2ptbl.stats.errors + hbbp.stats.errors + hbbp.stats.sendErrors
    for _, stats in ipairs{ hbbp.stats, p2ptbl.stats } do
      for _, count in pairs(stats.dropped) do n = n + count end
    end
    return n, p2ptbl.stats.rows, p2ptbl.stats.told`) as [number, number, number];
}

/** Has a datagram taken, and tells one; throws if that is not what happens. */
function works(bench: BenchBoard, text: string): { take: Work; tell: Work } {
  const rows = text.split("\n").length - 1;
  const [, had] = counts(bench);
  // Each time newer than the last.
  let version = 2000;
  const take = work(bench, () => {
    version++;
    const payload = gzipSync(text.replaceAll("\t2000", `\t${version}`));
    bench.deliver(`p2ptbl/hosts\0${payload.toString("latin1")}`, 0.2, PORT);
  });
  bench.wait(SETTLED);
  const [, has, told] = counts(bench);
  const tell = work(bench, () => {
    bench.lua(`p2ptbl.gossip("hosts")`);
    bench.wait(0.2);
  });
  const [, , tells] = counts(bench);
  if (has - had !== 2 * rows || tells - told < 2) {
    throw new Error(
      `of twice ${rows} rows ${has - had} were taken, and ${tells - told} datagrams told of two`,
    );
  }
  return { take, tell };
}

/** Heap above rest at the peak of inflating alone: the same datagram with a wrong sum, which is all inflated and then dropped. */
function inflatingPeak(bench: BenchBoard, text: string): number {
  const payload = gzipSync(text);
  payload.writeUInt32LE((payload.readUInt32LE(payload.length - 8) ^ 1) >>> 0, payload.length - 8);
  bench.wait(SETTLED);
  letGo(bench);
  const [before] = counts(bench);
  const { peak } = bench.cost(() => bench.deliver(`p2ptbl/hosts\0${payload.toString("latin1")}`, 0.2, PORT));
  const [after] = counts(bench);
  if (after !== before + 1) throw new Error("a member with a wrong sum was not dropped");
  return peak;
}

/** All of a table's figures. */
export function p2ptblFigures(): Figure[] {
  const { bench, code, rows } = holding();
  const free = bench.vm.heap.limit - rest(bench);
  const text = news();
  const { take, tell } = works(bench, text);
  const [bad] = counts(bench);
  const inflated = inflatingPeak(bench, text);
  const [inflating, merging, telling] = (["take", "merge", "tell"] as const).map((module) =>
    codeOf(bench, `p2ptbl.${module}`),
  );
  bench.close();
  const bytes = (what: string, value: number, budget?: string): Figure => ({
    what,
    value,
    unit: "bytes",
    ...(budget === undefined ? {} : { budget }),
  });
  const step = (what: string, { step: value }: Work): Figure => ({
    what: `${what}: longest step, by the rule of thumb`,
    value: Math.round(value),
    unit: "ms",
    budget: "50",
  });
  const size = (count: number) => count.toLocaleString("en");
  return [
    bytes("code of hbbp and p2ptbl at rest, stripped, started", code, "16 KB"),
    bytes(`${ROWS} rows at rest`, rows, "9 KB"),
    bytes("free of 44 KB then", free),
    bytes(
      `taking ${size(gzipSync(text).length)} bytes that hold ${size(text.length)}: peak above rest`,
      take.peak,
    ),
    bytes("  with code (16 KB) and rows (9): 10 KB more", code + rows + take.peak, "35 KB"),
    bytes("  while inflating", inflated),
    bytes("    of that code to inflate, loaded for it", inflating!),
    bytes("    all else", inflated - inflating!, "10 KB"),
    bytes("  code to merge, which comes instead of it", merging!),
    bytes("telling as much as fits 1,200 bytes: peak above rest", tell.peak),
    bytes("  with code (16 KB) and rows (9): 8 KB more", code + rows + tell.peak, "33 KB"),
    bytes("  of that code to deflate, loaded for it", telling!),
    bytes("  all else", tell.peak - telling!, "8 KB"),
    bytes("free of 44 KB at the worst", free - Math.max(take.peak, tell.peak)),
    step("taking", take),
    step("telling", tell),
    { what: "dropped, and errors, in all that", value: bad, unit: "", budget: "0" },
  ];
}
