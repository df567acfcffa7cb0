import { mockBoard } from "../mock/board";
import { entry, say, sent } from "./talk";

const OWN = "10.0.0.1";
const OTHER = "10.0.0.2";

describe("start", () => {
  it("waits for an address, looking each second, and says so", () => {
    const board = mockBoard();
    board.ip = undefined;
    const gossip = board.gossip();
    const said: string[] = [];
    gossip.setConfig({ debug: true, debugOutput: (message) => table.insert(said, message) });
    gossip.start();
    assert.is_false(gossip.started);
    assert.is_true(string.find(said[0]!, "waiting for Wi-Fi", 1, true)[0] !== undefined);
    assert.equal(0, board.net.created);
    assert.equal("{}", string.gsub(gossip.getNetworkState(), "%[%]", "{}")[0]);
    board.tmr.advance(5000);
    board.ip = OWN;
    board.tmr.advance(1000);
    assert.is_true(gossip.started);
    assert.equal(OWN, gossip.ip);
    assert.equal(1, board.net.sent.length);
  });

  it("twice is harmless", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    const timers = board.tmr.running();
    gossip.start();
    assert.equal(1, board.net.created);
    assert.equal(timers, board.tmr.running());
    assert.equal(0, gossip.networkState.get(OWN).revision);
  });

  it("twice is harmless while waiting, too", () => {
    const board = mockBoard();
    board.ip = undefined;
    const gossip = board.gossip();
    gossip.start();
    gossip.start();
    board.ip = OWN;
    board.tmr.advance(1000);
    assert.equal(1, board.net.created);
    assert.equal(1, board.net.sent.length);
  });

  it("names every module that the firmware lacks in one error", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    const globals = _G as unknown as LuaTable<string, unknown>;
    globals.delete("sjson");
    globals.delete("net");
    const [ok, problem] = pcall(gossip.start);
    assert.is_false(ok);
    assert.equal(
      "gossip needs modules that this firmware was built without: net, sjson. " +
        "Tick them when you build it, and flash it anew.",
      problem,
    );
  });

  it("defines getNetworkState(), which prints the JSON", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    const printed: unknown[] = [];
    const globals = _G as unknown as LuaTable<string, unknown>;
    const print = globals.get("print");
    globals.set("print", (text: unknown) => table.insert(printed, text));
    (globals.get("getNetworkState") as (this: void) => void)();
    globals.set("print", print);
    assert.same([gossip.getNetworkState()], printed);
    assert.same({ [OWN]: { revision: 0, heartbeat: 0, state: 0 } }, sjson.decode(printed[0] as string));
  });

  it("never registers wifi.eventmon", () => {
    // The mock raises when somebody does.
    const board = mockBoard();
    board.gossip().start();
    board.ip = undefined;
    board.tmr.advance(60000);
    board.ip = "10.0.0.9";
    board.tmr.advance(60000);
    assert.equal(0, board.gossip().stats.errors);
  });
});

describe("start that fails", () => {
  it("raises, leaves nothing behind and may be tried again", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    board.net.refuseToListen = "address in use";
    const [ok, problem] = pcall(gossip.start);
    assert.is_false(ok);
    assert.is_true(string.find(tostring(problem), "address in use", 1, true)[0] !== undefined);
    assert.is_false(gossip.started);
    assert.equal(0, board.tmr.running());
    board.net.refuseToListen = undefined;
    gossip.start();
    assert.is_true(gossip.started);
    assert.equal(5000, board.net.listening);
  });
});

describe("without Wi-Fi", () => {
  it("nobody is taken for dead, and rounds go on afterwards", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OTHER] });
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    board.tmr.advance(5000);
    board.ip = undefined;
    board.net.refuse = "routing problem";
    board.tmr.advance(600000);
    assert.is_true(gossip.networkState.get(OTHER).state <= 1);
    board.ip = OWN;
    board.net.refuse = undefined;
    const before = board.net.sent.length;
    board.tmr.advance(20000);
    assert.is_true(board.net.sent.length > before);
    assert.equal(1, board.net.created);
  });
});

describe("stop", () => {
  it("frees the socket and every timer; what is known stays", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    gossip.stop();
    assert.is_nil(board.net.listening);
    assert.equal(0, board.tmr.running());
    assert.is_nil(gossip.socket);
    assert.is_false(gossip.started);
    assert.equal(1, gossip.networkState.get(OTHER).revision);
  });

  it("is done with even if the user has closed the socket", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    gossip.socket!.close();
    gossip.stop();
    assert.is_false(gossip.started);
    assert.equal(0, board.tmr.running());
  });

  it("before start, twice, or while waiting is harmless", () => {
    const board = mockBoard();
    board.ip = undefined;
    const gossip = board.gossip();
    gossip.stop();
    gossip.start();
    gossip.stop();
    gossip.stop();
    board.ip = OWN;
    board.tmr.advance(5000);
    assert.is_false(gossip.started);
    assert.equal(0, board.tmr.running());
  });

  it("can be followed by start, which is a new life, also elsewhere", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    gossip.stop();
    gossip.start();
    assert.equal(1, gossip.networkState.get(OWN).revision);
    gossip.stop();
    board.ip = "10.0.0.8";
    gossip.start();
    assert.equal(2, gossip.networkState.get("10.0.0.8").revision);
    assert.equal(4, gossip.networkState.get(OWN).state);
    assert.equal(1, board.tmr.running() - 1);
  });
});

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
