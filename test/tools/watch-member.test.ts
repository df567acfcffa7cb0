/** What this PC, as one more member, learns of a fleet of real boards, and what it makes of that. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { Fleet, gossipLines, joiningLua } from "../../tools/fleet/fleet.ts";
import { rowsOf, tableFile } from "../../tools/fleet/table-init.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import type { Happening, Recovery, Sample } from "../../tools/page/protocol.ts";
import type { MemberSettings } from "../../tools/watch/member-lua.ts";
import { MemberSource } from "../../tools/watch/member-source.ts";

const firmware = compiled(readFirmware());
const OWN = { ip: "127.0.8.200", netmask: "255.0.0.0", mac: "02:00:7f:00:08:c8" };
const SETTINGS: MemberSettings = {
  ...{ seeds: ["127.0.8.1"], interval: 2000, port: 5000, preset: "home", watcher: "desk" },
  ...{ tables: [], group: undefined, alfred: false },
};
/** Boards that have whatever a test needs: their heap is not what is tested here. */
const HEAP = 128 * 1024;

interface Others {
  boards?: number;
  settings?: Partial<MemberSettings>;
  /** Lines of the boards' init.lua besides gossip's. */
  lines?: (index: number) => string[];
}

/** Boards and a watcher in one simulated LAN, and what the latter tells. */
function watched(
  t: { after(fn: () => void): void },
  { boards = 4, settings = {}, lines = () => [] }: Others = {},
) {
  const lan = new SimLan({ seed: 1 });
  const init = (ip: string, all: Fleet) =>
    joiningLua([...gossipLines(all), ...lines(all.boards.findIndex((board) => board.ip === ip))]);
  const fleet = new Fleet({ lan, boards, interval: 2000, init, heap: HEAP, firmware, watch: false });
  const told: Happening[] = [];
  const samples: Sample[] = [];
  const recoveries: Recovery[] = [];
  const pairs = new Set<string>();
  let printed = "";
  const source = new MemberSource(lan, OWN, { ...SETTINGS, ...settings }, (one) => told.push(one));
  source.listen({
    changed: () => {},
    happened: () => {},
    sampled: (sample) => samples.push(sample),
    recovered: (recovery) => recoveries.push(recovery),
    datagram: (from, to) => pairs.add(`${from} ${to}`),
    printed: (_, text) => (printed += text),
  });
  t.after(() => {
    source.close();
    fleet.close();
    lan.close();
  });
  const pass = (rounds: number) => lan.run(lan.clock.now() + rounds * 2_000_000);
  /** Looks eight times a round until it holds; fails after so many rounds. */
  const until = (what: string, holds: () => boolean, most = 40) => {
    for (let looks = 0; !holds(); looks++) {
      assert.ok(looks < most * 8, `${what}: not within ${most} rounds\n${words().join("\n")}`);
      pass(1 / 8);
    }
  };
  const words = () => told.map(({ text }) => text);
  const knowsAll = () => {
    const { boards: all, views } = source.look();
    return all.length === boards + 1 && views[0] === "0".repeat(boards + 1);
  };
  return {
    lan,
    fleet,
    source,
    told,
    samples,
    recoveries,
    pairs,
    pass,
    until,
    words,
    knowsAll,
    said: () => printed,
  };
}

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

test("what a board shares is told, and shown by whose it is", (t) => {
  const { fleet, source, until, knowsAll, words } = watched(t);
  fleet.start();
  until("it knows all", knowsAll);
  fleet.boards[1]!.board.lua(`gossip.pushGossip({ temp = 21, name = "kitchen", mac = "5c:cf:7f:00:00:02" })`);
  const text = '{"mac":"5c:cf:7f:00:00:02","name":"kitchen","temp":21}';
  until("it is told", () => words().includes(`127.0.8.2 shares ${text}`));
  const { boards } = source.look();
  const index = boards.findIndex(({ ip }) => ip === "127.0.8.2");
  assert.deepEqual([boards[index]!.name, boards[index]!.mac], ["kitchen", "5c:cf:7f:00:00:02"]);
  assert.deepEqual(source.detail(index)!.data, [{ ip: "127.0.8.2", text }]);
  const own = source.detail(0)!;
  assert.deepEqual(own.data.map(({ ip }) => ip).sort(), ["127.0.8.2", OWN.ip]);
  assert.equal(own.members.length, 5);
  assert.ok(Number((own.counters as { gossip: { datagramsIn: number } }).gossip.datagramsIn) > 0);
  assert.equal(source.detail(9), undefined);
});

