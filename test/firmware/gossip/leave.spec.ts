import { Kind, lastOf, live, packed, ping, read, tell } from "./compact";
import { ALL, begun, forgetSent, OTHER, OWN, ROUND, sentOf, THIRD } from "./talk";

const HOUR = 3600;

describe("gossip.sleep", () => {
  it("tells the fleet for how long, and has the board sleep once that is sent", () => {
    const { board, gossip } = begun();
    forgetSent(board);
    gossip.sleep(120, 2);
    const told = sentOf(board, Kind.NEWS);
    assert.is_true(told.length > 1);
    for (const { data, ip } of told) {
      const mine = read(string.sub(data, 5))[0]!;
      assert.same([ALL, OWN, 120, 0], [ip, mine.ip, mine.heartbeat!, mine.state!]);
      assert.is_true(mine.asleep);
    }
    assert.same([], board.ended);
    board.tmr.advance(1000);
    assert.same(["dsleep 120000000 2"], board.ended);
  });

  it("says all of it where the bytes of that half second are spent", () => {
    const { board, gossip } = begun({ maxMembers: 300 });
    for (const i of $range(1, 160)) tell(board, OTHER, { ip: `10.0.1.${i}` });
    board.tmr.advance(1100);
    for (const _ of $range(1, 3)) board.net.deliver(`${string.char(Kind.GIVE, 0)}abc`, OTHER);
    for (const _ of $range(1, 3)) ping(board, OTHER);
    assert.is_true(gossip.stats.held > 0);
    forgetSent(board);
    gossip.sleep(120);
    assert.equal(4, sentOf(board, Kind.NEWS).length);
  });

  it("counts what it says, and what the socket refuses of that", () => {
    for (const fails of [false, true]) {
      const { board, gossip } = begun();
      board.tmr.advance(500);
      forgetSent(board);
      const { datagramsOut, bytesOut, sendErrors } = gossip.stats;
      if (fails) board.net.refuse = "routing problem";
      gossip.sleep(120);
      let bytes = 0;
      for (const { data } of board.net.sent) bytes += string.len(data);
      const told = fails ? 0 : 4;
      assert.same(
        [told, told, bytes, 4 - told],
        [
          board.net.sent.length,
          gossip.stats.datagramsOut - datagramsOut,
          gossip.stats.bytesOut - bytesOut,
          gossip.stats.sendErrors - sendErrors,
        ],
      );
    }
  });

  it("tells that, too, to who asks meanwhile, and past the limit of what a board sends", () => {
    const { board, gossip } = begun();
    board.tmr.advance(3 * ROUND + 500);
    for (const _ of $range(1, 20)) ping(board, OTHER);
    forgetSent(board);
    gossip.sleep(120);
    assert.equal(120, lastOf(board, OWN)!.heartbeat);
    board.tmr.advance(600);
    forgetSent(board);
    ping(board, OTHER);
    let told = 0;
    for (const { ip, heartbeat, asleep } of read(string.sub(sentOf(board, Kind.ACK)[0]!.data, 6))) {
      if (ip === OWN) {
        assert.is_true(asleep && heartbeat! >= 119 && heartbeat! <= 120);
        told += 1;
      }
    }
    assert.is_true(told > 0);
  });

  it("raises for an option that the firmware does not have, and stays", () => {
    const { board, gossip } = begun();
    for (const bad of [3, 5, -1, "4"]) assert.is_false(pcall(gossip.sleep, 10, bad as 0)[0]);
    board.tmr.advance(1000);
    assert.same([], board.ended);
  });

  it("without an option wakes as the firmware does by itself", () => {
    const { board, gossip } = begun();
    gossip.sleep(1);
    board.tmr.advance(1000);
    assert.same(["dsleep 1000000 nil"], board.ended);
  });

  it("sleeps even when gossip was not started, or just so", () => {
    for (const starts of [false, true]) {
      const { board, gossip } = begun();
      gossip.stop();
      if (starts) gossip.start();
      forgetSent(board);
      gossip.sleep(5);
      assert.equal(starts, board.net.sent.length > 0);
      board.tmr.advance(1000);
      assert.same(["dsleep 5000000 nil"], board.ended);
    }
  });

  it("raises where the firmware cannot sleep so long", () => {
    const { board, gossip } = begun();
    board.dsleepMax = 10 * 1000000;
    forgetSent(board);
    for (const bad of [0, -1, 11, tonumber("1.5") ?? 0, "5", undefined]) {
      const [ok, problem] = pcall(() => {
        gossip.sleep(bad as number, 0);
      });
      assert.is_false(ok);
      assert.matches("leave_spec.lua:%d+: gossip", problem);
      assert.matches(
        `gossip.sleep: "${bad ?? "nil"}" must be a whole number of seconds from 1 to 10`,
        problem,
        1,
        true,
      );
    }
    board.tmr.advance(1000);
    assert.same([], board.ended);
    assert.equal(0, sentOf(board, Kind.NEWS).length);
    gossip.sleep(10);
    board.tmr.advance(1000);
    assert.same(["dsleep 10000000 nil"], board.ended);
  });
});

