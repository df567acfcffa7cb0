import type { mockBoard } from "../mock/board";
import { acquainted, FOURTH } from "./acquainted";
import { ack, bytes, digestOf, Kind, lastOf, live, packed, ping, read, tell, told } from "./compact";
import { ALL, begun, dropped, forgetSent, OTHER, OWN, ROUND, sentOf, THIRD } from "./talk";

const TICK = 312;

/** Lets time pass until the board has sent a datagram of a kind; raises after ten rounds. */
function until(board: ReturnType<typeof mockBoard>, kind: number, ...others: string[]) {
  for (const _ of $range(1, 10 * 32)) {
    const found = sentOf(board, kind)[0];
    if (found !== undefined) return found;
    board.tmr.advance(TICK);
    for (const other of others) ping(board, other);
  }
  return error(`the board sends nothing of kind ${kind}`);
}

describe("a ping", () => {
  it("is answered by an ack with the up time", () => {
    const { board } = acquainted();
    board.tmr.advance(5 * ROUND);
    forgetSent(board);
    ping(board, OTHER);
    const answer = board.net.sent[0]!;
    assert.same([OTHER, 5000], [answer.ip, answer.port]);
    assert.equal(string.char(Kind.ACK) + bytes(50), string.sub(answer.data, 1, 5));
  });

  it("goes to some other board each round, with what this one holds", () => {
    const { board } = acquainted();
    live(board, 3 * ROUND, OTHER, THIRD, FOURTH);
    const pinged = new LuaSet<string>();
    forgetSent(board);
    for (const _ of $range(1, 20)) {
      live(board, ROUND, OTHER, THIRD, FOURTH);
      for (const { ip } of sentOf(board, Kind.PING)) pinged.add(ip);
    }
    for (const ip of [OTHER, THIRD, FOURTH]) assert.is_true(pinged.has(ip));
    assert.is_false(pinged.has(OWN));
    for (const { data } of sentOf(board, Kind.PING)) {
      assert.equal(string.char(Kind.PING) + digestOf(board), data);
    }
  });

  it("goes out each round in a fleet much smaller than there is room for, to each of the others", () => {
    const { board } = begun({ maxMembers: 5000 });
    tell(board, OTHER, { ip: OTHER }, { ip: THIRD }, { ip: FOURTH });
    live(board, 5 * ROUND, OTHER, THIRD, FOURTH);
    const pings = new LuaTable<string, number>();
    for (const _ of $range(1, 60)) {
      forgetSent(board);
      live(board, ROUND, OTHER, THIRD, FOURTH);
      const sent = sentOf(board, Kind.PING);
      assert.is_true(sent.length > 0);
      pings.set(sent[0]!.ip, (pings.get(sent[0]!.ip) ?? 0) + 1);
    }
    for (const ip of [OTHER, THIRD, FOURTH]) assert.is_true(pings.get(ip) > 8);
  });

  it("carries news, in which the sender takes part", () => {
    const { board, gossip } = acquainted();
    board.net.deliver(string.char(Kind.PING) + digestOf(board) + told({ ip: "10.0.0.9" }), OTHER);
    board.net.deliver(string.char(Kind.ACK) + bytes(1) + told({ ip: "10.0.0.8" }), OTHER);
    assert.same(
      [0, 0],
      [gossip.networkState.get("10.0.0.9").state, gossip.networkState.get("10.0.0.8").state],
    );
    ping(board, THIRD);
    const carried = sentOf(board, Kind.ACK);
    const ips: string[] = [];
    for (const { ip } of read(string.sub(carried[carried.length - 1]!.data, 6))) table.insert(ips, ip);
    assert.is_true(ips.length > 0);
  });

  it("carries a member's latest three times, however often it changed meanwhile", () => {
    const { board } = begun();
    live(board, 4 * ROUND, OTHER);
    for (const incarnation of [0, 1]) {
      const news = told({ ip: "10.0.0.9", incarnation });
      board.net.deliver(string.char(Kind.NEWS) + digestOf(board) + news, OTHER);
    }
    forgetSent(board);
    for (const _ of $range(1, 6)) ping(board, THIRD);
    const times: number[] = [];
    for (const { data } of sentOf(board, Kind.ACK)) {
      let count = 0;
      for (const { ip } of read(string.sub(data, 6))) if (ip === "10.0.0.9") count += 1;
      table.insert(times, count);
    }
    assert.same([1, 1, 1, 0, 0, 0], times);
  });
});

describe("a board that joins", () => {
  it("is told all, by some of those who have been there for a while", () => {
    const { board } = acquainted();
    const join = string.char(Kind.JOIN, 1, 2, 3) + told({ ip: "10.0.0.9" });
    forgetSent(board);
    board.net.deliver(join, "10.0.0.9");
    assert.equal(0, sentOf(board, Kind.MEMBERS).length);
    live(board, ROUND, OTHER);
    forgetSent(board);
    // The lot falls on this board.
    board.random = (low) => low;
    board.net.deliver(join, "10.0.0.9");
    const answer = sentOf(board, Kind.MEMBERS)[0]!;
    assert.same(["10.0.0.9", 5 * 15 + 2], [answer.ip, string.len(answer.data)]);
  });
});

