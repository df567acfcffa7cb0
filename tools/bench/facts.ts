/**
 * What facts takes on the 32-bit VM: heap for the code, for a record, and what work takes: a board of 44 KB that
 * collects, tells a server, and holds what it collects while there is none.
 */
import { KIND } from "../autofactory/encode.ts";
import { BenchBoard } from "./bench-board.ts";
import { FactsDouble } from "./facts-double.ts";
import { SimServer } from "./facts-server.ts";
import type { Figure } from "./figure.ts";

const START = `facts = require("facts")
  facts.start{ server = "ws://10.9.9.9:8675/client", buffer = { records = 100, file = "facts.log" } }`;
/** Records of one kind that are held, for what each of them takes. */
const RECORDS = 64;
/** Seconds in which a board has done whatever it was told. */
const DONE = 5;
/** Bytes of heap that a program beside facts takes. */
const MINE = 8 * 1024;
/** Microseconds since 1970. */
const NOW = 1_763_798_400_000_000;

/** A board on which facts has started, and its server. */
class Teller {
  readonly bench = new BenchBoard();
  readonly server: SimServer;
  private readonly before: number;

  constructor() {
    const { lan } = this.bench;
    const double = new FactsDouble(() => NOW + lan.clock.now(), {});
    this.server = new SimServer(lan, double);
    this.before = this.bench.rest();
  }

  /** @param mine bytes of heap that a program beside it takes */
  start(mine = 0): this {
    this.bench.lua(START);
    this.bench.lua(`mine = ("x"):rep(${mine})`);
    this.bench.wait(DONE);
    return this;
  }

  letGo(): void {
    this.bench.lua("require('lib.modules').letGo(1e9)");
  }

  /** Heap that facts takes at rest, bytes. */
  used(): number {
    this.letGo();
    return this.bench.rest() - this.before;
  }

  /** Has it collect so many MemInfos, as if their time had come. */
  collect(count: number): void {
    this.bench.lua(`for n = 1, ${count} do
      require("lib.modules").use("facts.busy.measure").memory(facts.shell)
    end`);
  }

  /** Does something twice: once for the heap, once for time. */
  work(what: () => void): Work {
    this.letGo();
    const rest = this.bench.rest();
    const { peak } = this.bench.cost(what);
    this.letGo();
    return { peak, free: this.bench.vm.heap.limit - rest - peak, step: this.bench.longest(what) };
  }
}

/** Code: at rest, and that of FlatBuffers with the arithmetic that it takes. */
function code() {
  const teller = new Teller();
  teller.server.up = false;
  const rest = teller.start().used();
  const { bench } = teller;
  const taken = (...names: string[]) => {
    const before = bench.rest();
    for (const name of names) bench.lua(`require("lib.modules").use("facts.busy.${name}")`);
    return bench.rest() - before;
  };
  const arithmetic = taken("wide");
  const flat = taken("flat", "read");
  bench.close();
  return { rest, flat, all: arithmetic + flat };
}

/** What a record takes: held on average, the list's own growth included. */
function record(): number {
  const teller = new Teller();
  teller.server.up = false;
  teller.start();
  const before = teller.used();
  teller.collect(RECORDS);
  const each = (teller.used() - before) / RECORDS;
  teller.bench.close();
  return Math.round(each);
}

/** What something takes: heap above rest at the peak, with the code for it; the least that was free; its longest step. */
interface Work {
  peak: number;
  free: number;
  step: number;
}

/** A full buffer, and how it goes to flash and to a server that is back; beside so many bytes of the user's own. */
function holding(mine: number) {
  const teller = new Teller();
  teller.server.up = false;
  teller.start(mine);
  const { bench } = teller;
  const rest = teller.used();
  teller.collect(120);
  const full = teller.used() - rest;
  const spill = teller.work(() =>
    bench.lua(`require("lib.modules").use("facts.busy.save", false, 13312).answer(facts.shell)`),
  );
  const tell = teller.work(() => {
    teller.collect(120);
    teller.server.up = true;
    bench.wait(90);
    teller.server.up = false;
    teller.server.drop();
    bench.wait(1);
  });
  const [errors, stored] = bench.lua(`local s = facts.stats
    return s.errors + (s.dropped.memory or 0), s.stored`) as number[];
  bench.close();
  if (stored! < 180) throw new Error(`${stored} records were stored`);
  return { full, spill, tell, errors: errors! };
}

/** A board that does all that it does, for a while: with a fact of the user's own each second. */
function busy(mine: number): Work & { errors: number } {
  const teller = new Teller();
  teller.server.double.conf = { memory: 5, net: 5, cpu: 5 };
  teller.start(mine);
  const { bench, server } = teller;
  bench.lua(`facts.define("own", function() return { temperature = 21.5, humidity = 40 } end, 1)`);
  const work = teller.work(() => {
    for (let n = 0; n < 30; n++) {
      for (const peer of server.peers) peer.send("loadavg");
      bench.wait(1);
    }
  });
  const [errors] = bench.lua(`local s = facts.stats
    return s.errors + (s.dropped.memory or 0) + s.lost`) as number[];
  const load = server.double.of(KIND.LoadAvg).length;
  bench.close();
  if (load < 50) throw new Error(`of 60 heartbeats ${load} were answered`);
  return { ...work, errors: errors! };
}

/** All of facts' figures. */
export function factsFigures(): Figure[] {
  const [own, each, held, all] = [code(), record(), holding(MINE), busy(MINE)];
  const bytes = (what: string, value: number, budget?: string): Figure => ({
    ...{ what, value, unit: "bytes" },
    ...(budget === undefined ? {} : { budget }),
  });
  const beside = `beside ${MINE / 1024} KB of the user's own`;
  const step = (what: string, { step: value }: Work): Figure => ({
    ...{ what: `${what}: longest step, by the rule of thumb`, value: Math.round(value), unit: "ms" },
    budget: "50",
  });
  return [
    bytes("code at rest, stripped, started", own.rest),
    bytes("FlatBuffers: the code to write and to read them", own.flat, "6 KB"),
    bytes("code at rest with that of FlatBuffers, and 64-bit arithmetic", own.rest + own.all, "18 KB"),
    bytes("a MemInfo that is held", each, "100"),
    bytes("a full buffer: 100 of them", held.full, "10 KB"),
    bytes(`that goes to flash, ${beside}: peak above rest`, held.spill.peak),
    bytes("that goes to a server, likewise", held.tell.peak),
    bytes("collecting, telling, and a heartbeat a second, likewise", all.peak),
    bytes(`free of 44 KB at the worst, ${beside}`, Math.min(held.spill.free, held.tell.free, all.free)),
    step("telling all that is held", held.tell),
    step("collecting and telling", all),
    { what: "errors, and what was lost or dropped", value: held.errors + all.errors, unit: "", budget: "0" },
  ];
}
