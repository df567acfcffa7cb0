import type { Entry } from "../../../src/gossip/entry";
import { mockBoard } from "../mock/board";
import { entry, say, sent } from "./talk";

const OWN = "10.0.0.1";
const OTHER = "10.0.0.2";

/** A board in its tenth life, up for 100 s. */
function settled() {
  const board = mockBoard();
  board.file.files.set("gossip/rev.dat", "8");
  board.tmr.setUptime(100);
  board.gossip().start();
  return board;
}

describe("a board's own entry", () => {
  const cases: [name: string, belief: Entry, revision: number][] = [
    ["stands against an older life", entry(8, 5000, 0), 9],
    ["stands against an older heartbeat, whatever its state", entry(9, 99, 3), 9],
    ["stands against itself", entry(9, 100, 0), 9],
    ["answers a TICK of this second with its next heartbeat", entry(9, 100, 1), 9],
    ["rises above SUSPECT", entry(9, 100, 2), 10],
    ["rises above DOWN", entry(9, 100, 3), 10],
    ["rises above REMOVE", entry(9, 100, 4), 10],
    ["rises above a later heartbeat of this life", entry(9, 101, 0), 10],
    ["rises above a life that it has forgotten", entry(20, 3, 0), 21],
    ["rises to the largest number there is", entry(2147483646, 3, 0), 2147483647],
    ["stays at the largest number there is", entry(2147483647, 3, 0), 2147483647],
  ];
  for (const [name, belief, revision] of cases) {
    it(name, () => {
      const board = settled();
      say(board, OTHER, "SYN", { [OWN]: belief });
      const own = board.gossip().networkState.get(OWN);
      assert.equal(string.format("%d", revision), string.format("%d", own.revision));
      assert.equal(0, own.state);
      assert.equal(100, own.heartbeat);
    });
  }

  it("is spread in the answer, and saved", () => {
    const board = settled();
    board.tmr.advance(10000);
    say(board, OTHER, "SYN", { [OWN]: entry(20, 3, 3) });
    assert.same({ revision: 21, heartbeat: 110, state: 0 }, sent(board)[OWN]);
    assert.equal("21", board.file.files.get("gossip/rev.dat"));
  });

  it("is spread by a SYN when an ACK brought the news", () => {
    const board = settled();
    say(board, OTHER, "ACK", { [OWN]: entry(20, 3, 3) });
    assert.equal(OTHER, board.net.sent[board.net.sent.length - 1]!.ip);
    assert.equal("SYN", sent(board).type);
    assert.equal(21, (sent(board)[OWN] as Entry).revision);
  });

  it("is saved once a round at most, whatever peers claim", () => {
    const board = settled();
    board.tmr.advance(10000);
    const before = board.file.writes;
    for (const i of $range(20, 119)) say(board, OTHER, "SYN", { [OWN]: entry(i * 2, 0, 0) });
    const once = board.file.writes - before;
    assert.equal("41", board.file.files.get("gossip/rev.dat"));
    board.tmr.advance(10000);
    assert.equal("239", board.file.files.get("gossip/rev.dat"));
    assert.equal(2 * once, board.file.writes - before);
  });

  it("answers a belief that nothing can outdo once, not for ever", () => {
    const board = settled();
    board.tmr.advance(10000);
    const belief = entry(2147483647, 2147483647, 0);
    say(board, OTHER, "ACK", { [OWN]: belief });
    const sentBefore = board.net.sent.length;
    for (const _ of $range(1, 5)) {
      say(board, OTHER, "ACK", { [OWN]: belief });
      assert.equal(sentBefore, board.net.sent.length);
      board.tmr.advance(1);
    }
    board.tmr.advance(20000);
    const writesBefore = board.file.writes;
    say(board, OTHER, "ACK", { [OWN]: belief });
    board.tmr.advance(10000);
    assert.equal(writesBefore, board.file.writes);
  });

  it("is spread even when there is no heap to save it, and saved when there is again", () => {
    const board = settled();
    const gossip = board.gossip();
    let taken = 0;
    gossip.updateCallback = () => {
      taken += 1;
    };
    board.tmr.advance(10000);
    const { open } = file;
    const functions = file as unknown as { open: unknown };
    functions.open = () => error("not enough memory", 0);
    say(board, OTHER, "SYN", { [OWN]: entry(20, 3, 3), [OTHER]: entry(1, 1, 0) });
    assert.equal(21, (sent(board)[OWN] as Entry).revision);
    assert.equal(1, taken);
    const sentBefore = board.net.sent.length;
    board.tmr.advance(20000);
    assert.equal(sentBefore + 2, board.net.sent.length);
    functions.open = open;
    board.tmr.advance(10000);
    assert.equal("21", board.file.files.get("gossip/rev.dat"));
  });

  it("is saved by stop(), where there was no heap before", () => {
    const board = settled();
    board.gossip().updateCallback = undefined;
    board.tmr.advance(10000);
    const { open } = file;
    const functions = file as unknown as { open: unknown };
    functions.open = () => error("not enough memory", 0);
    say(board, OTHER, "SYN", { [OWN]: entry(20, 3, 3) });
    functions.open = open;
    board.gossip().stop();
    board.restart();
    board.gossip().start();
    assert.equal(22, board.gossip().networkState.get(OWN).revision);
  });

  it("keeps its data while its revision rises", () => {
    const board = settled();
    board.gossip().pushGossip({ temp: 21 });
    say(board, OTHER, "SYN", { [OWN]: entry(20, 3, 3, { temp: 5 }) });
    assert.same({ temp: 21 }, board.gossip().networkState.get(OWN).data);
  });

  it("gets a new revision when the up time wraps after 68 years", () => {
    const board = mockBoard();
    board.tmr.setUptime(2147483640);
    const gossip = board.gossip();
    gossip.start();
    assert.equal(0, gossip.networkState.get(OWN).revision);
    board.tmr.setUptime(3);
    board.tmr.advance(10000);
    assert.same({ revision: 1, heartbeat: 13, state: 0 }, sent(board)[OWN]);
    assert.equal("1", board.file.files.get("gossip/rev.dat"));
  });
});

