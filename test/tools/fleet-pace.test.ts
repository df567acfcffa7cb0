/** How a fleet's time goes: stopped, hurried, and changed while it does; and how often it is looked at. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { LiveFleet, type LiveOptions } from "../../tools/fleet/live.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import { until } from "../until.ts";

const firmware = compiled(readFirmware());

/** A fleet that runs until it is ended. */
function running(options: Partial<LiveOptions> = {}, upTo?: number) {
  const lan = new SimLan();
  const live = new LiveFleet({ lan, boards: 3, interval: 1000, firmware, ...options });
  const stop = new AbortController();
  let looks = 0;
  live.on("changed", () => looks++);
  const over = live.run({ signal: stop.signal, until: upTo });
  const end = async () => {
    stop.abort();
    await over;
    live.close();
    lan.close();
  };
  return { live, fleet: live.fleet, looks: () => looks, end };
}

test("time that stands still goes on at another speed, at once", async () => {
  const { live, fleet, end } = running({ speed: 0 });
  await sleep(60);
  assert.equal(fleet.rounds, 0);
  live.perform({ do: "speed", speed: "max" });
  assert.equal(live.info.speed, "max");
  await until("it races", () => fleet.rounds > 20);
  live.perform({ do: "speed", speed: 0 });
  await sleep(60);
  const { rounds } = fleet;
  await sleep(60);
  assert.equal(fleet.rounds, rounds);
  live.perform({ do: "speed", speed: 10 });
  await until("it goes on", () => fleet.rounds > rounds + 1);
  live.perform({ do: "speed", speed: 1 });
  const [from, began] = [fleet.rounds, performance.now()];
  await until("it goes on slower", () => fleet.rounds > from + 1);
  assert.ok(performance.now() - began > 700, "a round of a second took less");
  await end();
});

test("what is done while time stands still is to be seen", async () => {
  const { live, fleet, looks, end } = running({ speed: 0 }, 5);
  await until("it stands still", () => fleet.rounds >= 5);
  await sleep(50);
  const [rounds, before] = [fleet.rounds, looks()];
  live.perform({ do: "power-off", boards: [1] });
  live.perform({ do: "power-off", boards: [2] });
  await until("it is looked at", () => looks() > before);
  assert.deepEqual(
    live.rows.map(({ condition }) => condition),
    ["up", "off", "off"],
  );
  assert.deepEqual([fleet.rounds, looks()], [rounds, before + 1]);
  await end();
});

test("a fleet is hurried up to a round, and then goes at the speed that was chosen", async () => {
  const { live, fleet, end } = running({ speed: 0 }, 12.5);
  await until("it is there", () => fleet.rounds >= 12.5);
  await sleep(50);
  assert.ok(Math.abs(fleet.rounds - 12.5) < 1e-6, String(fleet.rounds));
  assert.ok(live.samples.length > 20, `only ${live.samples.length} samples of what was hurried through`);
  await end();
});

test("as fast as it goes it lets others in, and is looked at no more often than anybody sees", async () => {
  const { fleet, looks, end } = running({ boards: 12 });
  let turns = 0;
  const others = setInterval(() => turns++, 10);
  const began = performance.now();
  await until("it is well under way", () => fleet.rounds > 150);
  clearInterval(others);
  const passed = performance.now() - began;
  assert.ok(turns > passed / 200, `${turns} turns of others in ${passed} ms`);
  assert.ok(looks() < 300, `${looks()} looks at 150 rounds`);
  await end();
});

test("a thorough run looks four times a round, and ends at the round that was asked for", async () => {
  const lan = new SimLan();
  const live = new LiveFleet({ lan, boards: 2, interval: 1000, firmware });
  let looks = 0;
  live.on("changed", () => looks++);
  await live.run({ rounds: 9, signal: new AbortController().signal, thorough: true });
  assert.deepEqual([live.fleet.rounds, looks], [9, 37]);
  assert.ok(live.samples.length > 15);
  assert.ok(
    live.samples.every(({ round }, index) => index === 0 || round - live.samples[index - 1]!.round >= 0.5),
  );
  const last = live.samples.at(-1)!;
  assert.deepEqual([last.up, last.suspect, last.down], [2, 0, 0]);
  assert.ok(last.datagrams > 0 && last.bytes > last.datagrams);
  live.close();
  lan.close();
});

test("a run that stands still ends when it is told to, and nothing is looked at afterwards", async () => {
  const { live, looks, end } = running({ speed: 0 });
  await sleep(20);
  live.perform({ do: "power-on", boards: [1] });
  await end();
  const after = looks();
  await sleep(20);
  assert.equal(looks(), after);
});