describe("a member that sleeps", () => {
  /** A board that knows two others, one of which sleeps for six rounds. */
  function drowsy() {
    const known = begun();
    tell(known.board, THIRD, { ip: OTHER, asleep: true, heartbeat: 60 }, { ip: THIRD });
    return known;
  }

  it("is neither pinged nor suspected until its time is over, and found gone after it", () => {
    const { board, gossip } = drowsy();
    forgetSent(board);
    live(board, 6 * ROUND - 1000, THIRD);
    for (const { ip } of board.net.sent) assert.not_equal(OTHER, ip);
    assert.equal(0, gossip.networkState.get(OTHER).state);
    live(board, 10 * ROUND, THIRD);
    assert.is_true(sentOf(board, Kind.PING).length > 0);
    // This board's own pings are a belief that others must share, or that lasts.
    live(board, 10 * ROUND, THIRD);
    assert.equal(3, gossip.networkState.get(OTHER).state);
  });

  it("that is back in time is up", () => {
    const { board, gossip } = drowsy();
    live(board, 3 * ROUND, THIRD);
    tell(board, OTHER, { ip: OTHER, revision: 1 });
    live(board, 10 * ROUND, THIRD, OTHER);
    assert.same({ revision: 1, heartbeat: 0, state: 0 }, gossip.networkState.get(OTHER));
  });

  it("that woke for less than a round and sleeps again is not suspected", () => {
    const { board, gossip } = drowsy();
    for (const incarnation of $range(1, 12)) {
      live(board, 6 * ROUND, THIRD);
      tell(board, OTHER, { ip: OTHER, incarnation: 2 * incarnation });
      tell(board, OTHER, { ip: OTHER, incarnation: 2 * incarnation + 1, asleep: true, heartbeat: 60 });
      live(board, 2000, THIRD);
      assert.same([0, false], [gossip.networkState.get(OTHER).state, gossip.core.probes.has(packed(OTHER))]);
    }
  });

  it("sleeps no longer than a board can, whatever is said of it", () => {
    const { board, gossip } = begun();
    tell(board, THIRD, { ip: OTHER, asleep: true, heartbeat: 1073741823 }, { ip: THIRD });
    assert.equal(16384, gossip.networkState.get(OTHER).asleep);
  });

  it("is told on with what is left of its sleep", () => {
    const { board } = drowsy();
    live(board, 2 * ROUND, THIRD);
    board.net.deliver(`${string.char(Kind.GIVE, 0)}abc`, "10.0.0.9");
    const members = sentOf(board, Kind.MEMBERS)[0]!;
    for (const { ip, heartbeat, asleep } of read(string.sub(members.data, 3))) {
      if (ip === OTHER) assert.equal(40, heartbeat);
      assert.equal(ip === OTHER, asleep);
    }
  });
});

describe("node.restart", () => {
  it("tells the fleet, then restarts the board", () => {
    const { board } = begun();
    forgetSent(board);
    node.restart();
    const mine = lastOf(board, OWN)!;
    assert.is_true(mine.asleep);
    assert.equal(60, mine.heartbeat);
    assert.same([], board.ended);
    board.tmr.advance(1000);
    assert.same(["restart"], board.ended);
  });

  it("restarts the board that has stopped, or has no heap to tell", () => {
    const { board, gossip } = begun();
    gossip.stop();
    forgetSent(board);
    node.restart();
    board.tmr.advance(1000);
    assert.same([0, "restart"], [board.net.sent.length, board.ended[0]!]);
    gossip.start();
    board.tmr.advance(0);
    (tmr as { create: unknown }).create = () => error("not enough memory", 0);
    node.restart();
    assert.same(["restart", "restart"], board.ended);
  });

  it("restarts the board from which gossip's files were removed", () => {
    const { board } = begun();
    const modules = _G.package as unknown as { path: string };
    const path = modules.path;
    modules.path = "";
    pcall(node.restart);
    modules.path = path;
    assert.same(["restart"], board.ended);
  });

  it("leaves all else in node as it is, however often gossip starts", () => {
    const { board, gossip } = begun();
    gossip.stop();
    gossip.start();
    board.heap = 12345;
    assert.equal(12345, node.heap());
    board.tmr.advance(0);
    forgetSent(board);
    node.restart();
    board.tmr.advance(HOUR * 1000);
    assert.same(["restart"], board.ended);
  });
});

describe("a board that comes back", () => {
  it("after it left is told of as it is", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER, revision: 3, incarnation: 1, state: 4 });
    forgetSent(board);
    ping(board, OTHER);
    // It lives, and says so itself once it is told what the fleet thinks.
    const news = sentOf(board, Kind.NEWS)[0]!;
    assert.equal(OTHER, news.ip);
    assert.same(
      [OTHER, 4],
      [read(string.sub(news.data, 5))[0]!.ip, read(string.sub(news.data, 5))[0]!.state!],
    );
    tell(board, OTHER, { ip: OTHER, revision: 4 });
    assert.equal(0, gossip.networkState.get(OTHER).state);
  });
});
