/**
 * A fact that is learnt and forgotten at two primaries, on a virtual clock with the original's times: the case in
 * which the original learns it again from the other one's older copy, and runs its update command once more for that.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { Fleet, joiningLua } from "../../tools/fleet/fleet.ts";
import { SimLan } from "../../tools/lan/sim.ts";

const SECOND = 1_000_000;
const DATA_TIMEOUT = 600;
/** For so long what has expired does not come back: dataTimeout and serverTimeout. */
const HELD = 660;
/** Boards look for what has expired once a period, and a partition may begin just before a push. */
const SLACK = 25;
const FIRST = "127.0.8.1";

/** Two primaries and a secondary, the third; one of them, that unless told, has set type 100, and all know of it. */
function network(seed: number, value = `"23 degrees"`, setter = 3) {
  const lan = new SimLan({ seed });
  const init = (ip: string) => {
    const client = ip === "127.0.8.3";
    return joiningLua([
      `alfred = require("alfred")`,
      "said = ''",
      "alfred.onUpdate(function(types) said = said .. '<' .. table.concat(types, ' ') .. '>' end)",
      "alfred.onEvent(function(event) said = said .. event.kind .. ' ' end)",
      `alfred.start{ mode = "${client ? "secondary" : "primary"}" }`,
      ...(ip === `127.0.8.${setter}` ? [`alfred.set(100, ${value})`] : []),
    ]);
  };
  const fleet = new Fleet({
    lan,
    boards: 3,
    interval: 1000,
    seed,
    watch: false,
    init,
    firmware: compiled(readFirmware()),
  });
  let panics = 0;
  for (const { board } of fleet.boards) board.on("panic", () => panics++);
  const pass = (seconds: number) => lan.run(lan.clock.now() + seconds * SECOND);
  const ask = (index: number, chunk: string) => fleet.boards[index]!.board.lua(chunk)[0];
  fleet.start();
  pass(60);
  const best = ask(
    2,
    "for _, primary in ipairs(alfred.status().primaries) do if primary.best then return primary.ip end end",
  );
  /** The primary that the secondary speaks with, and the other one. */
  const [own, other] = best === FIRST ? [0, 1] : [1, 0];
  return {
    ...{ lan, fleet, own, other, pass },
    said: (index: number) => ask(index, "return said"),
    data: (index: number) =>
      ask(
        index,
        "local data = 'none' alfred.request(100, function(all) for _, one in pairs(all) do data = one.data end end) return data",
      ),
    /** Ends it, with what must be so of every run. */
    end: () => {
      const errors = [own, other].map((index) => ask(index, "return alfred.stats.errors"));
      fleet.close();
      lan.close();
      assert.deepEqual([panics, ...errors], [0, 0, 0]);
    },
  };
}

for (const seed of [1, 2, 3]) {
  test(`of a fact whose source is gone each primary tells twice, that it came and that it went (seed ${seed})`, () => {
    const { lan, fleet, own, other, pass, said, end } = network(seed);
    assert.deepEqual([said(own), said(other)], ["added <100>", "added <100>"]);
    // Away from its primary, the secondary goes over to the other one, and is switched off then.
    lan.weather.partition([fleet.boards[own]!.ip]);
    pass(200);
    fleet.boards[2]!.powerOff();
    pass(DATA_TIMEOUT - 200 + SLACK);
    assert.deepEqual([said(own), said(other)], ["added <100>expired <100>", "added <100>"]);
    // Both are together again while the other one's copy is alive, and says so in each period.
    lan.weather.partition();
    pass(100);
    assert.match(String(fleet.boards[own]!.board.lua("return alfred.stats.held")[0]), /^[1-9]/);
    pass(3000);
    assert.deepEqual([said(own), said(other)], ["added <100>expired <100>", "added <100>expired <100>"]);
    end();
  });

  test(`of a fact that changes as its source goes over to another primary each tells once (seed ${seed})`, () => {
    // Another one each time that the board starts.
    const { lan, fleet, own, other, pass, said, data, end } = network(
      seed,
      "tostring(node.random(1, 1000000))",
    );
    assert.deepEqual([said(own), said(other)], ["added <100>", "added <100>"]);
    const before = data(other);
    fleet.boards[2]!.powerOff();
    // It finds the other one alone, and so stays with that.
    lan.weather.partition([fleet.boards[own]!.ip]);
    fleet.boards[2]!.powerOn();
    pass(15);
    lan.weather.partition();
    pass(120);
    const both = ["added <100>changed <100>", "added <100>changed <100>"];
    assert.deepEqual([said(own), said(other)], both);
    assert.notEqual(data(own), before);
    assert.equal(data(own), data(other));
    end();
  });

  test(`a primary's own fact is there again as soon as it is, however long it was away (seed ${seed})`, () => {
    const { fleet, pass, said, end } = network(seed, undefined, 1);
    assert.equal(said(1), "added <100>");
    fleet.boards[0]!.powerOff();
    pass(DATA_TIMEOUT + SLACK);
    assert.equal(said(1), "added <100>expired <100>");
    fleet.boards[0]!.powerOn();
    pass(SLACK);
    assert.equal(said(1), "added <100>expired <100>added <100>");
    end();
  });

  test(`after a partition longer than dataTimeout a fact that others hear comes back once, and late (seed ${seed})`, () => {
    const { lan, fleet, own, other, pass, said, data, end } = network(seed);
    lan.weather.partition([fleet.boards[own]!.ip]);
    pass(DATA_TIMEOUT + SLACK);
    assert.deepEqual([said(own), data(own)], ["added <100>expired <100>", "none"]);
    lan.weather.partition();
    pass(HELD - 2 * SLACK);
    assert.deepEqual([said(own), data(own)], ["added <100>expired <100>", "none"]);
    pass(3 * SLACK);
    assert.deepEqual([said(own), data(own)], ["added <100>expired <100>added <100>", "23 degrees"]);
    pass(2000);
    assert.deepEqual([said(own), said(other)], ["added <100>expired <100>added <100>", "added <100>"]);
    end();
  });
}
