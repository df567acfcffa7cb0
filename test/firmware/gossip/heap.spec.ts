import { data, Kind, live, tell, told } from "./compact";
import { begun, dropped, entry, forgetSent, OTHER, OWN, ROUND, saidTo, say, sentOf, THIRD } from "./talk";

/** Has a function of the board's fail for want of heap, until what comes back is called. */
function failing(module: object, name: string): () => void {
  const functions = module as unknown as LuaTable<string, unknown>;
  const before = functions.get(name);
  functions.set(name, () => error("not enough memory", 0));
  return () => functions.set(name, before);
}

describe("a board short of heap", () => {
  it("takes no newcomers, and goes on with those it has", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER });
    board.heap = 100;
    tell(board, OTHER, { ip: OTHER, revision: 1 }, { ip: THIRD });
    say(board, "10.0.0.4", "ACK", { "10.0.0.4": entry(1, 1, 0) });
    assert.is_nil(gossip.networkState.get(THIRD));
    assert.is_nil(gossip.networkState.get("10.0.0.4"));
    assert.equal(1, gossip.networkState.get(OTHER).revision);
    assert.equal("full=2", dropped(board));
    board.heap = 20000;
    tell(board, OTHER, { ip: THIRD });
    assert.equal(0, gossip.networkState.get(THIRD).state);
  });

  it("collects garbage before it refuses somebody", () => {
    const { board, gossip } = begun();
    const globals = _G as unknown as LuaTable<string, unknown>;
    const collect = globals.get("collectgarbage");
    board.heap = 100;
    globals.set("collectgarbage", () => {
      board.heap = 20000;
    });
    tell(board, OTHER, { ip: OTHER });
    globals.set("collectgarbage", collect);
    assert.equal(0, gossip.networkState.get(OTHER).state);
    assert.equal("", dropped(board));
  });

  it("leaves off data that grows, and takes data that replaces as much", () => {
    const { board, gossip } = begun();
    const share = (ip: string, version: number, text: string) => {
      board.net.deliver(string.char(Kind.DATA) + data(ip, 0, version, `{"data":"${text}"}`), OTHER);
      return gossip.networkState.get(ip).data;
    };
    tell(board, OTHER, { ip: OTHER }, { ip: THIRD });
    share(OTHER, 1, "old");
    board.heap = 100;
    assert.equal("new", share(OTHER, 2, "new"));
    assert.is_nil(share(THIRD, 1, "much"));
    assert.equal("full=1", dropped(board));
    assert.is_nil(share(OTHER, 3, "much longer than before"));
    assert.equal("full=2", dropped(board));
    gossip.pushGossip("the board's own is always taken");
    assert.is_string(gossip.networkState.get(OWN).data);
  });

  it("does not tell on what it left off: others would have none either", () => {
    const { board } = begun();
    tell(board, OTHER, { ip: THIRD });
    board.heap = 100;
    board.net.deliver(string.char(Kind.DATA) + data(THIRD, 0, 1, '{"data":"much"}'), OTHER);
    forgetSent(board);
    board.net.deliver(string.char(Kind.PULL, 10, 0, 0, 3), OTHER);
    assert.equal(0, board.net.sent.length);
  });

  it("that cannot write an answer has taken what it heard, and counts it", () => {
    const { board, gossip } = begun();
    live(board, 3 * ROUND, OTHER);
    const text = sjson.encode({ type: "SYN", [OTHER]: entry(1, 1, 0) });
    const send = gossip.core.send;
    gossip.core.send = () => error("not enough memory", 0);
    board.net.deliver(text, OTHER);
    gossip.core.send = send;
    assert.equal(1, gossip.networkState.get(OTHER).revision);
    assert.same(["memory=1", 0], [dropped(board), gossip.stats.errors]);
  });

  it("that cannot decode a datagram counts that, and knows that its sender lives", () => {
    const { board, gossip } = begun();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    while (gossip.networkState.get(OTHER).state === 0) board.tmr.advance(312);
    const mend = failing(sjson, "decode");
    board.net.deliver('{"type":"ACK"}', OTHER);
    mend();
    assert.equal("memory=1", dropped(board));
    assert.equal(0, gossip.networkState.get(OTHER).state);
  });

  it("that cannot load what a datagram asks for counts that, and does it the next time", () => {
    const { board, gossip } = begun();
    live(board, 3 * ROUND, OTHER);
    const mend = failing(_G, "require");
    board.net.deliver(string.char(Kind.NEWS, 1, 2, 3) + told({ ip: THIRD }), OTHER);
    board.net.deliver('{"type":"SYN"}', OTHER);
    mend();
    assert.same(["memory=2", 0], [dropped(board), gossip.stats.errors]);
    assert.is_nil(gossip.networkState.get(THIRD));
    tell(board, OTHER, { ip: THIRD });
    board.net.deliver('{"type":"SYN"}', OTHER);
    assert.equal(0, gossip.networkState.get(THIRD).state);
    assert.equal(1, saidTo(board, OTHER).length);
  });

  it("that takes only some of the news tells the user of all of that, and lets go of data of lives that are over", () => {
    const { board, gossip } = begun();
    tell(board, THIRD, { ip: THIRD }, { ip: OTHER });
    board.net.deliver(string.char(Kind.DATA) + data(OTHER, 0, 1, '{"data":"of the old life"}'), OTHER);
    const updates: string[] = [];
    gossip.updateCallback = (update) => {
      for (const [ip] of pairs(update as LuaTable<string, unknown>)) table.insert(updates, ip);
    };
    // Putting the second member into the table fails.
    const concat = table.concat;
    let calls = 0;
    (table as unknown as LuaTable<string, unknown>).set("concat", (...given: [string[]]) => {
      calls += 1;
      if (calls === 2) error("not enough memory", 0);
      return concat(...given);
    });
    tell(board, THIRD, { ip: OTHER, revision: 1 }, { ip: THIRD, revision: 1 });
    (table as unknown as LuaTable<string, unknown>).set("concat", concat);
    assert.same([2, "memory=1"], [calls, dropped(board)]);
    live(board, ROUND, OTHER, THIRD);
    assert.same([1, 0], [gossip.networkState.get(OTHER).revision, gossip.networkState.get(THIRD).revision]);
    assert.is_nil(gossip.networkState.get(OTHER).data);
    assert.equal(OTHER, updates[0]);
    while (updates.length > 0) table.remove(updates);
    tell(board, THIRD, { ip: OTHER, revision: 1 }, { ip: THIRD, revision: 1 });
    assert.same([THIRD], updates);
  });

  it("in a tick counts that, and goes on with the next", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER });
    const mend = failing(_G, "require");
    board.tmr.advance(2 * ROUND);
    mend();
    const counted = dropped(board);
    assert.matches("^memory=%d+$", counted);
    forgetSent(board);
    live(board, 2 * ROUND, OTHER);
    assert.same([counted, 0], [dropped(board), gossip.stats.errors]);
    assert.is_true(sentOf(board, Kind.PING).length > 0);
  });

  it("as it starts is at its place with the first tick that finds some", () => {
    const { board, gossip } = begun();
    gossip.stop();
    gossip.setConfig({ debugOutput: () => undefined });
    gossip.start();
    const mend = failing(_G, "require");
    board.tmr.advance(312);
    board.net.deliver(string.char(Kind.PING, 1, 2, 3), OTHER);
    mend();
    forgetSent(board);
    board.tmr.advance(312);
    assert.is_true(sentOf(board, Kind.JOIN).length > 0);
    assert.same([1, 0], [gossip.networkState.get(OWN).revision, gossip.networkState.get(OWN).state]);
  });
});
