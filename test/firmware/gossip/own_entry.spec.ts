import type { Entry } from "../../../src/gossip/busy/entry";
import { mockBoard } from "../mock/board";
import { bytes, data, Kind, lastOf, type Told, tell } from "./compact";
import { ALL, entry, forgetSent, OTHER, OWN, ROUND, saidTo, say, sentOf } from "./talk";

/** A board in its tenth life, up for 100 s. */
function settled() {
  const board = mockBoard();
  board.file.files.set("gossip/rev.dat", "8");
  board.tmr.setUptime(100);
  const gossip = board.gossip();
  gossip.start();
  board.tmr.advance(0);
  return { board, gossip };
}

const FILE = "gossip/rev.dat";

describe("a board whose flash has forgotten that it started", () => {
  it("takes the next revision when others know a later heartbeat of this one, and saves it", () => {
    const { board, gossip } = settled();
    tell(board, OTHER, { ip: OWN, revision: 9, heartbeat: 100 });
    assert.equal(9, gossip.networkState.get(OWN).revision);
    tell(board, OTHER, { ip: OWN, revision: 9, heartbeat: 1000 });
    assert.equal(10, gossip.networkState.get(OWN).revision);
    board.tmr.advance(ROUND);
    assert.equal("10", board.file.files.get(FILE));
  });
});

describe("a board's own entry, told in JSON,", () => {
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
    ["rises to the largest number but one", entry(2147483645, 3, 0), 2147483646],
    ["stands against the largest numbers: nothing would be above its answer", entry(2147483646, 3, 0), 9],
    ["stands against the largest number", entry(2147483647, 3, 0), 9],
  ];
  for (const [name, belief, revision] of cases) {
    it(name, () => {
      const { board, gossip } = settled();
      say(board, OTHER, "SYN", { [OWN]: belief });
      const own = gossip.networkState.get(OWN);
      assert.equal(string.format("%d", revision), string.format("%d", own.revision));
      assert.same([0, 100], [own.state, own.heartbeat]);
      const answer = saidTo(board, OTHER)[0]!;
      assert.equal("ACK", answer.type);
      const older = belief.revision < 9 || (belief.revision === 9 && belief.heartbeat < 100);
      assert.equal(older || revision > 9, answer[OWN] !== undefined);
    });
  }
});

describe("a board's own entry, told by boards of its kind,", () => {
  const cases: [name: string, belief: Partial<Told>, revision: number, incarnation: number][] = [
    ["stands against an older life", { revision: 8, state: 3, incarnation: 200 }, 9, 0],
    ["stands against itself", { revision: 9 }, 9, 0],
    ["answers a suspicion by being heard", { revision: 9, state: 2 }, 9, 0],
    ["rises above DOWN", { revision: 9, state: 3 }, 9, 1],
    ["rises above left", { revision: 9, state: 4 }, 9, 1],
    ["rises above a later incarnation", { revision: 9, incarnation: 7 }, 9, 8],
    ["rises above DOWN in a later incarnation", { revision: 9, incarnation: 7, state: 3 }, 9, 8],
    ["rises above the last incarnation by its revision", { revision: 9, incarnation: 255 }, 10, 0],
    ["rises above a life that it has forgotten", { revision: 20 }, 21, 0],
    ["rises above data that it has forgotten", { revision: 9, version: 3 }, 10, 0],
    ["rises to the largest number but one", { revision: 2147483645 }, 2147483646, 0],
    ["stands against the largest numbers", { revision: 2147483646, state: 3 }, 9, 0],
  ];
  for (const [name, belief, revision, incarnation] of cases) {
    it(name, () => {
      const { board, gossip } = settled();
      board.tmr.advance(ROUND);
      forgetSent(board);
      belief.ip = OWN;
      tell(board, OTHER, belief as Told);
      assert.equal(string.format("%d", revision), string.format("%d", gossip.networkState.get(OWN).revision));
      assert.equal(0, gossip.networkState.get(OWN).state);
      board.tmr.advance(ROUND / 32);
      const last = lastOf(board, OWN);
      const silent =
        belief.revision === 8 ||
        name === "stands against itself" ||
        name === "stands against the largest numbers";
      assert.equal(silent, last === undefined);
      if (last !== undefined) assert.same([incarnation, 0], [last.incarnation!, last.state!]);
      for (const { ip } of sentOf(board, Kind.NEWS)) assert.equal(ALL, ip);
    });
  }

  it("keeps its data while its revision rises", () => {
    const { board, gossip } = settled();
    gossip.pushGossip({ temp: 21 });
    tell(board, OTHER, { ip: OWN, revision: 20, version: 9 });
    board.net.deliver(string.char(Kind.DATA) + data(OWN, 21, 10, '{"data":5}'), OTHER);
    assert.same(
      [21, { temp: 21 }],
      [gossip.networkState.get(OWN).revision, gossip.networkState.get(OWN).data],
    );
  });
});

