import { Kind, lastOf, live, packed, tell } from "./compact";
import { ALL, begun, dropped, forgetSent, OTHER, OWN, ROUND, sentOf, THIRD } from "./talk";

const ELSEWHERE = "10.0.0.77";

describe("a change of address", () => {
  it("moves the board's own entry, data and all, and tells that the old address is left", () => {
    const { board, gossip } = begun();
    gossip.pushGossip("hello");
    tell(board, OTHER, { ip: OTHER, revision: 1 });
    live(board, 2 * ROUND, OTHER);
    forgetSent(board);
    board.ip = ELSEWHERE;
    live(board, 2 * ROUND, OTHER);
    assert.equal(ELSEWHERE, gossip.ip);
    const { revision, state, data } = gossip.networkState.get(ELSEWHERE);
    assert.same([0, 0, "hello"], [revision, state, data]);
    assert.equal(4, gossip.networkState.get(OWN).state);
    for (const [ip, state] of [
      [OWN, 4],
      [ELSEWHERE, 0],
    ] as [string, number][]) {
      const last = lastOf(board, ip)!;
      assert.same([state, 1, 0], [last.state!, last.version!, last.revision!]);
    }
    assert.is_true(sentOf(board, Kind.JOIN).length > 1);
    for (const { ip } of sentOf(board, Kind.JOIN)) assert.equal(ALL, ip);
    assert.equal(1, board.net.created);
  });

  it("broadcasts in the network that the board is in now", () => {
    const { board } = begun();
    board.ip = "192.168.5.5";
    board.broadcast = "192.168.5.255";
    forgetSent(board);
    board.tmr.advance(ROUND);
    forgetSent(board);
    board.tmr.advance(ROUND);
    assert.is_true(board.net.sent.length > 0);
    for (const { ip } of board.net.sent) assert.equal("192.168.5.255", ip);
  });

  it("to an address that somebody had, and back again", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER, revision: 1 }, { ip: THIRD, revision: 7, state: 3 });
    board.ip = THIRD;
    live(board, ROUND, OTHER);
    assert.same([8, 0], [gossip.networkState.get(THIRD).revision, gossip.networkState.get(THIRD).state]);
    live(board, ROUND, OTHER);
    assert.equal("8", board.file.files.get("gossip/rev.dat"));
    board.ip = OWN;
    live(board, ROUND, OTHER);
    assert.equal(0, gossip.networkState.get(OWN).state);
    assert.equal(4, gossip.networkState.get(THIRD).state);
    assert.is_true(lastOf(board, OWN)!.revision! > 0);
  });

  it("to the address of who is being probed has nobody judge it", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER });
    while (!gossip.core.probes.has(packed(OTHER))) board.tmr.advance(312);
    board.ip = OTHER;
    board.tmr.advance(20 * ROUND);
    assert.same(
      [0, 1, 0],
      [gossip.networkState.get(OTHER).state, gossip.core.table.alive, gossip.stats.errors],
    );
  });

  it("is made even where there is no room for one more member", () => {
    const { board, gossip } = begun({ maxMembers: 2 });
    tell(board, OTHER, { ip: OTHER });
    board.ip = ELSEWHERE;
    live(board, ROUND, OTHER);
    tell(board, OTHER, { ip: THIRD });
    assert.equal(0, gossip.networkState.get(ELSEWHERE).state);
    assert.equal(4, gossip.networkState.get(OWN).state);
    assert.is_nil(gossip.networkState.get(THIRD));
    assert.equal("full=1", dropped(board));
  });
});

describe("without Wi-Fi", () => {
  it("nothing is sent, nobody is taken for dead, and rounds go on afterwards", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER, revision: 1 }, { ip: THIRD });
    live(board, 3 * ROUND, OTHER, THIRD);
    board.ip = undefined;
    // Until the board sees that its address is gone, a round at most.
    board.tmr.advance(ROUND);
    forgetSent(board);
    board.net.refuse = "routing problem";
    board.tmr.advance(60 * ROUND);
    assert.same([0, 0], [board.net.sent.length, gossip.stats.sendErrors]);
    for (const ip of [OTHER, THIRD]) assert.is_true(gossip.networkState.get(ip).state <= 1);
    board.ip = OWN;
    board.net.refuse = undefined;
    live(board, 2 * ROUND, OTHER, THIRD);
    assert.is_true(board.net.sent.length > 0);
    for (const ip of [OTHER, THIRD]) assert.equal(0, gossip.networkState.get(ip).state);
    assert.equal(1, board.net.created);
    assert.is_true(gossip.started);
  });

  it("for a moment, in which sending fails, the board goes on and counts it", () => {
    const { board, gossip } = begun();
    board.net.refuse = "routing problem";
    board.tmr.advance(ROUND);
    assert.is_true(gossip.stats.sendErrors > 0);
    assert.equal(0, gossip.stats.errors);
    board.net.refuse = undefined;
    forgetSent(board);
    board.tmr.advance(ROUND);
    assert.is_true(board.net.sent.length > 0);
  });

  it("data that the user pushes is told once it is back", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER });
    board.ip = undefined;
    board.tmr.advance(ROUND);
    board.net.refuse = "routing problem";
    gossip.pushGossip(5);
    board.ip = OWN;
    board.net.refuse = undefined;
    live(board, ROUND, OTHER);
    assert.equal(1, lastOf(board, OWN)!.version);
  });
});
