import { bytes, digestOf, Kind, live, packed, ping, tell, told } from "./compact";
import { begun, dropped, entry, forgetSent, OTHER, OWN, ROUND, say, sentOf, THIRD } from "./talk";

/** Milliseconds in which no more than so much is sent. */
const SLOT = 525;

/** A board that knows `n` others. */
function crowded(n: number) {
  const { board, gossip } = begun({ maxMembers: 300 });
  for (const i of $range(0, n - 1)) {
    tell(board, OTHER, { ip: `10.0.${1 + math.floor(i / 250)}.${1 + (i % 250)}`, revision: i });
  }
  board.tmr.advance(SLOT);
  forgetSent(board);
  return { board, gossip };
}

describe("in half a second a board sends", () => {
  it("seven datagrams, and counts what it held back", () => {
    const { board, gossip } = begun();
    board.tmr.advance(3 * ROUND + SLOT);
    forgetSent(board);
    for (const _ of $range(1, 20)) ping(board, OTHER);
    assert.same([7, 13], [board.net.sent.length, gossip.stats.held]);
    board.tmr.advance(SLOT);
    forgetSent(board);
    ping(board, OTHER);
    assert.same([1, 13], [sentOf(board, Kind.ACK).length, gossip.stats.held]);
  });

  it("4,000 bytes", () => {
    const { board, gossip } = crowded(250);
    for (const _ of $range(1, 4)) board.net.deliver(`${string.char(Kind.GIVE, 0)}abc`, OTHER);
    let sum = 0;
    for (const { data: datagram } of board.net.sent) sum += string.len(datagram);
    assert.is_true(sum <= 4000 && sum > 2600);
    assert.equal(8 - board.net.sent.length, gossip.stats.held);
    // What is small still goes out.
    ping(board, OTHER);
    assert.equal(1, sentOf(board, Kind.ACK).length);
  });

  it("as much an hour later, when its clock has wrapped", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER });
    live(board, 3600000, OTHER);
    board.tmr.advance(SLOT);
    forgetSent(board);
    for (const _ of $range(1, 20)) ping(board, OTHER);
    // What a tick has sent counts, too.
    const acks = sentOf(board, Kind.ACK).length;
    assert.is_true(acks <= 7 && acks > 3);
    // Nor was a tick taken for a pause.
    assert.same([0, 0], [gossip.core.health, gossip.networkState.get(OTHER).state]);
  });

  it("nothing that fails: what the socket refuses is not counted as sent", () => {
    const { board, gossip } = begun();
    board.tmr.advance(SLOT);
    const { datagramsOut, bytesOut } = gossip.stats;
    board.net.refuse = "routing problem";
    for (const _ of $range(1, 20)) ping(board, OTHER);
    assert.same([20, 0], [gossip.stats.sendErrors, gossip.stats.held]);
    assert.same([datagramsOut, bytesOut], [gossip.stats.datagramsOut, gossip.stats.bytesOut]);
  });
});

describe("a round", () => {
  for (const [roundInterval, ticks] of [
    [10000, 32],
    [320000, 32],
    // None is shorter than 75 ms: others need some time to answer.
    [750, 10],
    [75, 1],
    [1, 1],
  ] as [number, number][]) {
    it(`of ${roundInterval} ms has ${ticks} ticks, in one of which somebody is pinged`, () => {
      const { board, gossip } = begun({ roundInterval });
      tell(board, OTHER, { ip: OTHER });
      for (const _ of $range(1, 120 * ticks)) {
        board.tmr.advance(math.max(math.floor(roundInterval / ticks), 1));
        ping(board, OTHER);
      }
      assert.is_true(gossip.core.tick >= 119 * ticks && gossip.core.tick <= 121 * ticks);
      forgetSent(board);
      for (const _ of $range(1, 10 * ticks)) {
        board.tmr.advance(math.max(math.floor(roundInterval / ticks), 1));
        ping(board, OTHER);
      }
      const pings = sentOf(board, Kind.PING).length;
      assert.is_true(pings <= 11);
      // In rounds of no length what may be sent in half a second ends first.
      if (roundInterval >= 750) assert.is_true(pings >= 8);
      assert.equal(0, gossip.networkState.get(OTHER).state);
    });
  }
});

