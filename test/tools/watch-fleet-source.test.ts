/** A fleet of virtual boards as the page is told of it: what the boards say, and what is known from outside. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { LiveFleet, type LiveOptions } from "../../tools/fleet/live.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import type { FactInfo, Happening, Sample } from "../../tools/page/protocol.ts";
import { FleetSource } from "../../tools/watch/fleet-source.ts";
import type { Listener } from "../../tools/watch/source.ts";

const BOARDS = 4;

/** A fleet that the test takes from round to round, and all that is told of it. */
function watched(t: TestContext, options: Partial<LiveOptions> = {}, facts: FactInfo[] = []) {
  const lan = new SimLan({ seed: 1 });
  const live = new LiveFleet({ lan, boards: BOARDS, interval: 1000, seed: 1, watch: false, ...options });
  t.after(() => {
    live.close();
    lan.close();
  });
  const source = new FleetSource(live, [() => facts]);
  const told = {
    changes: 0,
    happenings: [] as Happening[],
    samples: [] as Sample[],
    printed: new Map<number, string>(),
    datagrams: [] as number[][],
  };
  const listener: Listener = {
    changed: () => void told.changes++,
    happened: (happening) => void told.happenings.push(happening),
    sampled: (sample) => void told.samples.push(sample),
    recovered: () => {},
    printed: (board, text) => void told.printed.set(board, (told.printed.get(board) ?? "") + text),
  };
  source.listen(listener);
  live.fleet.start();
  let quarters = 0;
  const pass = (rounds: number) => {
    for (let end = quarters + rounds * 4; quarters < end; ) {
      lan.run(live.fleet.endOfRound(++quarters / 4));
      live.look();
    }
  };
  return { lan, live, source, listener, told, pass };
}

test("boards that know one another, as each says it", (t) => {
  const { live, source, told, pass } = watched(t);
  pass(8);
  const { fleet, now, boards, views, tables, facts } = source.look();
  assert.deepEqual(
    [fleet.kind, fleet.lan, fleet.interval, fleet.boards, fleet.apart],
    ["virtual", "sim", 1000, 4, []],
  );
  assert.ok(fleet.can.includes("power-off"));
  assert.deepEqual(now, { rounds: 8, time: 8000, agree: true });
  assert.deepEqual(views, ["0000", "0000", "0000", "0000"]);
  assert.deepEqual([tables, facts], [[], []]);
  assert.equal(boards.length, BOARDS);
  const { ip, mac, kind, name, condition, revision, uptime, heap, datagrams, bytes } = boards[1]!;
  assert.deepEqual([ip, kind, name, condition, revision], ["127.0.8.2", "virtual", null, "up", 0]);
  assert.equal(mac, live.fleet.boards[1]!.board.mac);
  assert.ok(Number.isInteger(uptime) && uptime! >= 6 && uptime! <= 8, `${uptime}`);
  assert.ok(heap! > 5000 && heap! < 44 * 1024, `${heap}`);
  assert.ok(datagrams! > 0 && bytes! > 0);
  assert.ok(told.changes >= 32);
  assert.ok(told.samples.length > 0);
});

test("a board that is off says nothing; that it is off is told as the truth, not as what others believe", (t) => {
  const { source, told, pass } = watched(t);
  pass(8);
  source.do({ do: "power-off", boards: [2] });
  pass(1);
  const at = source.look();
  assert.deepEqual([at.boards[2]!.condition, at.boards[2]!.heap, at.boards[2]!.uptime], ["off", null, null]);
  assert.equal(at.boards[2]!.revision, 0, "the highest that others tell");
  assert.equal(at.views[2], null);
  assert.match(at.views[0]!, /^00[012]0$/);
  assert.equal(at.now.agree, false);
  pass(15);
  assert.deepEqual(source.look().views, ["0030", "0030", null, "0030"]);
  assert.ok(told.happenings.some(({ topic, boards }) => topic === "power" && boards.includes(2)));
});

test("the name that a board gives itself, until it restarts without", (t) => {
  const { live, source, pass } = watched(t);
  pass(4);
  live.fleet.boards[0]!.board.lua('wifi.sta.sethostname("kitchen")');
  assert.equal(source.look().boards[0]!.name, "kitchen");
  live.fleet.boards[0]!.restart();
  pass(2);
  assert.equal(source.look().boards[0]!.name, null);
});

