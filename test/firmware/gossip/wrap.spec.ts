/** `tmr.time` comes to its end after 68 years: gossip goes on. */
import { ack, bytes, Kind, lastOf, liveAll, ping, read, tell } from "./compact";
import { begun, entry, forgetSent, OTHER, OWN, ROUND, saidTo, say, sentOf, THIRD } from "./talk";

/** The greatest up time that there is. */
const LAST = 2147483647;
/** How `tmr.time` goes on after it: as the manual says, and as the firmware does. */
const WAYS: [string, boolean][] = [
  ["0", false],
  ["-2^31", true],
];

/** A board of revision 0 that has been up for nearly 68 years, and knows another one. */
function old(left: number, signed: boolean) {
  const known = begun();
  known.board.tmr.setUptime(LAST - left, signed);
  // Its own entry is as old: others had taken it for gone.
  tell(known.board, OTHER, { ip: OWN, state: 3 }, { ip: OTHER });
  ping(known.board, THIRD);
  return known;
}

for (const [name, signed] of WAYS) {
  describe(`an up time that goes on at ${name}`, () => {
    it("is told as if it went on at 0", () => {
      const { board, gossip } = old(5, signed);
      board.tmr.advance(11000);
      forgetSent(board);
      ping(board, OTHER);
      assert.equal(string.char(Kind.ACK) + bytes(5), string.sub(sentOf(board, Kind.ACK)[0]!.data, 1, 5));
      assert.equal(5, gossip.networkState.get(OWN).heartbeat);
      assert.equal(0, gossip.stats.errors);
    });

    it("begins a new life, which is told and saved", () => {
      const { board, gossip } = old(20, signed);
      gossip.pushGossip({ temp: 21 });
      liveAll(board, 2 * ROUND, [OTHER]);
      forgetSent(board);
      liveAll(board, 17 * ROUND, [OTHER]);
      const mine = lastOf(board, OWN)!;
      assert.same([1, 0, 0], [mine.revision!, mine.incarnation!, mine.state!]);
      assert.is_true(mine.heartbeat! > 0 && mine.heartbeat! < 200);
      assert.same(
        [1, { temp: 21 }],
        [gossip.networkState.get(OWN).revision, gossip.networkState.get(OWN).data],
      );
      assert.equal("1", board.file.files.get("gossip/rev.dat"));
      // Once is enough.
      liveAll(board, 20 * ROUND, [OTHER]);
      assert.equal(1, gossip.networkState.get(OWN).revision);
    });

    it("begins a new life also when others take the board for gone first", () => {
      const { board, gossip } = old(20, signed);
      liveAll(board, 3 * ROUND, [OTHER]);
      tell(board, OTHER, { ip: OWN, incarnation: 1, state: 3 });
      board.tmr.advance(ROUND / 32);
      const mine = lastOf(board, OWN)!;
      assert.same([1, 0, 0], [mine.revision!, mine.incarnation!, mine.state!]);
      assert.equal(0, gossip.stats.errors);
    });

    it("is told to a board of NodeMCU's gossip in a life above what that one knows", () => {
      const { board } = old(20, signed);
      board.tmr.advance(3 * ROUND);
      forgetSent(board);
      say(board, THIRD, "SYN", { [THIRD]: entry(0, 5, 0), [OWN]: entry(0, LAST, 0) });
      const told = saidTo(board, THIRD)[0]!;
      const mine = told[OWN] as { revision: number; heartbeat: number };
      assert.same([1, 9], [mine.revision, mine.heartbeat]);
    });
  });

  describe(`a member that sleeps until ${name}`, () => {
    function drowsy() {
      const known = old(29, signed);
      tell(known.board, THIRD, { ip: OTHER, incarnation: 1, asleep: true, heartbeat: 60 }, { ip: THIRD });
      return known;
    }

    it("is neither pinged nor suspected until its time is over, and found gone after it", () => {
      const { board, gossip } = drowsy();
      liveAll(board, ROUND, [THIRD]);
      forgetSent(board);
      liveAll(board, 5 * ROUND - 1000, [THIRD]);
      for (const { ip } of board.net.sent) assert.not_equal(OTHER, ip);
      assert.equal(1, gossip.networkState.get(OTHER).asleep);
      liveAll(board, 20 * ROUND, [THIRD]);
      assert.equal(3, gossip.networkState.get(OTHER).state);
    });

    it("is told on with what is left of its sleep", () => {
      const { board } = drowsy();
      liveAll(board, 2 * ROUND, [THIRD]);
      board.net.deliver(`${string.char(Kind.GIVE, 0)}abc`, "10.0.0.9");
      const members = sentOf(board, Kind.MEMBERS)[0]!;
      for (const { ip, heartbeat } of read(string.sub(members.data, 3))) {
        if (ip === OTHER) assert.equal(40, heartbeat);
      }
    });
  });
}

describe("a board that has been up for half of that", () => {
  it("lets sleepers sleep", () => {
    const { board, gossip } = begun();
    board.tmr.setUptime(LAST - 1000000000);
    tell(board, THIRD, { ip: OTHER, asleep: true, heartbeat: 60 }, { ip: THIRD });
    liveAll(board, 5 * ROUND, [THIRD]);
    assert.same([10, 0], [gossip.networkState.get(OTHER).asleep, gossip.networkState.get(OTHER).state]);
  });
});

describe("a member whose up time began again", () => {
  it("has the heartbeat of its new life", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER, heartbeat: LAST });
    ack(board, OTHER, 3);
    assert.equal(LAST, gossip.networkState.get(OTHER).heartbeat);
    tell(board, OTHER, { ip: OTHER, revision: 1, heartbeat: 9 });
    ack(board, OTHER, 12);
    assert.equal(12, gossip.networkState.get(OTHER).heartbeat);
  });
});
