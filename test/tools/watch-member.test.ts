/** What this PC, as one more member of a fleet of real boards, learns of who is there, and makes of that. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { OWN, watched } from "./watched-fleet.ts";

test("it knows all boards, and is known to all for what it is", (t) => {
  const { fleet, source, until, knowsAll, pass, words, samples, pairs } = watched(t);
  fleet.start();
  until("it knows all", knowsAll);
  const { fleet: info, boards, views, now } = source.look();
  assert.deepEqual([info.kind, info.seed, info.speed, info.can], ["real", null, null, ["push", "type"]]);
  assert.deepEqual(
    [boards[0]!.kind, boards[0]!.name, boards[0]!.ip, boards[0]!.mac, boards[0]!.condition],
    ["watcher", "this PC", OWN.ip, OWN.mac, "up"],
  );
  for (const { kind, condition, revision } of boards.slice(1))
    assert.deepEqual([kind, condition, revision], ["heard", "heard", 0]);
  assert.deepEqual(views.slice(1), [null, null, null, null]);
  assert.equal(now.agree, true);
  for (const board of fleet.boards)
    assert.equal(board.members()?.get(OWN.ip)?.state, 0, `${board.ip} does not know the watcher`);
  pass(2);
  for (const board of fleet.boards)
    assert.deepEqual((board.networkState() as Record<string, { data: unknown }>)[OWN.ip]!.data, {
      watcher: "desk",
    });
  assert.equal(words().filter((text) => text.includes("there")).length > 0, true);
  assert.equal(samples.at(-1)!.up, 4);
  assert.ok(samples.at(-1)!.bytes > 0);
  assert.ok(
    [...pairs].some((pair) => pair.startsWith("0 ")) && [...pairs].some((pair) => pair.endsWith(" 0")),
  );
  const uptimes = boards.map(({ uptime }) => uptime!);
  for (const [index, { board }] of fleet.boards.entries()) {
    const at = source.look().boards.find(({ ip }) => ip === fleet.boards[index]!.ip)!.uptime!;
    assert.ok(Math.abs(at - board.uptime() / 1_000_000) <= 2, `${at} ${uptimes}`);
  }
});

test("who dies, comes back, leaves, starts anew: in words, and how long it was unsure", (t) => {
  const { fleet, source, until, knowsAll, words, recoveries, told } = watched(t);
  fleet.start();
  until("it knows all", knowsAll);
  const victim = fleet.boards[3]!;
  const at = () => source.look().views[0]![source.look().boards.findIndex(({ ip }) => ip === victim.ip)];
  victim.powerOff();
  until("it is down", () => at() === "3");
  assert.ok(
    words().some((text) => text.startsWith(`${victim.ip} is DOWN`)),
    words().join("\n"),
  );
  assert.equal(source.look().boards.find(({ ip }) => ip === victim.ip)!.uptime, null);
  for (const { took } of recoveries.slice(1)) assert.ok(took! > 0 && took! < 10);
  victim.powerOn();
  until("it is back", knowsAll);
  assert.match(words().at(-1)!, /^127\.0\.8\.4 is back after \d+\.\d rounds: revision 1, which was 0$/);
  assert.deepEqual(told.at(-1)!.boards, [source.look().boards.findIndex(({ ip }) => ip === victim.ip)]);
  victim.board.lua("gossip.stop()");
  until("it has left", () => at() === "4");
  assert.equal(words().at(-1), "127.0.8.4 has left: it said goodbye");
});

test("that nobody answers is said once, and again when all fall silent", (t) => {
  const { fleet, source, until, words, pass, lan, told } = watched(t, { boards: 2 });
  const silent = () => words().filter((text) => /^(no board answers|nothing was heard)/.test(text));
  pass(5);
  assert.deepEqual(silent(), [
    "no board answers at 127.0.8.1: is it on, in the same network as this PC (127.0.8.200), and at the same port (5000)?",
  ]);
  assert.equal(told.at(-1)!.topic, "trouble");
  fleet.start();
  until("both are known", () => source.look().views[0] === "000");
  for (const board of fleet.boards) board.powerOff();
  until("silence is said", () => silent().length === 2);
  assert.equal(
    silent()[1],
    "nothing was heard for 3 rounds: is this PC (127.0.8.200) still in the boards' network?",
  );
  lan.run(lan.clock.now() + 60_000_000);
  assert.equal(silent().length, 2);
});

test("without seeds it finds boards by broadcast", (t) => {
  const { fleet, until, knowsAll, pass, words } = watched(t, { settings: { seeds: [] } });
  pass(5);
  assert.match(words()[0]!, /^no board answers: .*give --seed with a board's address$/);
  fleet.start();
  until("it knows all", knowsAll);
});

test("it leaves with a goodbye, and nobody suspects it", (t) => {
  const { fleet, source, until, knowsAll, pass } = watched(t);
  fleet.start();
  until("it knows all", knowsAll);
  source.leave();
  pass(0.5);
  for (const board of fleet.boards) assert.equal(board.members()!.get(OWN.ip)!.state, 4, board.ip);
});

test("more boards than it takes: that is said, with the remedy; with a preset it takes them", (t) => {
  const few = watched(t, { boards: 34 });
  few.fleet.start();
  few.until("it is said", () => few.words().some((text) => text.includes("give --preset")));
  const many = watched(t, { boards: 34, settings: { preset: "building" } });
  for (const { flash } of many.fleet.boards) {
    const text = flash.store
      .get("init.lua")!
      .toString()
      .replace("setConfig({", `setConfig({ preset = "building",`);
    flash.store.set("init.lua", Buffer.from(text));
  }
  many.fleet.start();
  many.until("it knows all", many.knowsAll);
  assert.ok(
    many.words().some((text) => /^127\.0\.8\.\d+ and \d+ others are there$/.test(text)),
    many.words().join("\n"),
  );
});

test("what is done to it at its console ends nothing: neither what cannot be looked at, nor a loop without end", (t) => {
  const { fleet, source, until, knowsAll, pass, words } = watched(t, { boards: 2 });
  fleet.start();
  until("it knows all", knowsAll);
  source.do({ do: "type", board: 0, text: "gossip.members = 1\n" });
  pass(2);
  const troubles = words().filter((text) => text.startsWith("this PC's member cannot be looked at"));
  assert.equal(troubles.length, 1, words().join("\n"));
  source.do({ do: "type", board: 0, text: "while true do end\n" });
  pass(1);
  assert.deepEqual([source.look().views[0], source.look().now.agree], [".".repeat(3), false]);
  until("it knows all again", knowsAll);
  assert.ok(!words().some((text) => text.includes("forgotten")), words().join("\n"));
});

test("a restart of its own is told with why, and nobody is told anew for it; who is gone since then is", (t) => {
  const { fleet, source, until, knowsAll, pass, told, words } = watched(t, { boards: 5 });
  fleet.start();
  until("it knows all", knowsAll);
  pass(2);
  const restart = (text: string) => {
    told.length = 0;
    source.do({ do: "type", board: 0, text });
    until("it is told", () => told.length > 0, 4);
  };
  restart("while true do end\n");
  until("it knows all again", knowsAll);
  pass(25);
  assert.deepEqual(
    told.map(({ topic, text, boards }) => ({ topic, text, boards })),
    [
      {
        topic: "trouble",
        text: "this PC's member has started anew: something in it ran for seconds without a pause, and the watchdog ended that",
        boards: [0],
      },
    ],
  );
  restart('tmr.create():alarm(10, tmr.ALARM_SINGLE, function() error("x") end)\n');
  pass(4);
  until("it knows all again", knowsAll);
  assert.equal(words().length, 1, words().join("\n"));
  assert.match(words()[0]!, /^this PC's member starts anew: .*: x$/);
  restart("node.restart()\n");
  for (const board of fleet.boards.slice(1)) board.powerOff();
  fleet.boards[0]!.restart();
  pass(30);
  assert.deepEqual(words().slice(0, 2), [
    "this PC's member has started anew: node.restart() was called",
    "127.0.8.1 has started anew: revision 1, which was 0",
  ]);
  assert.match(words().slice(2).join("\n"), /^127\.0\.8\.[2-5] and 3 others are gone$/);
});

test("names and addresses that cannot be ones are not shown", (t) => {
  const { fleet, source, until, knowsAll, pass } = watched(t, { boards: 2 });
  fleet.start();
  until("it knows all", knowsAll);
  fleet.boards[1]!.board.lua(
    `gossip.pushGossip({ name = ("x"):rep(99), mac = "<b>", hostname = "a\\27[2J" })`,
  );
  pass(2);
  const board = source.look().boards.find(({ ip }) => ip === "127.0.8.2")!;
  assert.deepEqual([board.name, board.mac], [null, null]);
});