test("whom boards speak of though it is not of the fleet, is heard of; its index stays as the fleet grows", (t) => {
  const stranger = "10.9.9.9";
  const { lan, live, source, pass } = watched(t, { boards: 2 });
  pass(4);
  // Another program in the same LAN, which speaks gossip's original JSON.
  const station = lan.station(stranger, "255.0.0.0");
  const port = station.bind(5000, () => {});
  const syn = Buffer.from(`{"${stranger}":{"revision":7,"heartbeat":90,"state":0},"type":"SYN"}`);
  for (let round = 0; round < 3; round++) {
    port.send(Buffer.from(syn), 5000, "127.0.8.1");
    pass(1);
  }
  const { boards, views } = source.look();
  assert.deepEqual(
    boards.map(({ ip, kind, condition }) => [ip, kind, condition]),
    [
      ["127.0.8.1", "virtual", "up"],
      ["127.0.8.2", "virtual", "up"],
      [stranger, "heard", "heard"],
    ],
  );
  assert.equal(boards[2]!.revision, 7);
  assert.deepEqual([views[0]!.length, views[2]], [3, null]);
  assert.throws(() => source.do({ do: "power-off", boards: [2] }), /10.9.9.9 is not of this fleet/);
  assert.throws(() => source.do({ do: "type", board: 9, text: "" }), /there is no board 9: the last is 2/);
  assert.deepEqual(source.detail(2), {
    board: 2,
    members: [],
    counters: {},
    data: [],
    heap: [],
    traffic: [],
  });

  source.do({ do: "add", count: 1 });
  pass(4);
  const grown = source.look();
  assert.deepEqual(
    [grown.boards[2]!.ip, grown.boards[3]!.ip, grown.boards[3]!.kind],
    [stranger, "127.0.8.3", "virtual"],
  );
  assert.equal(grown.views[3]![3], "0");
  source.do({ do: "power-off", boards: [3] });
  pass(1);
  assert.equal(live.fleet.boards[2]!.powered, false);
  assert.equal(source.look().boards[3]!.condition, "off");
});

test("a board in detail: members, counters, shared data, heap and traffic over time", (t) => {
  const { source, pass } = watched(t);
  pass(6);
  source.do({ do: "push", board: 3, data: { name: "hall", level: 2 } });
  pass(4);
  const detail = source.detail(1)!;
  assert.equal(detail.board, 1);
  assert.deepEqual(
    detail.members.map(({ ip, state }) => [ip, state]).toSorted(),
    [1, 2, 3, 4].map((last) => [`127.0.8.${last}`, 0]),
  );
  const own = detail.members.find(({ ip }) => ip === source.look().boards[1]!.ip)!;
  assert.equal(own.heartbeat, source.look().boards[1]!.uptime, "as getNetworkState() prints it");
  assert.ok((detail.counters.gossip!.datagramsIn as number) > 0);
  assert.deepEqual(detail.counters.gossip!.dropped, {});
  assert.deepEqual(JSON.parse(detail.data.find(({ ip }) => ip === "127.0.8.4")!.text), {
    name: "hall",
    level: 2,
  });
  const rounds = detail.traffic.filter((_, at) => at % 3 === 0);
  assert.deepEqual(rounds, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.ok(detail.heap.length >= 2 * 15 && detail.heap.length <= 2 * 21, `${detail.heap.length}`);
  assert.equal(source.detail(4), undefined);
});

test("the console: what a board prints, and what is typed", (t) => {
  const { source, told, pass } = watched(t);
  pass(4);
  source.do({ do: "type", board: 2, text: "=6*7\r\n" });
  pass(1);
  assert.match(told.printed.get(2)!, /=6\*7\r\n42\r\n> $/);
  assert.deepEqual([...told.printed.keys()].toSorted(), [0, 1, 2, 3]);
});

test("datagrams are told while somebody listens to them, and cost nothing else", (t) => {
  const { lan, source, listener, pass } = watched(t);
  pass(6);
  assert.equal(lan.onSent, undefined);
  const pairs: [number, number][] = [];
  source.listen({ ...listener, datagram: (from, to) => void pairs.push([from, to]) });
  pass(4);
  assert.ok(pairs.length > 4);
  assert.ok(
    pairs.every(([from, to]) => from >= 0 && from < BOARDS && to >= -1 && to < BOARDS && from !== to),
  );
  source.listen(undefined);
  assert.equal(lan.onSent, undefined);
});

test("the table that boards share: its rows, and who holds which", (t) => {
  const { source, pass } = watched(t, { table: { name: "names", rows: 2 } });
  pass(20);
  const [before] = source.look().tables;
  assert.deepEqual([before!.name, before!.rows.length], ["names", 2]);
  assert.ok(before!.rows.every(({ holders }) => holders === "1111"));
  source.do({ do: "power-off", boards: [3] });
  source.do({ do: "set-row", board: 0, table: "names", key: "cellar", fields: ["Küche", "two"] });
  const row = () => source.look().tables[0]!.rows.find(({ key }) => key === "cellar");
  pass(0.25);
  assert.match(row()!.holders, /^1[01][01]\.$/);
  pass(20);
  assert.deepEqual([row()!.fields, row()!.holders], [["Küche", "two"], "111."]);
  assert.match(row()!.version, /^\d+$/);
  source.do({ do: "set-row", board: 1, table: "names", key: "cellar", fields: [] });
  pass(20);
  assert.deepEqual([row()!.fields, row()!.holders], [[], "111."]);
});

test("facts come from whoever gives them", (t) => {
  const fact: FactInfo = {
    id: "a",
    source: "alfred",
    type: "64",
    from: "host",
    value: "x",
    holders: 1,
    version: 1,
  };
  const { source } = watched(t, {}, [fact]);
  assert.deepEqual(source.look().facts, [fact]);
});
