import { mockBoard } from "../mock/board";
import { Kind, lastOf, tell, told } from "./compact";
import { ALL, begun, dropped, forgetSent, OTHER, OWN, ROUND, sentOf } from "./talk";

describe("code on demand", () => {
  it("leaves what the user has loaded alone", () => {
    const { board, gossip } = begun();
    const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
    loaded.set("mine", true);
    tell(board, OTHER, { ip: OTHER });
    gossip.pushGossip(1);
    board.tmr.advance(3 * ROUND);
    assert.is_true(loaded.get("mine"));
    loaded.delete("mine");
  });
});

describe("gossip", () => {
  it("names every module that the firmware lacks in one error as it is required", () => {
    const board = mockBoard();
    const globals = _G as unknown as LuaTable<string, unknown>;
    globals.delete("sjson");
    globals.delete("net");
    globals.delete("tmr");
    const [ok, problem] = pcall(() => board.gossip());
    assert.is_false(ok);
    assert.equal(
      "gossip needs modules that this firmware was built without: net, tmr, sjson. " +
        "Tick them when you build it, and flash it anew.",
      problem,
    );
  });
});

describe("start", () => {
  it("tells everybody of a board, on the port that is configured", () => {
    const { board } = begun({ comPort: 5001 });
    const join = board.net.sent[0]!;
    assert.same([1, ALL, 5001], [board.net.sent.length, join.ip, join.port]);
    assert.equal(string.char(Kind.JOIN), string.sub(join.data, 1, 1));
    assert.equal(told({ ip: OWN }), string.sub(join.data, 5));
    assert.equal(5001, board.net.listening);
  });

  it("broadcasts to all networks where the firmware does not know its own", () => {
    const board = mockBoard();
    board.broadcast = undefined;
    board.gossip().start();
    board.tmr.advance(0);
    assert.equal("255.255.255.255", board.net.sent[0]!.ip);
  });

  it("waits for an address, looking each second, and says so", () => {
    const board = mockBoard();
    board.ip = undefined;
    const gossip = board.gossip();
    const said: string[] = [];
    gossip.setConfig({ debug: true, debugOutput: (message) => table.insert(said, message) });
    gossip.start();
    assert.is_false(gossip.started);
    assert.equal("gossip: no address, waiting for Wi-Fi", said[0]);
    assert.equal(0, board.net.created);
    assert.equal("{}", gossip.getNetworkState());
    board.tmr.advance(5000);
    board.ip = OWN;
    board.tmr.advance(1000);
    assert.is_true(gossip.started);
    assert.equal(OWN, gossip.ip);
    assert.equal(1, board.net.sent.length);
  });

  it("twice is harmless", () => {
    const { board, gossip } = begun();
    const timers = board.tmr.running();
    gossip.start();
    board.tmr.advance(0);
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

  it("may be followed at once by whatever the user wants", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    gossip.pushGossip({ temp: 21 });
    assert.same({ temp: 21 }, gossip.networkState.get(OWN).data);
    board.tmr.advance(0);
    assert.same(
      [0, 0, 1],
      [gossip.networkState.get(OWN).revision, gossip.stats.errors, lastOf(board, OWN)!.version!],
    );
  });

  it("never registers wifi.eventmon", () => {
    // The mock raises when somebody does.
    const { board, gossip } = begun();
    board.ip = undefined;
    board.tmr.advance(60000);
    board.ip = "10.0.0.9";
    board.tmr.advance(60000);
    assert.equal(0, gossip.stats.errors);
  });
});

describe("start that fails", () => {
  it("raises, leaves nothing behind and may be tried again", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    board.net.refuseToListen = "address in use";
    const [ok, problem] = pcall(gossip.start);
    assert.is_false(ok);
    assert.matches("address in use", problem);
    assert.is_false(gossip.started);
    assert.is_nil(gossip.socket);
    assert.is_nil(gossip.ip);
    assert.equal(0, board.tmr.running());
    board.net.refuseToListen = undefined;
    gossip.start();
    assert.is_true(gossip.started);
    assert.equal(5000, board.net.listening);
  });

  it("once Wi-Fi gives an address is said, leaves nothing in the way, and is tried again until it works", () => {
    const board = mockBoard();
    board.ip = undefined;
    const gossip = board.gossip();
    const said: string[] = [];
    gossip.setConfig({ debugOutput: (message) => table.insert(said, message) });
    gossip.start();
    board.net.refuseToListen = "address in use";
    board.ip = OWN;
    board.tmr.advance(1000);
    assert.is_false(gossip.started);
    assert.equal(1, said.length);
    assert.matches("address in use", said[0]);
    board.net.refuseToListen = undefined;
    board.tmr.advance(ROUND);
    assert.is_true(gossip.started);
    assert.equal(OWN, gossip.ip);
    assert.equal(0, gossip.networkState.get(OWN).revision);
    assert.equal(1, said.length);
  });
});