test("commands go to its own member, and to nobody else's board", (t) => {
  const { fleet, source, until, knowsAll, pass, said } = watched(t);
  fleet.start();
  until("it knows all", knowsAll);
  source.do({ do: "push", board: 0, data: { note: 'a "b"', on: true } });
  const shared = '{"note":"a \\"b\\"","on":true,"watcher":"desk"}';
  assert.deepEqual(source.detail(0)!.data, [{ ip: OWN.ip, text: shared }]);
  source.do({ do: "type", board: 0, text: "print(6 * 7)\n" });
  pass(0.1);
  assert.match(said(), /\r\n42\r\n/);
  assert.throws(
    () => source.do({ do: "push", board: 1, data: {} }),
    /only this PC \(board 0\) can share data/,
  );
  assert.throws(() => source.do({ do: "power-off", boards: [1] }), /power-off is for virtual fleets/);
  assert.throws(
    () => source.do({ do: "set-row", board: 0, table: "hosts", key: "a", fields: ["b"] }),
    /no part in the table hosts: start it with --table hosts/,
  );
  assert.throws(() => source.do({ do: "set-fact", board: 0, type: 64, text: "a" }), /start it with --alfred/);
  assert.throws(
    () => source.do({ do: "push", board: 0, data: { much: "x".repeat(2000) } }),
    /gossip\.pushGossip/,
  );
});

test("tables: what boards hold comes, what is set here goes to them", (t) => {
  const lines = () => [
    `hbbp = require("hbbp")`,
    `p2ptbl = require("p2ptbl")`,
    "hbbp.start()",
    `p2ptbl.init("hosts")`,
    `p2ptbl.enable("hosts")`,
  ];
  const { fleet, source, until, words } = watched(t, { boards: 2, lines, settings: { tables: ["hosts"] } });
  fleet.boards[0]!.flash.store.set(tableFile("hosts"), Buffer.from(rowsOf(8)));
  fleet.start();
  const rows = () => source.look().tables[0]?.rows ?? [];
  until("it holds all rows", () => rows().length === 8);
  assert.ok(
    words().some((text) => /^hosts: (8|\d) rows? changed$/.test(text)),
    words().join("\n"),
  );
  assert.deepEqual(source.look().fleet.can, ["push", "type", "set-row"]);
  const get = (key: string) => String(fleet.boards[1]!.board.lua(`return p2ptbl.get("hosts", "${key}")`)[0]);
  source.do({ do: "set-row", board: 0, table: "hosts", key: "lämp", fields: ["on", "2 W"] });
  const row = rows().find(({ key }) => key === "lämp")!;
  assert.deepEqual(row.fields, ["on", "2 W"]);
  assert.equal(row.holders, `1${".".repeat(source.look().boards.length - 1)}`);
  until("a board has the row", () => get(Buffer.from("lämp").toString("latin1")) === "on");
  assert.ok(words().includes("hosts: lämp is on 2 W"));
  source.do({ do: "set-row", board: 0, table: "hosts", key: "lämp", fields: [] });
  assert.deepEqual(rows().find(({ key }) => key === "lämp")!.fields, []);
  until("it is gone there", () => get(Buffer.from("lämp").toString("latin1")) === "undefined");
});

test("alfred: records come, names with them, and what is set here goes to the boards' primary", (t) => {
  const lines = (index: number) => [
    `alfred = require("alfred")`,
    `alfred.start{ mode = "${index === 0 ? "primary" : "secondary"}" }`,
    `alfred.set(64, "board ${index + 1}")`,
    `alfred.set(100, "\\1\\2")`,
  ];
  const { fleet, source, until, words } = watched(t, { boards: 3, lines, settings: { alfred: true } });
  fleet.start();
  const facts = () => source.look().facts;
  until("all records are there", () => facts().length === 6, 60);
  assert.deepEqual(
    facts().map(({ id, type, from, value, version, holders }) => [
      id,
      type,
      from,
      value,
      version,
      holders,
    ])[0],
    ["alfred 64 5c:cf:7f:00:00:01", "64", "5c:cf:7f:00:00:01", "board 1", 0, null],
  );
  assert.equal(facts()[3]!.value, "0102");
  const named = () =>
    source.look().boards.filter(({ name, mac }) => name?.startsWith("board ") && mac !== null);
  until("a name is known", () => named().length > 0, 60);
  assert.ok(
    words().some((text) =>
      /^5c:cf:7f:00:00:01 tells alfred, as type 64: board 1$|^\d records of alfred's changed$/.test(text),
    ),
  );
  source.do({ do: "set-fact", board: 0, type: 65, text: "from the desk" });
  assert.equal(facts().at(-4)!.value, "from the desk");
  const asked = `found = nil alfred.request(65, function(all) found = all["${OWN.mac}"] end) return found and found.data`;
  until("the primary has it", () => fleet.boards[0]!.board.lua(asked)[0] === "from the desk", 60);
  fleet.boards[1]!.board.lua(`alfred.set(64, "shed")`);
  until("a change comes", () => facts()[1]!.value === "shed", 60);
  assert.ok(words().includes("5c:cf:7f:00:00:02 tells alfred, as type 64: shed"), words().join("\n"));
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
