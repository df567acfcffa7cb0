import { mockBoard } from "../mock/board";
import { entry, say } from "./talk";

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

describe("start that fails once Wi-Fi gives an address", () => {
  it("is said, leaves nothing in the way, and is tried again until it works", () => {
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
    assert.is_true(string.find(said[0]!, "address in use", 1, true)[0] !== undefined);
    board.net.refuseToListen = undefined;
    board.tmr.advance(10000);
    assert.is_true(gossip.started);
    assert.equal(OWN, gossip.ip);
    assert.equal(0, gossip.networkState.get(OWN).revision);
    board.tmr.advance(20000);
    assert.equal(3, board.net.sent.length);
    assert.equal(1, said.length);
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
