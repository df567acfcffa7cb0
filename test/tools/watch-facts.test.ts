/** The facts that a page shows: alfred's records, read out of boards, and what an autofactory has heard last. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import ts from "typescript";
import { placesIn } from "../../tools/build/packed.ts";
import { alfredFacts, dataText, PLACES, recordsOf } from "../../tools/fleet/alfred-knowledge.ts";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { Fleet } from "../../tools/fleet/fleet.ts";
import { type Modules, modulesHeap, modulesInit, modulesPorts } from "../../tools/fleet/modules-init.ts";
import { rowsOf, tableFile } from "../../tools/fleet/table-init.ts";
import { tableOf } from "../../tools/fleet/table-knowledge.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import { UdpLan } from "../../tools/lan/udp.ts";
import { Factory, Latest } from "../../tools/watch/factory.ts";

const firmware = compiled(readFirmware());
const NONE: Modules = { table: undefined, alfred: false, facts: undefined };

/** Boards that run modules, in a simulated LAN. */
function running(t: { after(fn: () => void): void }, modules: Partial<Modules>, boards = 4) {
  const lan = new SimLan({ seed: 1 });
  const wanted = { ...NONE, ...modules };
  const rest = { init: modulesInit(wanted), heap: modulesHeap(wanted)!, firmware, watch: false };
  const fleet = new Fleet({ lan, boards, interval: 2000, ...rest });
  t.after(() => {
    fleet.close();
    lan.close();
  });
  const all = fleet.boards.map(({ board }) => board);
  const until = (what: string, holds: () => boolean, seconds = 120) => {
    for (let passed = 0; !holds(); passed++) {
      assert.ok(passed < seconds, `${what}: not within ${seconds} s`);
      lan.run(lan.clock.now() + 1_000_000);
    }
  };
  return { lan, fleet, all, until };
}

test("alfred's records are read out of boards as the boards themselves have them", (t) => {
  const { fleet, all, until } = running(t, { alfred: true });
  assert.equal(recordsOf(all[0]!), undefined, "a board that is off");
  fleet.start();
  until("both primaries hold all", () => [0, 1].every((index) => recordsOf(all[index]!)?.length === 8));
  const facts = alfredFacts(all);
  assert.deepEqual(
    facts.slice(0, 4).map(({ type, from, value, version }) => [type, from, value, version]),
    all.map(({ mac }, index) => ["64", mac, `board ${index + 1}`, 0]),
  );
  // The two primaries, and of a secondary it itself.
  assert.deepEqual(
    facts.slice(0, 4).map(({ holders }) => holders),
    [2, 2, 3, 3],
  );
  const said = all[0]!.lua(`local t = {}
    for _, type in ipairs({ 64, 100 }) do
      alfred.request(type, function(records)
        for mac, record in pairs(records) do t[#t + 1] = type .. " " .. mac .. " " .. record.data end
      end)
    end
    table.sort(t)
    return table.concat(t, "\\n")`);
  const read = recordsOf(all[0]!)!.map(({ type, mac, data }) => `${type} ${mac} ${data}`);
  assert.deepEqual(read.sort(), String(said[0]).split("\n").sort());
});

test("where boards hold different data, it is that of who has set it, and how many have just that", (t) => {
  const { fleet, all, until } = running(t, { alfred: true });
  fleet.start();
  until("a primary holds all", () => recordsOf(all[0]!)?.length === 8);
  const fact = () => alfredFacts(all).find(({ id }) => id === `alfred 64 ${all[3]!.mac}`)!;
  all[3]!.lua(`alfred.set(64, "shed", 7)`);
  assert.deepEqual([fact().value, fact().version, fact().holders], ["shed", 7, 1]);
  until("it is at both primaries", () => fact().holders === 3);
  fleet.boards[3]!.powerOff();
  assert.deepEqual([fact().value, fact().holders], ["shed", 2]);
});

