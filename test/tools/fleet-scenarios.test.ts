/** The benchmark's scenarios in a fleet that goes: each to its end, stopped half way, and refused. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SCENARIOS, type ScenarioName } from "../../tools/fleet/scenarios.ts";
import { going } from "./fleet-live.ts";

type Going = ReturnType<typeof going>;

/** Boards that know each other, at the beginning of a scenario. */
function begun(name: ScenarioName, boards = 4): Going {
  const it = going({ boards });
  it.until("all know all", () => it.live.agree && it.fleet.allKnewAll !== undefined);
  it.happened.length = 0;
  it.act({ do: "scenario", name });
  return it;
}

/** That nothing of a scenario is left. */
function asBefore({ fleet, lan, live }: Going): void {
  const { weather } = lan;
  for (const one of fleet.boards) {
    assert.deepEqual([one.powered, one.cut, one.paused], [true, false, false], one.ip);
    for (const other of fleet.boards) assert.equal(weather.lossOf(one.ip, other.ip), 0);
  }
  assert.deepEqual([weather.split, live.info.apart], [false, []]);
}

/** What is told in each, in this order. */
const STEPS: Record<ScenarioName, RegExp[]> = {
  table: [
    /^table: leaves all alone for 35 rounds$/,
    /^table: switches a board off \(127\.0\.8\.[234]\)$/,
    /^127\.0\.8\.[234] was switched off$/,
    /^table: it is down for all after \d+\.\d rounds$/,
    /^table: switches it on again/,
    /^table: it is up for all again after/,
  ],
  heal: [
    /^heal: cuts off every second board for 20 rounds$/,
    /^the network is cut in two: 127\.0\.8\.2 and 127\.0\.8\.4 on one side, 2 boards on the other$/,
    /^heal: joins both halves again$/,
    /^the network is whole again$/,
    /^heal: all up again after/,
  ],
  churn: [
    /^churn: restarts a board in every round, for 30 rounds$/,
    /was restarted$/,
    /^churn: leaves them alone$/,
  ],
  "one-way": [
    /^one-way: has a board hear a fifth of what others send, for 30 rounds \(127\.0\.8\.[234]\)$/,
    /^one-way: has all hear all, for 10 rounds/,
    /^one-way: has others hear a fifth of what it sends, for 30 rounds/,
    /^one-way: has all hear all, for 10 rounds/,
  ],
  slow: [
    /^slow: stops a board's event loop for 2 s again and again, for 30 rounds \(127\.0\.8\.2\)$/,
    /^127\.0\.8\.2 stands still for 2 s$/,
    /^slow: leaves it alone/,
  ],
  power: [
    /^power: switches all boards off for a round$/,
    /^127\.0\.8\.1, 127\.0\.8\.2 and 2 others were switched off$/,
    /^power: switches all on within a second$/,
    /^power: all know all again after/,
  ],
};

for (const name of Object.keys(SCENARIOS) as ScenarioName[]) {
  test(`${name} is played to its end, told step by step, and leaves nothing behind`, () => {
    const it = begun(name);
    const { live } = it;
    assert.deepEqual([live.info.scenario?.name, live.info.scenario?.running], [name, true]);
    it.until("it is over", () => !live.info.scenario!.running, 150);
    assert.deepEqual(live.info.scenario, { name, running: false, step: "is over" });
    let at = 0;
    for (const step of [...STEPS[name], new RegExp(`^${name} is over$`)]) {
      const found = it.words().findIndex((text, index) => index >= at && step.test(text));
      assert.ok(found >= 0, `${step} is not told after the ${at} first of\n${it.words().join("\n")}`);
      at = found + 1;
    }
    asBefore(it);
    it.until("all agree", () => live.agree);
    it.end();
  });
}

for (const [name, rounds] of [
  ["heal", 10],
  ["power", 5.5],
  ["table", 36],
  ["one-way", 10],
  ["slow", 5.5],
  ["churn", 8],
] as const) {
  test(`${name} is stopped half way, and what it has changed is put back`, () => {
    const it = begun(name);
    it.pass(rounds);
    it.act({ do: "stop-scenario" });
    assert.equal(it.live.info.scenario?.running, false);
    assert.ok(it.words().includes(`${name} was stopped, and what it has changed is put back`));
    asBefore(it);
    it.until("all agree", () => it.live.agree);
    it.happened.length = 0;
    it.pass(10);
    assert.deepEqual(
      it.happened.filter(({ topic }) => topic !== "gossip"),
      [],
      "it goes on",
    );
    it.end();
  });
}

test("a scenario is refused where it cannot begin", () => {
  const { act, refused, end } = begun("heal");
  refused({ do: "scenario", name: "churn" }, /the scenario heal is under way: stop it first/);
  act({ do: "stop-scenario" });
  refused(
    { do: "scenario", name: "toString" },
    /there is no scenario toString: give one of table, heal, churn/,
  );
  act({ do: "power-off", boards: [1] });
  refused(
    { do: "scenario", name: "heal" },
    /127\.0\.8\.2: off, and a scenario begins with all on: switch on first/,
  );
  act({ do: "power-on", boards: [1] });
  act({ do: "cut-off", boards: [2, 3] });
  refused({ do: "scenario", name: "heal" }, /127\.0\.8\.3 and 127\.0\.8\.4: cut off, .*: rejoin first/);
  act({ do: "rejoin", boards: [2, 3] });
  act({ do: "partition", boards: [0] });
  refused({ do: "scenario", name: "heal" }, /the network is cut in two: make it whole first/);
  end();
  const alone = going({ boards: 1 });
  alone.pass(2);
  alone.refused({ do: "scenario", name: "heal" }, /a scenario is for two boards or more: add one first/);
  alone.end();
});

test("a run that begins with a scenario is the same to the byte, however its time goes", async () => {
  const run = async (thorough: boolean) => {
    const { lan, live, end } = going({ boards: 4, seed: 3 });
    const log: string[] = [];
    lan.onDatagram = ({ at, what, fromIp, station, data }) => {
      log.push(`${at} ${what} ${fromIp} ${station} ${Buffer.from(data).toString("latin1")}`);
    };
    const { signal } = new AbortController();
    await live.run({ rounds: 45, scenario: "churn", signal, thorough });
    assert.match(live.happenings.map(({ text }) => text).join("\n"), /churn is over/);
    end();
    return log;
  };
  const first = await run(true);
  assert.ok(first.length > 500);
  assert.deepEqual(await run(false), first);
});
