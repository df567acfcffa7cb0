import { mockBoard } from "../mock/board";
import { dropped, entry, say, sent } from "./talk";

const OTHER = "10.0.0.2";
const THIRD = "10.0.0.3";

/** A board with short memory that has seen {@link THIRD} go to REMOVE. */
function bereaved(forgetAfter = 5) {
  const board = mockBoard();
  const gossip = board.gossip();
  gossip.setConfig({ forgetAfter, seedList: [OTHER] });
  gossip.start();
  say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0), [THIRD]: entry(1, 100, 0) });
  say(board, OTHER, "ACK", { [THIRD]: entry(1, 100, 4) });
  return board;
}

/** Lets a round pass in which {@link OTHER} lives. */
function round(board: ReturnType<typeof mockBoard>, n = 1): void {
  for (const _ of $range(1, n)) {
    board.tmr.advance(10000);
    say(board, OTHER, "ACK", {});
  }
}

describe("a member in REMOVE", () => {
  it("is forgotten after forgetAfter rounds, and leaves the seed list", () => {
    const board = bereaved();
    const gossip = board.gossip();
    round(board, 4);
    assert.equal(4, gossip.networkState.get(THIRD).state);
    round(board);
    assert.is_nil(gossip.networkState.get(THIRD));
    assert.same([OTHER], gossip.config.seedList);
  });

  it("is forgotten after 60 rounds unless told otherwise", () => {
    assert.equal(60, mockBoard().gossip().config.forgetAfter);
  });

  it("stays in the seed list if the user named it", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ forgetAfter: 2, seedList: [OTHER] });
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    board.tmr.advance(200000);
    assert.is_nil(gossip.networkState.get(OTHER));
    assert.same([OTHER], gossip.config.seedList);
  });

  it("does not come back from a neighbour's older memory", () => {
    const board = bereaved();
    const gossip = board.gossip();
    round(board, 6);
    for (const memory of [entry(1, 100, 4), entry(1, 100, 0), entry(1, 99, 0), entry(0, 5000, 0)]) {
      say(board, OTHER, "SYN", { [THIRD]: memory });
      assert.is_nil(gossip.networkState.get(THIRD));
    }
  });

  it("comes back when it lives", () => {
    for (const life of [entry(1, 101, 0), entry(2, 0, 0)]) {
      const board = bereaved();
      round(board, 6);
      say(board, THIRD, "SYN", { [THIRD]: life });
      assert.equal(0, board.gossip().networkState.get(THIRD).state);
    }
  });

  it("is not told to boards that never knew it", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    say(board, OTHER, "SYN", { [THIRD]: entry(1, 100, 4) });
    assert.is_nil(gossip.networkState.get(THIRD));
  });
});

describe("maxMembers", () => {
  /** A board that keeps four: itself and three others. */
  function full() {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ maxMembers: 4 });
    gossip.start();
    say(board, OTHER, "ACK", {
      "10.0.0.2": entry(1, 1, 0),
      "10.0.0.3": entry(1, 1, 0),
      "10.0.0.4": entry(1, 1, 0),
    });
    return board;
  }

  it("drops the newcomer and counts it when nobody is gone", () => {
    const board = full();
    say(board, OTHER, "SYN", { "10.0.0.5": entry(1, 1, 0) });
    assert.is_nil(board.gossip().networkState.get("10.0.0.5"));
    assert.equal("full=1", dropped(board));
    say(board, OTHER, "SYN", { "10.0.0.4": entry(1, 2, 0) });
    assert.equal(2, board.gossip().networkState.get("10.0.0.4").heartbeat);
  });

  it("lets the longest-removed make room", () => {
    const board = full();
    const gossip = board.gossip();
    say(board, OTHER, "ACK", { "10.0.0.4": entry(1, 1, 4) });
    board.tmr.advance(10000);
    say(board, OTHER, "ACK", { "10.0.0.3": entry(1, 1, 4) });
    say(board, OTHER, "ACK", { "10.0.0.5": entry(1, 1, 0) });
    assert.is_nil(gossip.networkState.get("10.0.0.4"));
    assert.equal(4, gossip.networkState.get("10.0.0.3").state);
    assert.equal(0, gossip.networkState.get("10.0.0.5").state);
    say(board, OTHER, "ACK", { "10.0.0.6": entry(1, 1, 0) });
    assert.is_nil(gossip.networkState.get("10.0.0.3"));
    say(board, OTHER, "ACK", { "10.0.0.7": entry(1, 1, 0) });
    assert.is_nil(gossip.networkState.get("10.0.0.7"));
  });

  it("bounds members and memories together, however many come and go", () => {
    const board = full();
    const gossip = board.gossip();
    gossip.setConfig({ forgetAfter: 1 });
    for (const i of $range(1, 200)) {
      const ip = `10.0.1.${i}`;
      say(board, OTHER, "ACK", { [ip]: entry(1, 1, 0) });
      say(board, OTHER, "ACK", {
        [ip]: entry(1, 1, 4),
        "10.0.0.3": entry(1, i, 4),
        "10.0.0.4": entry(1, i, 4),
      });
      board.tmr.advance(10000);
      let count = 0;
      for (const [_ip] of gossip.networkState) count += 1;
      assert.is_true(count <= 4);
    }
    assert.is_true(gossip.config.seedList.length <= 4);
  });
});

describe("a change of address", () => {
  it("keeps to a bound that was lowered meanwhile", () => {
    const board = mockBoard("10.0.0.1");
    const gossip = board.gossip();
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0), [THIRD]: entry(7, 70, 3) });
    say(board, OTHER, "ACK", { [THIRD]: entry(7, 70, 4) });
    gossip.setConfig({ maxMembers: 2 });
    board.ip = THIRD;
    board.tmr.advance(10000);
    say(board, OTHER, "ACK", { "10.0.0.9": entry(1, 1, 0) });
    assert.is_nil(gossip.networkState.get("10.0.0.9"));
    assert.is_true(gossip.networkState.has(OTHER) && gossip.networkState.has(THIRD));
    assert.equal("full=1", dropped(board));
  });

  it("moves the board's own entry, and tells that the old address is left", () => {
    const board = mockBoard("10.0.0.1");
    const gossip = board.gossip();
    gossip.start();
    gossip.pushGossip("hello");
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    board.ip = "10.0.0.77";
    board.tmr.advance(10000);
    assert.equal("10.0.0.77", gossip.ip);
    const { revision, state, data } = gossip.networkState.get("10.0.0.77");
    assert.same([0, 0, "hello"], [revision, state, data]);
    assert.equal(4, gossip.networkState.get("10.0.0.1").state);
    assert.same({ revision: 0, heartbeat: 0, state: 4 }, sent(board)["10.0.0.1"]);
    assert.is_true(sent(board)["10.0.0.77"] !== undefined);
  });

  it("to an address that somebody had, and back again", () => {
    const board = mockBoard("10.0.0.1");
    const gossip = board.gossip();
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0), [THIRD]: entry(7, 70, 3) });
    board.ip = THIRD;
    board.tmr.advance(10000);
    assert.equal(0, gossip.networkState.get(THIRD).state);
    say(board, OTHER, "SYN", { [THIRD]: entry(7, 70, 3) });
    assert.equal(8, gossip.networkState.get(THIRD).revision);
    board.ip = "10.0.0.1";
    board.tmr.advance(10000);
    assert.equal(0, gossip.networkState.get("10.0.0.1").state);
    assert.equal(4, gossip.networkState.get(THIRD).state);
  });
});