describe("a member that does not answer", () => {
  it("is TICK to this board, which asks others to ping it", () => {
    const { board, gossip } = acquainted();
    const plea = until(board, Kind.ASK);
    const [subject] = string.match(plea.data, `^${string.char(Kind.ASK)}(....)$`);
    const asked = read(`${subject}${string.rep("\x01", 11)}`)[0]!.ip;
    assert.not_equal(asked, plea.ip);
    assert.equal(1, gossip.networkState.get(asked).state);
  });

  it("is UP again when anybody that was asked has heard it", () => {
    const { board, gossip } = acquainted();
    const plea = until(board, Kind.ASK);
    board.net.deliver(string.char(Kind.HEARD) + string.sub(plea.data, 2), plea.ip);
    for (const ip of [OTHER, THIRD, FOURTH]) assert.equal(0, gossip.networkState.get(ip).state);
  });

  it("is SUSPECT once two others have not heard it either, told to all, and DOWN if nobody contradicts", () => {
    const { board, gossip } = acquainted();
    // Two live, so that it is the third whom it does not hear.
    until(board, Kind.ASK, OTHER, THIRD);
    assert.equal(1, gossip.networkState.get(FOURTH).state);
    assert.is_nil(lastOf(board, FOURTH));
    forgetSent(board);
    for (const other of [OTHER, THIRD]) {
      board.net.deliver(string.char(Kind.UNHEARD) + packed(FOURTH), other);
      board.tmr.advance(3 * TICK);
    }
    assert.equal(2, gossip.networkState.get(FOURTH).state);
    const news = until(board, Kind.NEWS, OTHER, THIRD);
    assert.same(
      [ALL, FOURTH, 2],
      [news.ip, read(string.sub(news.data, 5))[0]!.ip, lastOf(board, FOURTH)!.state!],
    );
    live(board, 3 * ROUND, OTHER, THIRD);
    assert.equal(3, gossip.networkState.get(FOURTH).state);
    assert.equal(3, lastOf(board, FOURTH)!.state);
  });

  it("is DOWN, too, where nobody is there who could be asked", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER });
    board.tmr.advance(5 * ROUND);
    assert.equal(3, gossip.networkState.get(OTHER).state);
    ping(board, OTHER);
    // It lives: told what it is thought to be, it says otherwise.
    assert.equal(3, lastOf(board, OTHER)!.state);
    tell(board, OTHER, { ip: OTHER, incarnation: 1 });
    assert.equal(0, gossip.networkState.get(OTHER).state);
  });

  it("is not judged by a board that was busy: what came in meanwhile is still to be heard", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER });
    // One tick in two seconds, as on a board whose event loop is slow.
    for (const _ of $range(1, 30)) {
      gossip.timer!.interval(2000);
      board.tmr.advance(2000);
    }
    assert.equal(0, gossip.networkState.get(OTHER).state);
    assert.is_true(gossip.core.health > 0);
  });
});

describe("a board that is asked to ping another one", () => {
  function asked() {
    const known = acquainted();
    live(known.board, 3 * ROUND, OTHER, THIRD, FOURTH);
    forgetSent(known.board);
    known.board.net.deliver(string.char(Kind.ASK) + packed(FOURTH), OTHER);
    assert.equal(FOURTH, known.board.net.sent[0]!.ip);
    assert.equal(Kind.PING, string.byte(known.board.net.sent[0]!.data));
    return known;
  }

  it("says that it heard it", () => {
    const { board } = asked();
    ack(board, FOURTH);
    const [word] = [sentOf(board, Kind.HEARD)[0]!];
    assert.same([OTHER, string.char(Kind.HEARD) + packed(FOURTH)], [word.ip, word.data]);
    live(board, ROUND, OTHER, THIRD);
    assert.same([1, 0], [sentOf(board, Kind.HEARD).length, sentOf(board, Kind.UNHEARD).length]);
  });

  it("says that it did not, after some tries", () => {
    const { board } = asked();
    const word = until(board, Kind.UNHEARD, OTHER, THIRD);
    assert.same([OTHER, string.char(Kind.UNHEARD) + packed(FOURTH)], [word.ip, word.data]);
    assert.is_true(sentOf(board, Kind.PING).length >= 3);
    live(board, ROUND, OTHER, THIRD, FOURTH);
    assert.same([1, 0], [sentOf(board, Kind.UNHEARD).length, sentOf(board, Kind.HEARD).length]);
  });

  it("does so for eight at a time, once for each that asks", () => {
    const { board, gossip } = asked();
    board.net.deliver(string.char(Kind.ASK) + packed(FOURTH), OTHER);
    assert.equal(1, gossip.core.favours.length);
    for (const i of $range(1, 20)) board.net.deliver(string.char(Kind.ASK) + packed(`10.0.9.${i}`), OTHER);
    assert.equal(8, gossip.core.favours.length);
    assert.equal("", dropped(board));
    live(board, ROUND, OTHER, THIRD, FOURTH);
    assert.equal(0, gossip.core.favours.length);
  });
});

describe("what somebody repeats that a member is gone", () => {
  it("is not believed while that is up here: it is to say so itself", () => {
    const { board, gossip } = acquainted();
    forgetSent(board);
    board.net.deliver(string.char(Kind.MEMBERS, 0) + told({ ip: FOURTH, state: 3 }), OTHER);
    assert.equal(0, gossip.networkState.get(FOURTH).state);
    const question = sentOf(board, Kind.NEWS)[0]!;
    assert.same([FOURTH, told({ ip: FOURTH, state: 3 })], [question.ip, string.sub(question.data, 5)]);
  });
});