describe("the revision", () => {
  it("is 0 at the first start and grows by one at each", () => {
    const board = mockBoard();
    for (const revision of [0, 1, 2]) {
      board.gossip().start();
      assert.equal(revision, board.gossip().networkState.get(OWN).revision);
      board.restart();
    }
  });

  it("is what the original left in its file, plus one", () => {
    for (const [text, revision] of [
      ["41", 42],
      [" 41\n", 42],
      ["", 0],
      ["rubbish", 0],
      ["-4", 0],
      ["1e300", 0],
    ] as [string, number][]) {
      const board = mockBoard();
      board.file.files.set("gossip/rev.dat", text);
      board.gossip().start();
      assert.equal(revision, board.gossip().networkState.get(OWN).revision);
    }
  });

  it("can be set, under both names; the next start takes one more", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    gossip.setRevFileValue(99);
    board.restart();
    board.gossip().start();
    assert.equal(100, board.gossip().networkState.get(OWN).revision);
    board.gossip().setRevManually(7);
    board.restart();
    board.gossip().start();
    assert.equal(8, board.gossip().networkState.get(OWN).revision);
  });

  it("is not set to what is no revision", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    gossip.setRevFileValue(undefined as unknown as number);
    for (const bad of [-1, tonumber("0.5") ?? -2, "many"]) gossip.setRevFileValue(bad as unknown as number);
    assert.equal("0", board.file.files.get("gossip/rev.dat"));
  });

  it("starts gossip even when flash is full, and says so", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    const said: string[] = [];
    gossip.setConfig({ debugOutput: (message) => table.insert(said, message) });
    board.file.full = true;
    gossip.start();
    assert.is_true(gossip.started);
    assert.is_true(string.find(said[0]!, "gossip/rev.dat", 1, true)[0] !== undefined);
  });

  it("never goes back, wherever power fails while it is saved", () => {
    for (const at of $range(1, 6)) {
      for (const where of ["before", "empty", "cut", "after"] as const) {
        const board = mockBoard();
        board.file.files.set("gossip/rev.dat", "1233");
        board.file.cutAt(at, where);
        pcall(() => board.gossip().start());
        const died = board.file.isDead();
        board.restart();
        board.gossip().start();
        const revision = board.gossip().networkState.get(OWN).revision;
        // The life that the power cut ended either was saved or was not; it never counts less.
        assert.is_true(revision === 1234 || revision === 1235);
        if (!died) assert.equal(1235, revision);
        board.restart();
        board.gossip().start();
        assert.equal(revision + 1, board.gossip().networkState.get(OWN).revision);
      }
    }
  });
});