describe("stop", () => {
  it("says goodbye, frees the socket and every timer; what is known stays", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER, revision: 1 });
    forgetSent(board);
    gossip.stop();
    const goodbyes = sentOf(board, Kind.NEWS);
    assert.is_true(goodbyes.length > 1);
    for (const goodbye of goodbyes) {
      assert.equal(ALL, goodbye.ip);
      assert.equal(told({ ip: OWN, incarnation: 1, state: 4 }), string.sub(goodbye.data, 5));
    }
    assert.is_nil(board.net.listening);
    assert.equal(0, board.tmr.running());
    assert.is_nil(gossip.socket);
    assert.is_nil(gossip.inboundSocket);
    assert.is_false(gossip.started);
    assert.equal(1, gossip.networkState.get(OTHER).revision);
    assert.equal(4, gossip.networkState.get(OWN).state);
    const sent = board.net.sent.length;
    board.tmr.advance(10 * ROUND);
    board.net.deliver("{{", OTHER);
    assert.same([sent, ""], [board.net.sent.length, dropped(board)]);
  });

  it("is done with even if the user has closed the socket", () => {
    const { board, gossip } = begun();
    gossip.socket!.close();
    gossip.stop();
    assert.is_false(gossip.started);
    assert.equal(0, board.tmr.running());
  });

  it("is done with even if there is no heap to say goodbye", () => {
    const { board, gossip } = begun();
    const globals = _G as unknown as LuaTable<string, unknown>;
    const load = globals.get("require") as (this: void, name: string) => unknown;
    globals.set("require", (name: string) => {
      if (name === "gossip.shell.leave") error("not enough memory", 0);
      return load(name);
    });
    const [stopped] = pcall(gossip.stop);
    globals.set("require", load);
    assert.is_true(stopped);
    assert.is_false(gossip.started);
    assert.is_nil(board.net.listening);
    assert.equal(0, board.tmr.running());
  });

  it("before start, at once after it, twice, or while waiting is harmless", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.stop();
    gossip.start();
    gossip.stop();
    gossip.stop();
    board.ip = undefined;
    gossip.start();
    gossip.stop();
    board.ip = OWN;
    board.tmr.advance(5000);
    assert.is_false(gossip.started);
    assert.equal(0, board.tmr.running());
    assert.equal(0, gossip.stats.errors);
  });

  it("can be followed by start, which is a new life, also elsewhere", () => {
    const { board, gossip } = begun();
    gossip.stop();
    gossip.start();
    board.tmr.advance(0);
    assert.same([1, 0], [gossip.networkState.get(OWN).revision, gossip.networkState.get(OWN).state]);
    gossip.stop();
    board.ip = "10.0.0.8";
    gossip.start();
    board.tmr.advance(0);
    assert.equal(2, gossip.networkState.get("10.0.0.8").revision);
    assert.equal(4, gossip.networkState.get(OWN).state);
    // The tick, and the look at the address.
    assert.equal(2, board.tmr.running());
  });
});
