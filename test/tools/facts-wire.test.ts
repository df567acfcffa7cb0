/** What a board sends, read by the FlatBuffers package: each kind, with values that were known before. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BenchBoard } from "../../tools/bench/bench-board.ts";
import { KIND, Table } from "../../tools/bench/facts-buffers.ts";
import { FactsDouble } from "../../tools/bench/facts-double.ts";
import { SimServer } from "../../tools/bench/facts-server.ts";

/** 2025-11-22 08:00:00 UTC, in microseconds. */
const NOW = 1_763_798_400_000_000;
const SECOND = 1_000_000;

/** A board that has told a server all that it collects, for so many seconds. */
function told(seconds: number, conf = { memory: 5, net: 5, cpu: 5 }) {
  const bench = new BenchBoard();
  const start = bench.lan.clock.now();
  const double = new FactsDouble(() => NOW + bench.lan.clock.now() - start, conf);
  const server = new SimServer(bench.lan, double);
  bench.lua(`facts = require("facts")
    facts.define("soil", function() return { moisture = 0.5, state = "d\\"ry\\"", [1] = -3 } end, 5)
    facts.start{ server = "ws://10.9.9.9:8675/client", region = "north" }`);
  bench.wait(seconds / 2);
  for (const peer of server.peers) peer.send("loadavg");
  // And what was under way then.
  bench.wait(seconds / 2 + 2);
  const stats = bench.lua(
    "local s = facts.stats return s.errors, s.lost, s.collected, s.stored, s.messagesOut",
  );
  bench.close();
  assert.deepEqual(stats.slice(0, 2), [0, 0]);
  return { double, stats, end: NOW + bench.lan.clock.now() - start };
}

const { double, stats, end } = told(30);

/** The table in the only, or first, message of a kind. */
const first = (kind: number) => {
  const facts = double.of(kind);
  assert.ok(facts.length > 0, `a message of kind ${kind}`);
  return Table.of(facts[0]!.data);
};

/** That a time is within what the test took, in ns; and not cut to what a double holds. */
function assertNow(time: bigint): void {
  assert.ok(time >= BigInt(NOW) * 1000n && time <= BigInt(end) * 1000n, String(time));
}

test("all that was collected has come, once each, in order", () => {
  assert.deepEqual([stats[2], double.again], [stats[3], 0]);
  const ids = [...double.facts.keys()];
  assert.deepEqual(
    ids.filter((id) => !id.endsWith(Buffer.from("boardone").toString("hex"))),
    [],
  );
  assert.equal(double.facts.size, stats[2]);
});

test("MemInfo: heap total and free, bytes", () => {
  const memory = first(KIND.memInfo);
  assertNow(memory.long(0));
  const [total, free] = [Number(memory.long(1)), Number(memory.long(2))];
  assert.ok(Math.abs(total - 44 * 1024) <= 1024, `${total}`);
  assert.ok(free > 8 * 1024 && free < total, `${free}`);
  assert.ok(double.of(KIND.memInfo).length >= 5);
});

test("LoadAvg: three doubles from 0 to 1", () => {
  assert.equal(double.of(KIND.loadAvg).length, 1);
  const load = first(KIND.loadAvg);
  assertNow(load.long(0));
  // A virtual board's code takes no time.
  assert.deepEqual([load.double(1), load.double(2), load.double(3)], [0, 0, 0]);
});

test("CPUUtilization: one CPU, usage and idle in percent", () => {
  const cpu = first(KIND.cpu);
  assertNow(cpu.long(0));
  assert.ok(cpu.long(1) >= 4_000_000_000n && cpu.long(1) <= 20_000_000_000n, String(cpu.long(1)));
  const [one, ...others] = cpu.tables(5);
  assert.equal(others.length, 0);
  assert.deepEqual([one!.text(0), one!.float(1), one!.float(2), one!.float(5)], ["cpu", 0, 0, 100]);
});

test("NetUsage: one device, sta, with bytes and messages both ways", () => {
  const all = double.of(KIND.netUsage).map(({ data }) => Table.of(data));
  for (const net of all) {
    assertNow(net.long(0));
    const [device, ...others] = net.tables(2);
    assert.deepEqual([device!.text(0), others.length], ["sta", 0]);
    assert.deepEqual([device!.long(3), device!.long(11)], [0n, 0n]);
    // RFIFO to RMulticast, and TFIFO to TCompressed: a board has none.
    for (const slot of [5, 6, 7, 8, 13, 14, 15, 16]) assert.equal(device!.long(slot), 0n);
  }
  const sum = (slot: number) => all.reduce((total, net) => total + Number(net.tables(2)[0]!.long(slot)), 0);
  assert.ok(sum(1) > 300 && sum(2) > 5 && sum(9) > 500 && sum(10) > 5, `${[1, 2, 9, 10].map(sum)}`);
  assert.ok(sum(10) <= Number(stats[4]));
});

test("SysInfo: one flat JSON object, once a connection", () => {
  const all = double.of(KIND.sysInfo);
  assert.equal(all.length, 1);
  const info = JSON.parse(all[0]!.data.toString("utf8")) as Record<string, unknown>;
  assert.deepEqual(
    { ...info, modules: undefined, rssi: undefined, boot_reason: undefined },
    {
      ...{
        firmware: "3.0.0",
        chip_id: 1,
        flash_id: info.flash_id,
        hostname: "NODE-000001",
        address: "10.0.0.1",
      },
      ...{ mac: "5c:cf:7f:00:00:01", region: "north" },
      ...{ modules: undefined, rssi: undefined, boot_reason: undefined },
    },
  );
  assert.equal(info.rssi, -55);
  assert.match(String(info.modules), /websocket/);
});

test("facts of the user's own: JSON, the time in digits that no double holds", () => {
  const { data } = double.of(KIND.generic)[0]!;
  const text = data.toString("utf8");
  const fact = JSON.parse(text) as { name: string; fields: unknown };
  assert.deepEqual(fact, {
    ...{ name: "soil", time: (fact as unknown as { time: number }).time },
    fields: { moisture: 0.5, state: 'd"ry"', 1: -3 },
  });
  const [, time] = /"time":(\d{19}),/.exec(text)!;
  assertNow(BigInt(time!));
});

test("a message is at most 1,400 bytes with what is around it, and its id tells when it was made", () => {
  for (const { id, data } of double.facts.values()) {
    assert.ok(data.length < 1340);
    const micros = Number(BigInt(`0x${id.slice(0, 16)}`) >> 12n);
    assert.ok(micros > NOW - 10 * SECOND && micros <= end, id);
  }
});

test("the vectors of the original are read by the same reader", () => {
  const table = (name: string) => Table.of(readFileSync(`test/vectors/autofact/${name}.bin`));
  const memory = Table.of(table("22-c2s-MemInfo").bytes(4));
  assert.deepEqual(
    [0, 1, 2].map((slot) => memory.long(slot)),
    [1795223937687762061n, 25276510208n, 24852332544n],
  );
  const cpu = Table.of(table("24-c2s-CPUUtilization").bytes(4));
  assert.deepEqual(
    cpu.tables(5).map((one) => one.text(0)),
    ["cpu", "cpu0", "cpu1"],
  );
});
