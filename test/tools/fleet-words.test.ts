/** What is said of a fleet is true, also of a board by itself, and of whom others have forgotten. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Recovery } from "../../tools/page/protocol.ts";
import { going } from "./fleet-live.ts";

test("who is gone for long is forgotten, and not up again for that", (t) => {
  const { live, words, pass, until, act, end } = going({ boards: 4 });
  t.after(end);
  until("all know all", () => live.fleet.allKnewAll !== undefined);
  pass(5);
  act({ do: "power-off", boards: [2] });
  const { ip, index } = live.fleet.boards[2]!;
  const forgotten = () => live.rows.every(({ members, board }) => board.index === index || !members.has(ip));
  until("it is forgotten", forgotten, 200);
  pass(5);
  assert.deepEqual(
    words().filter((text) => /up again|heard again/.test(text)),
    [],
  );
  act({ do: "power-on", boards: [2] });
  until("it is back", () => words().some((text) => text.startsWith(`${ip} is up again for all 3 others`)));
});

test("who does not answer is suspected first, and that is told and counted", (t) => {
  const { lan, live, words, pass, until, act, end } = going({ boards: 6, interval: 4000 });
  t.after(end);
  until("all know all", () => live.fleet.allKnewAll !== undefined);
  pass(5);
  act({ do: "power-off", boards: [3] });
  let most = 0;
  const gone = new RegExp(`^${live.fleet.boards[3]!.ip.replaceAll(".", "\\.")} .*DOWN after`);
  // Between two quarters of a round a suspicion may come and go.
  while (!words().some((text) => gone.test(text))) {
    lan.run(lan.clock.now() + 100_000);
    most = Math.max(most, ...live.look().map(({ suspect }) => suspect));
    assert.ok(live.fleet.rounds < 60, words().join("\n"));
  }
  assert.ok(most > 0);
  assert.ok(
    words().some((text) => /was not heard by .*, which suspects it$|is suspected by/.test(text)),
    words().join("\n"),
  );
});

test("a board by itself is one board, and a panic is a line", (t) => {
  const { words, pass, act, end } = going({ boards: 1, table: { name: "t", rows: 2 } });
  t.after(end);
  pass(4);
  act({
    do: "type",
    board: 0,
    text: 'tmr.create():alarm(10, tmr.ALARM_SINGLE, function() error("x") end)\n',
  });
  pass(1);
  const all = words();
  assert.ok(all.includes("t: the only board that is on holds all 2 rows"), all.join("\n"));
  assert.deepEqual(
    all.filter((text) => /all 1|\n/.test(text)),
    [],
  );
  assert.ok(
    all.some((text) => /panics: .*: x$/.test(text)),
    all.join("\n"),
  );
});

test("of several events, agreement is counted from the last", (t) => {
  const { live, words, until, pass, act, end } = going({ boards: 6 });
  t.after(end);
  until("all know all", () => live.fleet.allKnewAll !== undefined);
  pass(5);
  const told: Recovery[] = [];
  live.on("recovered", (recovery) => told.push(recovery));
  act({ do: "partition", boards: [0, 1, 2] });
  until("the first is missed", () => words().some((text) => text.includes("DOWN")));
  assert.ok(!live.agree);
  act({ do: "partition", boards: [] });
  until("they agree", () => live.agree);
  const { round } = live.happenings.find(({ text }) => text === "the network is whole again")!;
  const took = (live.happenings.at(-1)!.round - round).toFixed(1);
  assert.match(
    words().at(-1)!,
    /^all agree again, .* after the last of 2 events: the network is whole again$/,
  );
  assert.ok(words().at(-1)!.includes(` ${took} round`), words().at(-1));
  const [cut, joined] = live.recoveries;
  assert.deepEqual([live.recoveries.length, cut!.took, cut!.followedBy], [2, null, joined!.id]);
  assert.deepEqual([joined!.took!.toFixed(1), joined!.followedBy], [took, undefined]);
  assert.deepEqual(told.at(-1), joined);
  assert.deepEqual(
    told.findLast(({ id }) => id === cut!.id),
    cut,
    "that another followed is not told",
  );
});

test("in a network that stays cut nobody is up again for all, though all who miss it have forgotten it", (t) => {
  const { live, words, until, pass, act, end } = going({ boards: 4 });
  t.after(end);
  until("all know all", () => live.fleet.allKnewAll !== undefined);
  pass(5);
  act({ do: "partition", boards: [0, 1] });
  const [one, , , other] = live.fleet.boards;
  until("both sides forget", () => !one!.members()?.has(other!.ip) && !other!.members()?.has(one!.ip), 200);
  pass(10);
  assert.deepEqual(
    words().filter((text) => /up again/.test(text)),
    [],
  );
});
