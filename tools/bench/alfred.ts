/**
 * What alfred takes on the 32-bit VM: heap for the code and for 200 records, and what work takes: a board of 44 KB, a
 * primary, takes them, pushes them, answers who asks for some, and gives some to its own program. Where there is more
 * heap, boards keep code that they do not need just then.
 */
import type { Port } from "../lan/lan.ts";
import { end, packet } from "./alfred-packets.ts";
import { BenchBoard } from "./bench-board.ts";
import type { Figure } from "./figure.ts";

const PORT = 16962;
const SOURCES = 50;
/** Types that each source has set, one of two groups of types. */
const TYPES = 4;
const RECORDS = SOURCES * TYPES;
/** Records of a type. */
const ALIKE = SOURCES / 2;
/** Bytes of a record's data. */
const DATA = 32;
/** Bytes that the largest packet has for its records. */
const ROOM = 1392;
/** Seconds in which a board has done whatever it was told. */
const DONE = 5;
/** Seconds of a period: none ends while something else is looked at, and one that is looked at. */
const LONG = 3600;
const PERIOD = 60;
/** Bytes of heap that a program beside alfred takes. */
const MINE = 8 * 1024;
/** Bytes of heap where code need not be let go of. */
const LARGE = 512 * 1024;

const ANNOUNCEMENT = packet(1);

/** A board on which alfred has started, as a primary. */
class Primary {
  readonly bench: BenchBoard;
  /** Heap in use before alfred was there, and that its code takes, started, bytes. */
  private readonly before: number;
  readonly code: number;

  constructor(period: number, heap?: number) {
    this.bench = new BenchBoard(heap);
    this.before = this.bench.rest();
    this.bench.lua(`alfred = require("alfred")
      alfred.start{ mode = "primary", syncPeriod = ${period}, dataTimeout = 1000000, serverTimeout = 1000000 }`);
    this.bench.wait(DONE);
    this.code = this.used();
  }

  /** Lets go of code that is not needed now, as a board does when heap is short. */
  letGo(): void {
    this.bench.lua("require('lib.modules').letGo(1e9)");
  }

  /** Heap that alfred takes at rest, bytes. */
  used(): number {
    this.letGo();
    return this.bench.rest() - this.before;
  }

  /** Bytes of 44 KB that are free at rest. */
  free(): number {
    this.letGo();
    return this.bench.vm.heap.limit - this.bench.rest();
  }

  /** Has packets come from another primary, one after the other, and what they bring about. */
  hear(...packets: Buffer[]): void {
    for (const one of packets) this.bench.deliver(one.toString("latin1"), 0.05, PORT);
    this.bench.wait(DONE);
  }

  /** Has each of the sources push its own. */
  hearSources(): void {
    for (let n = 0; n < SOURCES; n++) {
      // A simulated station binds at once.
      const station = this.bench.lan.station(`10.0.1.${n + 1}`, "255.0.0.0").bind(PORT, () => {}) as Port;
      for (const one of transaction(n, n * TYPES, TYPES, 1)) station.send(one, PORT, "10.0.0.1");
      this.bench.wait(1);
    }
  }

  /** Transactions taken, requests answered, datagrams sent; what was dropped, evicted and what went wrong, together. */
  counts(): number[] {
    return this.bench.lua(`
      local s = alfred.stats
      local n = s.errors + s.sendErrors + s.evicted
      for _, count in pairs(s.dropped) do n = n + count end
      return s.transactions, s.answered, s.datagramsOut, n`) as number[];
  }
}

/** Packets of a transaction that holds so many records, from the n-th on, each with that version. */
function transaction(id: number, first: number, count: number, version: number): Buffer[] {
  const each = Math.floor(ROOM / (10 + DATA));
  const packets: Buffer[] = [];
  for (let from = 0; from < count; from += each) {
    const records = Array.from({ length: Math.min(each, count - from) }, (_, i) => {
      const n = first + from + i;
      const head = [2, 0, 0, 0, 0, Math.floor(n / TYPES), 100 + (n % (2 * TYPES)), version, 0, DATA];
      return Buffer.concat([Buffer.from(head), Buffer.alloc(DATA, 33 + (n % 90))]);
    });
    packets.push(packet(0, Buffer.from([0, id, 0, packets.length]), ...records));
  }
  return [...packets, end(id, packets.length)];
}

/** The same as boards push it: each packet a transaction of its own, with the ids from that one on. */
function pushes(id: number, count: number, version: number): Buffer[] {
  const each = Math.floor(ROOM / (10 + DATA));
  return Array.from({ length: Math.ceil(count / each) }, (_, n) =>
    transaction(id + n, n * each, Math.min(each, count - n * each), version),
  ).flat();
}

/** What something takes: heap above rest at the peak, with the code for it to be loaded first; and its longest step, ms. */
interface Work {
  peak: number;
  step: number;
}

/** What can be done again is done twice: once for the heap, once for time. */
function work(primary: Primary, what: () => void): Work {
  primary.letGo();
  const { peak } = primary.bench.cost(what);
  primary.letGo();
  return { peak, step: primary.bench.longest(what) };
}