describe("a revision that rose", () => {
  it("is saved with the next round", () => {
    const { board } = settled();
    say(board, OTHER, "SYN", { [OWN]: entry(20, 3, 3) });
    board.tmr.advance(ROUND);
    assert.equal("21", board.file.files.get(FILE));
  });

  it("is saved once a round at most, whatever peers claim", () => {
    const { board } = settled();
    board.tmr.advance(ROUND);
    const before = board.file.writes;
    for (const i of $range(20, 119)) say(board, OTHER, "SYN", { [OWN]: entry(i * 2, 0, 0) });
    board.tmr.advance(ROUND);
    const once = board.file.writes - before;
    assert.equal("239", board.file.files.get(FILE));
    for (const i of $range(1, 32)) {
      tell(board, OTHER, { ip: OWN, revision: 1000 + i });
      board.tmr.advance(312);
    }
    assert.equal(2 * once, board.file.writes - before);
    assert.is_true(once > 0);
  });

  it("is not answered nor saved for ever against a belief that nothing outdoes", () => {
    const { board } = settled();
    board.tmr.advance(2 * ROUND);
    const writes = board.file.writes;
    forgetSent(board);
    for (const _ of $range(1, 5)) {
      say(board, OTHER, "ACK", { [OWN]: entry(2147483647, 2147483647, 0) });
      board.net.deliver(`${string.char(Kind.ACK)}${bytes(1)}`, OTHER);
      tell(board, OTHER, { ip: OWN, revision: 2147483647, state: 3 });
    }
    assert.equal(0, board.net.sent.length);
    board.tmr.advance(2 * ROUND);
    assert.equal(writes, board.file.writes);
  });

  it("is told even when there is no heap to save it, and saved when there is again", () => {
    const { board, gossip } = settled();
    const { open } = file;
    const functions = file as unknown as { open: unknown };
    functions.open = () => error("not enough memory", 0);
    forgetSent(board);
    say(board, OTHER, "SYN", { [OWN]: entry(20, 3, 3), [OTHER]: entry(1, 1, 0) });
    assert.equal(21, (saidTo(board, OTHER)[0]![OWN] as Entry).revision);
    board.tmr.advance(2 * ROUND);
    assert.equal(21, lastOf(board, OWN)!.revision);
    assert.equal(1, gossip.networkState.get(OTHER).revision);
    functions.open = open;
    board.tmr.advance(ROUND);
    assert.equal("21", board.file.files.get(FILE));
  });

  it("is saved by stop(), where it was not yet", () => {
    const { board, gossip } = settled();
    say(board, OTHER, "SYN", { [OWN]: entry(20, 3, 3) });
    gossip.stop();
    board.restart();
    const again = board.gossip();
    again.start();
    board.tmr.advance(0);
    assert.equal(22, again.networkState.get(OWN).revision);
  });

  it("is that of a board whose up time wraps after 68 years, once somebody remembers what it was", () => {
    const board = mockBoard();
    board.tmr.setUptime(2147483640);
    const gossip = board.gossip();
    gossip.start();
    board.tmr.advance(0);
    board.tmr.setUptime(3);
    say(board, OTHER, "SYN", { [OWN]: entry(0, 2147483640, 0) });
    assert.same(entry(1, 3, 0), saidTo(board, OTHER)[0]![OWN] as Entry);
    board.tmr.advance(ROUND);
    assert.equal("1", board.file.files.get(FILE));
  });

  it("above what the flash holds is what a board finds of itself when it starts anew", () => {
    const { board, gossip } = settled();
    tell(board, OTHER, { ip: OTHER, revision: 1 });
    gossip.setRevFileValue(3);
    gossip.stop();
    gossip.start();
    board.tmr.advance(0);
    assert.equal(10, gossip.networkState.get(OWN).revision);
    board.tmr.advance(ROUND);
    assert.equal("10", board.file.files.get(FILE));
  });
});
