import { mockBoard } from "../mock/board";
import { dropped, entry, say, sent } from "./talk";

const OTHER = "10.0.0.2";
const THIRD = "10.0.0.3";

describe("a board short of heap", () => {
  it("takes no newcomers, and goes on with those it has", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    board.heap = 100;
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 2, 0), [THIRD]: entry(1, 1, 0) });
    assert.is_nil(gossip.networkState.get(THIRD));
    assert.equal(2, gossip.networkState.get(OTHER).heartbeat);
    assert.equal("full=1", dropped(board));
    board.heap = 20000;
    say(board, OTHER, "ACK", { [THIRD]: entry(1, 1, 0) });
    assert.equal(1, gossip.networkState.get(THIRD).revision);
  });

  it("leaves off data that grows, and takes data that replaces as much", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0, "old"), [THIRD]: entry(1, 1, 0) });
    board.heap = 100;
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 2, 0, "new"), [THIRD]: entry(1, 2, 0, "much") });
    assert.equal("new", gossip.networkState.get(OTHER).data);
    assert.is_nil(gossip.networkState.get(THIRD).data);
    assert.equal(2, gossip.networkState.get(THIRD).heartbeat);
    assert.equal("full=1", dropped(board));
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 3, 0, "much longer than before") });
    assert.is_nil(gossip.networkState.get(OTHER).data);
    assert.equal("full=2", dropped(board));
  });

  it("does not pass on an entry whose data it left off: the whole one would not be newer", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    say(board, OTHER, "ACK", { [THIRD]: entry(1, 1, 0) });
    board.heap = 100;
    say(board, OTHER, "ACK", { [THIRD]: entry(2, 5, 0, "much") });
    board.tmr.advance(10000);
    assert.is_nil(sent(board)[THIRD]);
    assert.same(entry(1, 1, 0), sent(board)[OTHER]);
    say(board, OTHER, "SYN", {});
    assert.is_nil(sent(board)[THIRD]);
    board.heap = 20000;
    say(board, OTHER, "ACK", { [THIRD]: entry(2, 6, 0, "much") });
    board.tmr.advance(10000);
    assert.same(entry(2, 6, 0, "much"), sent(board)[THIRD]);
  });

  it("takes no more in one datagram than there is room for", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    board.heap = 4900;
    const crowd: { [ip: string]: unknown } = {};
    for (const i of $range(2, 9)) crowd[`10.0.0.${i}`] = entry(1, 1, 0);
    say(board, OTHER, "ACK", crowd);
    const full = gossip.stats.dropped.get("full") as number | undefined;
    assert.is_true(full !== undefined && full > 0 && full < 8);
  });

  it("that cannot write an answer counts it, and has taken what it heard", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    const { encode } = sjson;
    const functions = sjson as unknown as { encode: unknown };
    const datagram = sjson.encode({ type: "SYN", [OTHER]: entry(1, 1, 0) });
    functions.encode = () => error("not enough memory", 0);
    board.net.deliver(datagram, OTHER);
    functions.encode = encode;
    assert.equal(1, gossip.networkState.get(OTHER).revision);
    assert.same([1, 0], [gossip.stats.sendErrors, gossip.stats.errors]);
  });

  it("that cannot decode a datagram counts that, and knows that its sender lives", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OTHER] });
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    board.tmr.advance(10000);
    assert.equal(1, gossip.networkState.get(OTHER).state);
    const { decode } = sjson;
    const functions = sjson as unknown as { decode: unknown };
    functions.decode = () => error("not enough memory", 0);
    board.net.deliver('{"type":"ACK"}', OTHER);
    functions.decode = decode;
    assert.equal(0, gossip.networkState.get(OTHER).state);
    assert.equal("memory=1", dropped(board));
  });

  it("lets those come back whom it has forgotten: they take no more than their memory", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OTHER], forgetAfter: 2 });
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    board.tmr.advance(120000);
    assert.is_nil(gossip.networkState.get(OTHER));
    board.heap = 100;
    say(board, OTHER, "ACK", { [OTHER]: entry(2, 1, 0) });
    assert.equal(2, gossip.networkState.get(OTHER).revision);
  });

  it("needs more the more members there are", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ maxMembers: 100 });
    gossip.start();
    board.heap = 6000;
    for (const i of $range(2, 30)) say(board, OTHER, "ACK", { [`10.0.0.${i}`]: entry(1, 1, 0) });
    let count = 0;
    for (const [_ip] of gossip.networkState) count += 1;
    assert.is_true(count > 5 && count < 15);
  });
});
