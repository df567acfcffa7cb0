import { mockBoard } from "../mock/board";
import { entry, say, sent } from "./talk";

const OWN = "10.0.0.1";
const OTHER = "10.0.0.2";

describe("setConfig", () => {
  function configured(given: object) {
    const board = mockBoard();
    const gossip = board.gossip();
    const said: string[] = [];
    gossip.setConfig({ debugOutput: (message) => table.insert(said, message) });
    gossip.setConfig(given);
    return { gossip, said, board };
  }

  it("takes what it knows", () => {
    const { gossip, said } = configured({ roundInterval: 500, comPort: 5001, debug: true, maxMembers: 9 });
    assert.same(
      [500, 5001, true, 9],
      [gossip.config.roundInterval, gossip.config.comPort, gossip.config.debug, gossip.config.maxMembers],
    );
    assert.same([], said);
  });

  for (const [name, given, word] of [
    ["an unknown key", { roundIntervall: 500, comPort: 5001 }, 'no "roundIntervall"'],
    ["a wrong type", { roundInterval: "500", comPort: 5001 }, '"roundInterval" must be a number'],
    [
      "a fraction",
      { roundInterval: tonumber("500.5") ?? -1, comPort: 5001 },
      '"roundInterval" must be a whole number',
    ],
    ["a number out of range", { maxData: 5000, comPort: 5001 }, "from 0 to 1200"],
    ["a seed that is no address", { seedList: ["router"], comPort: 5001 }, '"router"'],
  ] as [string, object, string][]) {
    it(`says so of ${name}, and keeps the rest`, () => {
      const { gossip, said } = configured(given);
      assert.equal(1, said.length);
      assert.is_true(string.find(said[0]!, word, 1, true)[0] !== undefined);
      assert.equal(5001, gossip.config.comPort);
      assert.equal(10000, gossip.config.roundInterval);
      assert.same([], gossip.config.seedList);
    });
  }

  it("says so of what is no table", () => {
    const { said } = configured("fast" as unknown as object);
    assert.equal(1, said.length);
  });

  it("changes the round of a running board", () => {
    const { gossip, board } = configured({});
    gossip.start();
    gossip.setConfig({ roundInterval: 1000 });
    board.tmr.advance(3000);
    assert.equal(4, board.net.sent.length);
  });

  it("lets the address be looked at as often as the round, from then on", () => {
    const { gossip, board } = configured({ roundInterval: 600000 });
    gossip.start();
    gossip.setConfig({ roundInterval: 2000 });
    board.ip = "10.0.0.9";
    board.tmr.advance(2000);
    assert.equal("10.0.0.9", gossip.ip);
  });

  it("does not put the round off, however often it is called", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    for (const _ of $range(1, 8)) {
      board.tmr.advance(5000);
      gossip.setConfig({ debug: false, roundInterval: 10000 });
    }
    assert.equal(5, board.net.sent.length);
  });

  it("does not change the user's own table", () => {
    const seeds = [OTHER];
    const { gossip, board } = configured({ seedList: seeds });
    gossip.start();
    say(board, OTHER, "ACK", { "10.0.0.3": entry(1, 1, 0) });
    assert.same([OTHER], seeds);
  });

  it("keeps members when the seeds change", () => {
    const { gossip, board } = configured({});
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    gossip.setConfig({ seedList: ["10.0.0.9", "10.0.0.9"] });
    assert.same(["10.0.0.9", OTHER], gossip.config.seedList);
  });
});

describe("a seed list put into gossip.config by hand", () => {
  it("is used from the next SYN on, as in NodeMCU's module", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.config.seedList = [OTHER];
    gossip.start();
    assert.equal(OTHER, board.net.sent[0]!.ip);
    const mine = ["10.0.0.7"];
    gossip.config.seedList = mine;
    // Every other round goes to everybody while nobody is known.
    board.tmr.advance(20000);
    assert.equal("10.0.0.7", board.net.sent[2]!.ip);
    assert.same(["10.0.0.7"], mine);
  });

  it("is taken by setConfig of something else, too", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.config.seedList = [OTHER];
    gossip.setConfig({ debug: false });
    assert.same([OTHER], gossip.config.seedList);
    gossip.start();
    assert.equal(OTHER, board.net.sent[0]!.ip);
  });

  it("leaves the last good one where it is none, and says so", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    const said: string[] = [];
    gossip.setConfig({ seedList: [OTHER], debugOutput: (message) => table.insert(said, message) });
    (gossip.config as { seedList: unknown }).seedList = "10.0.0.7";
    gossip.start();
    assert.equal(OTHER, board.net.sent[0]!.ip);
    assert.same(['gossip.setConfig: "seedList" must be a table, not a string'], said);
    board.tmr.advance(10000);
    assert.equal(1, said.length);
  });
});