test("what a record holds is text, or hexadecimal", () => {
  assert.equal(dataText(Buffer.from("Küche 21 °C\n")), "Küche 21 °C\n");
  assert.equal(dataText(Buffer.from([0xff, 0x41])), "ff41");
  assert.equal(dataText(Buffer.from("\x1b[2J")), "1b5b324a");
  assert.equal(dataText(Buffer.alloc(0)), "");
});

test("records are looked for where the firmware has them", () => {
  for (const [file, record, field, place] of [
    ["alfred/shell.d.ts", "Shell", "own", PLACES.own],
    ["alfred/shell.d.ts", "Shell", "heard", PLACES.heard],
    ["alfred/busy/records.ts", "Records", "pieces", PLACES.pieces],
  ] as const) {
    const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    assert.equal(placesIn(source).get(record)?.get(field), place, `${record}.${field}`);
  }
});

test("a fleet with table and alfred has the heap for both: nothing is dropped for want of it", (t) => {
  const { fleet, all, until, lan } = running(t, { table: "hosts", alfred: true }, 12);
  fleet.boards[0]!.flash.store.set(tableFile("hosts"), Buffer.from(rowsOf(20)));
  fleet.start();
  until("all have all", () => {
    const tables = all.every((board) => tableOf(board, "hosts")?.size === 20);
    return tables && fleet.agrees() && alfredFacts(all).length === 24;
  });
  lan.run(lan.clock.now() + 120_000_000);
  for (const board of all) {
    const dropped = `local sum = 0
      for _, name in ipairs({ "gossip", "p2ptbl", "alfred" }) do
        local stats = require(name).stats
        sum = sum + (stats.dropped.memory or 0) + stats.errors
      end
      return sum`;
    assert.equal(board.lua(dropped)[0], 0);
  }
  assert.deepEqual(modulesPorts({ ...NONE, table: "hosts", alfred: true }), [5000, 4950, 16_962]);
  assert.equal(modulesHeap(NONE), undefined);
});

test("boards tell an autofactory of this process, which has the latest of each", async (t) => {
  const factory = await Factory.start();
  const lan = new UdpLan();
  const wanted = { ...NONE, facts: factory.url };
  const rest = { init: modulesInit(wanted), heap: modulesHeap(wanted)!, firmware, watch: false };
  const fleet = new Fleet({
    lan,
    boards: 2,
    interval: 500,
    firstIp: "127.9.1.1",
    netmask: "255.255.255.0",
    ...rest,
  });
  t.after(async () => {
    fleet.close();
    lan.close();
    await factory.close();
  });
  fleet.start();
  const of = (type: string) => factory.facts().filter((fact) => fact.type === type);
  const end = Date.now() + 60_000;
  while (of("radio").length < 2) {
    assert.ok(Date.now() < end, JSON.stringify(factory.facts()));
    await sleep(100);
  }
  assert.deepEqual(
    of("radio")
      .map(({ from }) => from)
      .sort(),
    ["NODE-000001", "NODE-000002"],
  );
  const { uptime, rssi } = JSON.parse(of("radio")[0]!.value);
  assert.ok(uptime > 0 && rssi < 0);
  assert.equal(new Set(factory.facts().map(({ id }) => id)).size, factory.facts().length);
  assert.match(of("system")[0]!.value, /"mac":"5c:cf:7f:/);
  assert.deepEqual([of("radio")[0]!.holders, of("radio")[0]!.version], [null, null]);
});

test("of a measurement the latest stays, by host and tags; a name that was given is told", async () => {
  const latest = new Latest();
  const point = (fields: object, tags = {}) => ({ measurement: "m", tags, fields, time: "1" }) as never;
  const fact = { id: "1", client: "c", origin: { host: "kitchen" }, sent: "1" };
  await latest.write([{ ...fact, points: [point({ n: 1 }), point({ n: 1 }, { device: "sta" })] }]);
  await latest.write([
    { ...fact, points: [point({ n: { whole: "12" }, big: { whole: "9007199254740993" } })] },
  ]);
  assert.deepEqual(
    latest.facts().map(({ from, value }) => [from, value]),
    [
      ["kitchen", '{"n":12,"big":"9007199254740993"}'],
      ["kitchen", '{"device":"sta","n":1}'],
    ],
  );
});