/** What brings so many records, all of them news if the version is. */
type Brings = (count: number, version: number) => Buffer[];

const inOne: Brings = (count, version) => transaction(version, 0, count, version);
const inMany: Brings = (count, version) => pushes(20 * version, count, version);

/** Heap above rest that taking all records takes at the peak where the code for it is there. */
function peakWarm(brings: Brings): number {
  const primary = new Primary(LONG, LARGE);
  for (const version of [1, 2]) primary.hear(...brings(RECORDS, version));
  const { peak } = primary.bench.cost(() => primary.hear(...brings(RECORDS, 3)));
  primary.bench.close();
  return peak;
}

/** So many records from another primary: what they take, and what taking them takes, beside so many bytes of the user's own. */
function taking(count: number, mine: number, brings: Brings) {
  const primary = new Primary(LONG);
  const { bench, code } = primary;
  bench.lua(`mine = ("x"):rep(${mine})`);
  primary.hear(ANNOUNCEMENT);
  let version = 0;
  const hear = () => primary.hear(...brings(count, ++version));
  hear();
  const records = primary.used() - code - mine;
  const free = primary.free();
  const take = work(primary, hear);
  const [taken, , , bad] = primary.counts();
  bench.close();
  const due = 3 * brings(count, 0).filter(([type]) => type === 3).length;
  if (taken !== due) throw new Error(`of ${due} transactions ${taken} were taken`);
  return { code, records, free, take, bad: bad! };
}

/** All records from their sources, and another primary to which they are pushed. */
function giving() {
  const primary = new Primary(PERIOD);
  const { bench, code } = primary;
  primary.hearSources();
  const records = primary.used() - code;
  const free = primary.free();
  const answer = work(primary, () => primary.hear(packet(2, Buffer.from([100, 0, 1]))));
  const request = work(primary, () => {
    bench.lua(`node.task.post(function()
      alfred.request(100, function(all) found = 0 for _ in pairs(all or {}) do found = found + 1 end end)
    end)`);
    bench.wait(DONE);
  });
  const [found] = bench.lua("return found");
  primary.hear(ANNOUNCEMENT);
  const [, , before] = primary.counts();
  const push = work(primary, () => bench.wait(PERIOD));
  const [taken, answered, out, bad] = primary.counts();
  bench.close();
  // Twice: an announcement, and 7 packets with an end each.
  if (taken !== SOURCES || answered !== 2 || found !== ALIKE || out! - before! !== 30)
    throw new Error(`${taken} taken, ${answered} answered, ${found} found, ${out! - before!} sent`);
  return { records, free, answer, request, push, bad: bad! };
}

/** All of alfred's figures. */
export function alfredFigures(): Figure[] {
  const [took, many, gave] = [taking(RECORDS, 0, inOne), taking(RECORDS, 0, inMany), giving()];
  const [half, most] = [taking(RECORDS / 2, MINE, inOne), taking((RECORDS * 3) / 4, MINE, inMany)];
  const works = { take: took.take, push: gave.push, answer: gave.answer, request: gave.request };
  const bytes = (what: string, value: number, budget?: string): Figure => ({
    ...{ what, value, unit: "bytes" },
    ...(budget === undefined ? {} : { budget }),
  });
  const step = (what: string, { step: value }: Work): Figure => ({
    ...{ what: `${what}: longest step, by the rule of thumb`, value: Math.round(value), unit: "ms" },
    budget: "50",
  });
  const worst = Math.max(works.push.peak, works.answer.peak, works.request.peak);
  return [
    bytes("code at rest, stripped, started", took.code, "14 KB"),
    bytes(`${RECORDS} records of ${DATA} bytes, from another primary`, took.records, "12 KB"),
    bytes("free of 44 KB then", took.free),
    bytes(`the same records from ${SOURCES} sources, with their addresses`, gave.records, "12 KB"),
    bytes("free of 44 KB then", gave.free),
    bytes("taking all of them in one transaction: peak above rest", works.take.peak),
    bytes("  the same where the code for it is there", peakWarm(inOne)),
    bytes("taking all of them as a board pushes them: peak above rest", many.take.peak),
    bytes("  the same where the code for it is there", peakWarm(inMany)),
    bytes("pushing all of them: peak above rest", works.push.peak),
    bytes(`answering a request for ${ALIKE} of them: peak above rest`, works.answer.peak),
    bytes(`giving ${ALIKE} of them to the user: peak above rest`, works.request.peak),
    bytes("free of 44 KB at the worst", Math.min(took.free - works.take.peak, gave.free - worst)),
    bytes(
      `the same while ${RECORDS / 2} are taken that are all, beside ${MINE / 1024} KB of the user's own`,
      half.free - half.take.peak,
    ),
    bytes(`and while ${(RECORDS * 3) / 4} are taken as a board pushes them`, most.free - most.take.peak),
    step("taking", works.take),
    step("pushing", works.push),
    step("answering", works.answer),
    step("giving", works.request),
    {
      what: "dropped, evicted, and errors, in all that",
      value: took.bad + many.bad + gave.bad + half.bad + most.bad,
      unit: "",
      budget: "0",
    },
  ];
}
