/**
 * What gossip takes on the 32-bit VM: heap for its code and for each member, and the work of
 * handling a SYN. The original's figures are those of NodeMCU's gossip.lua on NodeMCU's own VM.
 */
import { BenchBoard } from "./bench-board.ts";
import type { Figure } from "./figure.ts";

/** The n-th other board's address; all have the same length. */
function address(n: number): string {
  return `10.0.1.${100 + n}`;
}

/** A SYN of members `from` to `to`, as a board sends it. */
function syn(from: number, to: number, heartbeat: number): string {
  const entries = [`"10.9.9.9":{"state":0,"revision":1,"heartbeat":${heartbeat}}`];
  for (let n = from; n <= to; n++) {
    entries.push(`"${address(n)}":{"state":0,"revision":1,"heartbeat":${heartbeat}}`);
  }
  return `{"type":"SYN",${entries.join(",")}}`;
}

/** A board that gossips and has heard of so many others, besides the one that speaks to it. */
function knowing(members: number): BenchBoard {
  const bench = new BenchBoard();
  // Rounds far apart: nothing but what is measured happens meanwhile.
  bench.lua('gossip = require("gossip") gossip.setConfig{ roundInterval = 600000 } gossip.start()');
  bench.wait(1);
  for (let n = 1; n <= members; n += 10) bench.deliver(syn(n, Math.min(n + 9, members), 10));
  // What they brought is told on, and a round lets go of what only newcomers need.
  for (let told = 0; told < 10; told++) bench.deliver(syn(1, 0, 11));
  bench.wait(600);
  return bench;
}

/** Heap of the code: stripped .lc, loaded and started, in bytes. */
function codeHeap(): { loaded: number; started: number } {
  const bench = new BenchBoard();
  const before = bench.rest();
  bench.lua('gossip = require("gossip")');
  const loaded = bench.rest() - before;
  bench.lua("gossip.start()");
  bench.wait(1);
  const started = bench.rest() - before;
  bench.close();
  return { loaded, started };
}

/** Heap a member takes, in bytes, on average over so many. */
function memberHeap(members: number): number {
  const [alone, among] = [0, members].map((n) => {
    const bench = knowing(n);
    const rest = bench.rest();
    bench.close();
    return rest;
  });
  return Math.round((among! - alone!) / members);
}

/** Free heap, in bytes, when the table holds all the members that it takes by default. */
function fullHeap(): { members: number; free: number } {
  const bench = knowing(60);
  bench.lua("count = 0 for _ in pairs(gossip.networkState) do count = count + 1 end");
  const members = Number(bench.board.global("count"));
  const free = bench.vm.heap.limit - bench.rest();
  bench.close();
  return { members, free };
}

/** All of gossip's figures. */
export function gossipFigures(): Figure[] {
  const code = codeHeap();
  const full = fullHeap();
  const bench = knowing(20);
  const steady = bench.cost(() => bench.deliver(syn(1, 20, 20)));
  const stale = bench.cost(() => bench.deliver(syn(1, 20, 20)));
  bench.close();
  const crowd = knowing(30);
  const largest = crowd.cost(() => crowd.deliver(syn(1, 24, 20)));
  crowd.close();
  return [
    { what: "code, stripped, loaded", value: code.loaded, unit: "bytes" },
    {
      what: "code, stripped, loaded and started",
      value: code.started,
      unit: "bytes",
      original: 13_000,
      budget: "22 KB",
    },
    { what: "heap a member", value: memberHeap(28), unit: "bytes", original: 233 },
    {
      what: `free with the ${full.members} members kept by default`,
      value: full.free,
      unit: "bytes",
      budget: "12 KB",
    },
    { what: "SYN of 20 members, all newer: instructions", value: steady.instructions, unit: "" },
    { what: "SYN of 20 members, all newer: allocations", value: steady.allocations, unit: "" },
    { what: "SYN of 20 members, all newer: peak above rest", value: steady.peak, unit: "bytes" },
    { what: "SYN of 1,390 bytes to a full table: peak above rest", value: largest.peak, unit: "bytes" },
    { what: "SYN of 20 members, none newer: instructions", value: stale.instructions, unit: "" },
    { what: "SYN of 20 members, none newer: allocations", value: stale.allocations, unit: "" },
  ];
}