describe("pushGossip", () => {
  it("sends a SYN with the data at once, to the address given", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    gossip.pushGossip({ temp: 21 }, OTHER);
    assert.equal(OTHER, board.net.sent[1]!.ip);
    assert.same({ revision: 0, heartbeat: 0, state: 0, data: { temp: 21 } }, sent(board)[OWN]);
    gossip.pushGossip(undefined);
    assert.is_nil((sent(board)[OWN] as { data?: unknown }).data);
  });

  it("before start does nothing", () => {
    const board = mockBoard();
    board.gossip().pushGossip(1);
    assert.equal(0, board.net.sent.length);
  });

  it("raises for too much data, and for what cannot be JSON", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    gossip.pushGossip("kept");
    const [ok, problem] = pcall(gossip.pushGossip, string.rep("x", 300));
    assert.is_false(ok);
    assert.is_true(string.find(problem as string, "maxData is 256", 1, true)[0] !== undefined);
    assert.is_false(pcall(gossip.pushGossip, () => 1)[0]);
    // NodeMCU's sjson does not escape a backslash: the fleet would drop the datagram.
    assert.is_false(pcall(gossip.pushGossip, { path: "C:\\temp" })[0]);
    // Nor does it quote a boolean key.
    const odd = new LuaTable<AnyNotNil, unknown>();
    odd.set(true, 1);
    assert.is_false(pcall(gossip.pushGossip, odd)[0]);
    assert.equal("kept", gossip.networkState.get(OWN).data);
  });

  it("data put into networkState by hand travels too, and does no harm when it cannot", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ debugOutput: () => undefined });
    gossip.start();
    gossip.networkState.get(OWN).data = "by hand";
    board.tmr.advance(10000);
    assert.equal("by hand", (sent(board)[OWN] as { data: string }).data);
    for (const bad of [string.rep("x", 1500), () => 1, "C:\\temp"]) {
      gossip.networkState.get(OWN).data = bad;
      board.tmr.advance(10000);
      assert.same(["heartbeat", "revision", "state"], keys(sent(board)[OWN] as object));
    }
  });
});

function keys(value: object): string[] {
  const names: string[] = [];
  for (const [name] of pairs(value)) table.insert(names, name as string);
  table.sort(names);
  return names;
}

describe("updateCallback", () => {
  for (const name of ["updateCallback", "callbackFunction"] as const) {
    it(`as ${name} is called with what changed, by address`, () => {
      const board = mockBoard();
      const gossip = board.gossip();
      const updates: unknown[] = [];
      (gossip as unknown as LuaTable<string, unknown>).set(name, (update: unknown) =>
        table.insert(updates, update),
      );
      gossip.start();
      say(board, OTHER, "SYN", { [OTHER]: entry(1, 1, 0), [OWN]: entry(0, 0, 0) });
      assert.same([{ [OTHER]: { revision: 1, heartbeat: 1, state: 0 } }], updates);
      say(board, OTHER, "SYN", { [OTHER]: entry(1, 1, 0) });
      assert.equal(1, updates.length);
    });
  }

  it("is called with the single entry of a member that goes from DOWN to REMOVE", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OTHER] });
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(6, 7, 0) });
    const updates: unknown[] = [];
    gossip.updateCallback = (update) => table.insert(updates, update);
    board.tmr.advance(120000);
    assert.same([{ revision: 6, heartbeat: 7, state: 4 }], updates);
  });

  it("may raise: that is reported and counted, and gossip goes on", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    const said: string[] = [];
    gossip.setConfig({ debugOutput: (message) => table.insert(said, message) });
    gossip.updateCallback = () => error("user's mistake");
    gossip.start();
    say(board, OTHER, "SYN", { [OTHER]: entry(1, 1, 0) });
    assert.equal(1, gossip.stats.errors);
    assert.is_true(string.find(said[0]!, "user's mistake", 1, true)[0] !== undefined);
    assert.equal(1, gossip.networkState.get(OTHER).revision);
    assert.equal("ACK", sent(board).type);
  });
});

describe("stats", () => {
  it("count datagrams and bytes in and out", () => {
    const board = mockBoard();
    const { stats, start } = board.gossip();
    start();
    const datagram = '{"type":"ACK"}';
    board.net.deliver(datagram, OTHER);
    assert.same(
      [1, string.len(datagram), 1, string.len(board.net.sent[0]!.data)],
      [stats.datagramsIn, stats.bytesIn, stats.datagramsOut, stats.bytesOut],
    );
  });
});