describe("a datagram holds 1,400 bytes at most", () => {
  it("where all is told to who asks, and it is all that is told, or as much as two hold", () => {
    for (const [members, datagrams] of [
      [20, 1],
      [150, 2],
      [250, 2],
    ] as [number, number][]) {
      const { board } = crowded(members);
      board.net.deliver(`${string.char(Kind.GIVE, 0)}abc`, OTHER);
      const answers = sentOf(board, Kind.MEMBERS);
      assert.equal(datagrams, answers.length);
      let entries = 0;
      for (const { data: datagram, ip } of answers) {
        assert.equal(OTHER, ip);
        assert.is_true(string.len(datagram) <= 1400);
        entries += math.floor((string.len(datagram) - 2) / 15);
      }
      assert.equal(math.min(members + 1, 186), entries);
    }
  });

  it("where there is much news, in broadcasts, and few of it in each ack", () => {
    const { board } = begun({ maxMembers: 300 });
    board.tmr.advance(3 * ROUND);
    for (const i of $range(1, 150)) {
      const ip = `10.0.1.${i}`;
      say(board, ip, "ACK", { [ip]: entry(1, 1, 0) });
    }
    forgetSent(board);
    ping(board, OTHER);
    assert.equal(65, string.len(board.net.sent[0]!.data));
    board.tmr.advance(ROUND / 32);
    let most = 0;
    for (const { data: datagram } of board.net.sent) most = math.max(most, string.len(datagram));
    assert.is_true(most <= 1400 && most > 1380);
  });

  it("where somebody asks for the whole table again and again: each from where the last answer ended", () => {
    const { board } = crowded(250);
    const heard = new LuaSet<string>();
    let first = 0;
    for (const _ of $range(1, 4)) {
      forgetSent(board);
      board.net.deliver(`${string.char(Kind.GIVE, first)}abc`, OTHER);
      for (const { data: datagram } of sentOf(board, Kind.MEMBERS)) {
        first = string.byte(datagram, 2);
        for (const at of $range(3, string.len(datagram), 15)) heard.add(string.sub(datagram, at, at + 3));
      }
      board.tmr.advance(SLOT);
    }
    for (const i of $range(1, 250)) assert.is_true(heard.has(packed(`10.0.1.${i}`)));
  });
});

describe("stats", () => {
  it("count datagrams and bytes in and out, the bad ones too, and not the board's own broadcasts", () => {
    const { board, gossip } = begun();
    const { stats } = gossip;
    const ack = string.char(Kind.ACK) + bytes(1);
    board.net.deliver(ack, OTHER);
    board.net.deliver("{{", OTHER);
    board.net.deliver(string.char(Kind.NEWS) + digestOf(board) + told({ ip: THIRD }), OWN);
    assert.is_nil(gossip.networkState.get(THIRD));
    assert.same([2, 7], [stats.datagramsIn, stats.bytesIn]);
    let sum = 0;
    for (const { data: datagram } of board.net.sent) sum += string.len(datagram);
    assert.same([board.net.sent.length, sum], [stats.datagramsOut, stats.bytesOut]);
    assert.equal("json=1", dropped(board));
  });

  it("begin again at 0 after 2^30", () => {
    const { board, gossip } = begun();
    const { stats } = gossip;
    for (const name of ["datagramsIn", "bytesIn", "datagramsOut", "bytesOut"] as const)
      stats[name] = 1073741823;
    forgetSent(board);
    ping(board, OTHER);
    const out = string.len(board.net.sent[0]!.data) - 1;
    assert.same([0, 3, 0, out], [stats.datagramsIn, stats.bytesIn, stats.datagramsOut, stats.bytesOut]);
  });

  it("count errors in callbacks, each of which is said, and gossip goes on", () => {
    const { board, gossip } = begun();
    const said: string[] = [];
    gossip.setConfig({ debugOutput: (message) => table.insert(said, message) });
    const random = gossip.core.random;
    gossip.core.random = () => error("out of luck", 0);
    board.tmr.advance(ROUND);
    gossip.core.random = random;
    assert.is_true(gossip.stats.errors > 0);
    assert.same([gossip.stats.errors, "gossip: out of luck"], [said.length, said[0]!]);
    const errors = gossip.stats.errors;
    tell(board, OTHER, { ip: OTHER });
    live(board, 2 * ROUND, OTHER);
    assert.same([errors, 0], [gossip.stats.errors, gossip.networkState.get(OTHER).state]);
  });
});
