/** What a board sends, read by flatc and by the readers that it has generated: each kind, with values that were known before. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ByteBuffer } from "flatbuffers";
import { KIND } from "../../tools/autofactory/encode.ts";
import { SCHEMA } from "../../tools/autofactory/generate.ts";
import { CPUUtil, DevUsage, LoadAvg, MemInfo } from "../../tools/autofactory/generated/autofact_generated.ts";
import { BenchBoard } from "../../tools/bench/bench-board.ts";
import { FactsDouble } from "../../tools/bench/facts-double.ts";
import { SimServer } from "../../tools/bench/facts-server.ts";
import { StallingLan } from "../../tools/fleet/stalling-lan.ts";
import { temporary } from "./autofactory-server.ts";
import { has } from "./has.ts";

/** 2025-11-22 08:00:00 UTC, in microseconds. */
const NOW = 1_763_798_400_000_000;
const SECOND = 1_000_000;

/** A board that has told a server all that it collects, for so many seconds. */
function told(seconds: number, conf = { memory: 5, net: 5, cpu: 5 }) {
  let stalling!: StallingLan;
  const bench = new BenchBoard(undefined, (lan) => {
    stalling = new StallingLan(lan);
    return stalling;
  });
  const start = bench.lan.clock.now();
  const double = new FactsDouble(() => NOW + bench.lan.clock.now() - start, conf);
  const server = new SimServer(bench.lan, double);
  bench.lua(`facts = require("facts")
    facts.define("soil", function() return { moisture = 0.5, state = "d\\"ry\\"", [1] = -3 } end, 5)
    facts.start{ server = "ws://10.9.9.9:8675/client", region = "north" }`);
  for (let passed = 0; passed < seconds / 2; passed++) {
    // A fifth of the time its event loop stands still.
    stalling.stall(SECOND / 5);
    bench.wait(1);
  }
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

/** The only, or first, message of a kind. */
const first = (kind: number) => {
  const [fact] = double.of(kind);
  assert.ok(fact, `a message of kind ${kind}`);
  return fact;
};

/** That a time is within what the test took, in ns; and not cut to what a double holds. */
function assertNow(time: bigint): void {
  assert.ok(time >= BigInt(NOW) * 1000n && time <= BigInt(end) * 1000n, String(time));
}

test("all that was collected has come, once each, in order", () => {
  assert.deepEqual([stats[2], double.again], [stats[3], 0]);
  const ids = [...double.facts.keys()];
  assert.deepEqual(
    ids.filter((id) => !id.endsWith(Buffer.from("board001").toString("hex"))),
    [],
  );
  assert.equal(double.facts.size, stats[2]);
});

test("MemInfo: heap total and free, bytes", () => {
  for (const { data } of double.of(KIND.MemInfo)) {
    const memory = MemInfo.getRootAsMemInfo(new ByteBuffer(data));
    assertNow(memory.timestamp());
    const [total, free] = [Number(memory.totalRam()), Number(memory.freeRam())];
    assert.ok(Math.abs(total - 44 * 1024) <= 1024, `${total}`);
    assert.ok(free > 8 * 1024 && free < total, `${free}`);
    assert.deepEqual([memory.sharedRam(), memory.bufferRam(), memory.totalSwap()], [0n, 0n, 0n]);
  }
  assert.ok(double.of(KIND.MemInfo).length >= 5);
});

test("LoadAvg: three doubles from 0 to 1", () => {
  assert.equal(double.of(KIND.LoadAvg).length, 1);
  const load = LoadAvg.getRootAsLoadAvg(new ByteBuffer(first(KIND.LoadAvg).data));
  assertNow(load.timestamp());
  const [one, five, fifteen] = [load.one(), load.five(), load.fifteen()];
  // A tenth of the last 15 seconds it waited: in a minute, in five, in fifteen.
  assert.ok(one > 0.01 && one < 0.04, String(one));
  assert.ok(five > 0.003 && five < 0.008, String(five));
  assert.ok(fifteen > 0.001 && fifteen < 0.0025, String(fifteen));
});

test("CPUUtilization: one CPU, usage and idle in percent", () => {
  const util = CPUUtil.getRootAsCPUUtil(new ByteBuffer(first(KIND.CPUUtilization).data));
  assertNow(util.timestamp());
  const delta = util.timeDelta();
  assert.ok(delta >= 4_000_000_000n && delta <= 20_000_000_000n, String(delta));
  assert.equal(util.cpuLength(), 1);
  const cpu = util.cpu(0)!;
  assert.deepEqual([cpu.id(), cpu.usage()], ["cpu", cpu.user()]);
  assert.ok(cpu.usage() > 5 && cpu.usage() < 25, String(cpu.usage()));
  assert.ok(Math.abs(cpu.usage() + cpu.idle() - 100) < 0.001, `${cpu.usage()} ${cpu.idle()}`);
});

test("NetUsage: one device, sta, with bytes and messages both ways", () => {
  const sums = [0, 0, 0, 0];
  for (const { data } of double.of(KIND.NetUsage)) {
    const usage = DevUsage.getRootAsDevUsage(new ByteBuffer(data));
    assertNow(usage.timestamp());
    const device = usage.device(0)!;
    assert.deepEqual([device.name(), usage.deviceLength()], ["sta", 1]);
    assert.deepEqual([device.rErrs(), device.tErrs()], [0n, 0n]);
    // A board has none of the others.
    assert.deepEqual(
      [device.rFifo(), device.rFrame(), device.rCompressed(), device.rMulticast()],
      [0n, 0n, 0n, 0n],
    );
    assert.deepEqual(
      [device.tFifo(), device.tColls(), device.tCarrier(), device.tCompressed()],
      [0n, 0n, 0n, 0n],
    );
    for (const [at, count] of [
      device.rBytes(),
      device.rPackets(),
      device.tBytes(),
      device.tPackets(),
    ].entries())
      sums[at]! += Number(count);
  }
  const [received, messagesIn, sent, messagesOut] = sums as [number, number, number, number];
  assert.ok(received > 300 && messagesIn > 5 && sent > 500 && messagesOut > 5, `${sums}`);
  assert.ok(messagesOut <= Number(stats[4]));
});

test("SysInfo: one flat JSON object, once a connection", () => {
  const all = double.of(KIND.SysInfoJSON);
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
  const { data } = double.of(KIND.Generic)[0]!;
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

/** Fractions to so many parts: flatc rounds what it prints, to 12 digits or to 6. */
function near(values: Record<string, unknown>, parts: number): Record<string, unknown> {
  const cut = (value: unknown) => (typeof value === "number" ? Math.round(value * parts) / parts : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cut(value)]));
}

test("flatc, too, reads what a board sends, and gives it as JSON", {
  skip: !has("flatc") && "needs flatc",
}, (t) => {
  const folder = temporary(t);
  /** What flatc makes of a buffer; whole numbers as text, to the last digit. */
  const json = (table: string, bytes: Buffer) => {
    writeFileSync(join(folder, "buffer.bin"), bytes);
    const format = ["--json", "--strict-json", "--raw-binary", "--root-type", table];
    execFileSync("flatc", [...format, "-o", folder, SCHEMA, "--", join(folder, "buffer.bin")]);
    const text = readFileSync(join(folder, "buffer.json"), "utf8");
    return JSON.parse(text.replace(/: (\d{16,})/g, ': "$1"'));
  };
  const kinds = [
    KIND.MemInfo,
    KIND.LoadAvg,
    KIND.CPUUtilization,
    KIND.NetUsage,
    KIND.SysInfoJSON,
    KIND.Generic,
  ];
  for (const kind of kinds) {
    const { id, data, message } = first(kind);
    assert.deepEqual(json("Message", message), {
      ...{ id: [...Buffer.from(id, "hex")], type: 2, kind, data: [...data] },
    });
  }
  const memory = MemInfo.getRootAsMemInfo(new ByteBuffer(first(KIND.MemInfo).data));
  assert.deepEqual(json("MemInfo", first(KIND.MemInfo).data), {
    ...{ timestamp: String(memory.timestamp()) },
    ...{ total_ram: Number(memory.totalRam()), free_ram: Number(memory.freeRam()) },
  });
  const load = LoadAvg.getRootAsLoadAvg(new ByteBuffer(first(KIND.LoadAvg).data));
  assert.deepEqual(near(json("LoadAvg", first(KIND.LoadAvg).data), 1e10), {
    ...{ timestamp: String(load.timestamp()) },
    ...near({ one: load.one(), five: load.five(), fifteen: load.fifteen() }, 1e10),
  });
  const util = CPUUtil.getRootAsCPUUtil(new ByteBuffer(first(KIND.CPUUtilization).data));
  const cpu = util.cpu(0)!;
  const read = json("CPUUtil", first(KIND.CPUUtilization).data);
  assert.deepEqual([read.timestamp, read.time_delta], [String(util.timestamp()), Number(util.timeDelta())]);
  assert.equal(read.cpu.length, 1);
  assert.deepEqual(
    near(read.cpu[0], 1e3),
    near({ id: "cpu", usage: cpu.usage(), user: cpu.user(), idle: cpu.idle() }, 1e3),
  );
  const usage = DevUsage.getRootAsDevUsage(new ByteBuffer(first(KIND.NetUsage).data));
  const device = usage.device(0)!;
  assert.deepEqual(json("DevUsage", first(KIND.NetUsage).data), {
    ...{ timestamp: String(usage.timestamp()), time_delta: Number(usage.timeDelta()) },
    device: [
      {
        ...{ name: "sta", r_bytes: Number(device.rBytes()), r_packets: Number(device.rPackets()) },
        ...{ r_errs: 0, r_drop: 0, t_bytes: Number(device.tBytes()), t_packets: Number(device.tPackets()) },
        ...{ t_errs: 0, t_drop: 0 },
      },
    ],
  });
});
