import { ack, Kind, live, liveAll, packed, tell } from "./compact";
import { begun, dropped, entry, forgetSent, OTHER, OWN, ROUND, saidTo, say, sentOf, THIRD } from "./talk";

/** A board in a fleet that has been the same for three rounds: some of this project, some of NodeMCU's gossip. */
function mixed(compact: string[], old: string[]) {
  const { board, gossip } = begun({ maxMembers: 100 });
  for (const ip of compact) tell(board, ip, { ip });
  for (const ip of old) say(board, ip, "ACK", { [ip]: entry(0, 0, 0) });
  for (const ip of old) table.insert(compact, ip);
  liveAll(board, 3 * ROUND, compact);
  // The answers to so many at once are all that may be sent for a while.
  board.tmr.advance(500);
  forgetSent(board);
  return { board, gossip };
}

/** Addresses `<prefix>1` to `<prefix>n`. */
function some(prefix: string, n: number): string[] {
  const list: string[] = [];
  for (const i of $range(1, n)) table.insert(list, prefix + i);
  return list;
}

/** The addresses that a datagram tells of, in order. */
function toldIn(datagram: object): string[] {
  const list: string[] = [];
  for (const [ip, value] of pairs(datagram)) if (type(value) === "table") table.insert(list, ip as string);
  table.sort(list);
  return list;
}

describe("the answer to a SYN of NodeMCU's gossip", () => {
  it("is an ACK of what the board knows newer", () => {
    const { board } = mixed([OTHER], [THIRD]);
    say(board, THIRD, "SYN", { [THIRD]: entry(3, 50, 0) });
    const first = saidTo(board, THIRD)[0]!;
    assert.same(
      ["ACK", "1", entry(0, 30, 0), entry(0, 0, 0)],
      [first.type, first.hearsay, first[OWN], first[OTHER]],
    );
    assert.same([OWN, OTHER], toldIn(first));
    forgetSent(board);
    say(board, THIRD, "SYN", { [THIRD]: entry(3, 51, 0), [OWN]: entry(0, 30, 0), [OTHER]: entry(0, 0, 0) });
    assert.same([], toldIn(saidTo(board, THIRD)[0]!));
    forgetSent(board);
    say(board, THIRD, "SYN", { [THIRD]: entry(3, 40, 0), [OWN]: entry(0, 30, 0), [OTHER]: entry(0, 0, 3) });
    assert.same({ type: "ACK", hearsay: "1", [THIRD]: entry(3, 51, 0) }, saidTo(board, THIRD)[0]!);
  });

  it("goes to comPort of whoever sent it, and an ACK gets none", () => {
    const { board } = begun({ comPort: 5001 });
    forgetSent(board);
    board.net.deliver('{"type":"SYN"}', OTHER, 40000);
    assert.same([OTHER, 5001], [board.net.sent[0]!.ip, board.net.sent[0]!.port]);
    forgetSent(board);
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    assert.equal(0, board.net.sent.length);
  });

  it("tells of nobody while the fleet grows: who may be told of whom is not known yet", () => {
    const { board } = begun();
    say(board, THIRD, "SYN", { [THIRD]: entry(3, 50, 0) });
    assert.same({ type: "ACK", hearsay: "1" }, saidTo(board, THIRD)[0]!);
  });

  it("tells of the whole of a small fleet", () => {
    const { board } = mixed(some("10.0.1.", 11), some("10.0.2.", 12));
    say(board, "10.0.2.1", "SYN", { "10.0.2.1": entry(0, 1, 0) });
    assert.equal(23, toldIn(saidTo(board, "10.0.2.1")[0]!).length);
  });

  it("tells in a large one of its kind first, and of up to 24 once the receiver is up for some rounds", () => {
    const { board } = mixed(some("10.0.1.", 40), some("10.0.2.", 12));
    // As many as fit what it can send itself, its heartbeats grown.
    for (const [heartbeat, least, most] of [
      [1, 11, 11],
      [1000, 20, 23],
    ] as const) {
      say(board, "10.0.2.1", "SYN", { "10.0.2.1": entry(0, heartbeat, 0) });
      const answer = saidTo(board, "10.0.2.1")[0]!;
      const others = toldIn(answer).length;
      assert.is_true(others >= least && others <= most, `${others} at ${heartbeat}`);
      assert.is_nil(answer["10.0.2.1"]);
      for (const ip of some("10.0.2.", 12)) assert.is_true(ip === "10.0.2.1" || answer[ip] !== undefined, ip);
      forgetSent(board);
      board.tmr.advance(500);
    }
  });

  it("takes no more than 1,400 bytes, whatever data there is", () => {
    const { board } = mixed([], some("10.0.2.", 20));
    for (const ip of some("10.0.2.", 20))
      say(board, ip, "ACK", { [ip]: entry(1, 1, 0, string.rep("x", 150)) });
    say(board, THIRD, "ACK", { [THIRD]: entry(1, 1, 0) });
    liveAll(board, 3 * ROUND, some("10.0.2.", 20));
    board.tmr.advance(500);
    forgetSent(board);
    say(board, THIRD, "SYN", {});
    const { data } = sentOf(board, 0x7b)[0]!;
    assert.is_true(string.len(data) <= 1400 && string.len(data) > 1200);
  });
});

describe("what NodeMCU's gossip tells", () => {
  it("of its kind is taken if it is newer by revision, then heartbeat", () => {
    const { board, gossip } = begun();
    const cases: [revision: number, heartbeat: number, state: number, after: string][] = [
      [5, 100, 0, "5/100/0"],
      [4, 900, 3, "5/100/0"],
      [5, 99, 3, "5/100/0"],
      [5, 100, 0, "5/100/0"],
      [5, 101, 0, "5/101/0"],
      [6, 1, 0, "6/1/0"],
    ];
    for (const [revision, heartbeat, state, after] of cases) {
      say(board, OTHER, "SYN", { [THIRD]: entry(revision, heartbeat, state) });
      const known = gossip.networkState.get(THIRD);
      assert.equal(after, string.format("%d/%d/%d", known.revision, known.heartbeat, known.state));
    }
  });

  it("of boards of this project counts only where the board itself says it: it was given another firmware", () => {
    const { board, gossip } = begun();
    tell(board, THIRD, { ip: THIRD, revision: 5 });
    say(board, OTHER, "SYN", { [THIRD]: entry(9, 9, 3) });
    assert.same(entry(5, 0, 0), gossip.networkState.get(THIRD));
    say(board, THIRD, "SYN", { [THIRD]: entry(2, 9, 0) });
    assert.same(entry(5, 9, 0), gossip.networkState.get(THIRD));
    forgetSent(board);
    board.tmr.advance(2 * ROUND);
    assert.equal("SYN", saidTo(board, THIRD)[0]!.type);
    tell(board, THIRD, { ip: THIRD, revision: 6 });
    forgetSent(board);
    board.tmr.advance(2 * ROUND);
    assert.same([0, true], [saidTo(board, THIRD).length, sentOf(board, Kind.PING).length > 0]);
  });

  it("of a board as gone brings nobody in", () => {
    const { board, gossip } = begun();
    say(board, OTHER, "SYN", { [THIRD]: entry(1, 100, 4) });
    assert.is_nil(gossip.networkState.get(THIRD));
  });

  it("brings back who it thought gone when it speaks itself", () => {
    const { board, gossip } = begun();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    tell(board, THIRD, { ip: OTHER, revision: 1, incarnation: 1, state: 3, json: true });
    assert.equal(3, gossip.networkState.get(OTHER).state);
    say(board, OTHER, "ACK", {});
    assert.equal(0, gossip.networkState.get(OTHER).state);
  });

  it("in fields of other versions travels on, null too", () => {
    const { board } = mixed([], [THIRD]);
    board.net.deliver(
      '{"type":"SYN","10.0.0.3":{"revision":1,"heartbeat":2,"state":0,"colour":"red","data":{"a":null}}}',
      THIRD,
    );
    live(board, 3 * ROUND, THIRD);
    say(board, "10.0.0.4", "SYN", {});
    const passed = saidTo(board, "10.0.0.4")[0]![THIRD] as { colour: string; data: { a: unknown } };
    assert.equal("red", passed.colour);
    assert.equal(sjson.NULL, passed.data.a);
  });

  it("in floats is made integers", () => {
    const { board, gossip } = mixed([], [THIRD]);
    board.net.deliver('{"type":"SYN","10.0.0.3":{"revision":7.0,"heartbeat":20.0,"state":0.0}}', THIRD);
    assert.equal("20", string.format("%d", gossip.networkState.get(THIRD).heartbeat));
    assert.matches('"10.0.0.3":{"revision":7,"heartbeat":20,"state":0}', gossip.getNetworkState(), 1, true);
  });

  for (const [name, answer] of [
    ["syn-one-board.json", true],
    ["syn-with-data.json", true],
    ["ack-empty.json", false],
    ["ack-with-diff.json", false],
  ] as [string, boolean][]) {
    it(`in ${name} is understood`, () => {
      const { board, gossip } = begun();
      forgetSent(board);
      const [handle] = io.open(`test/vectors/gossip/${name}`, "rb");
      const text = handle!.read("*a");
      handle!.close();
      board.net.deliver(text as unknown as string, "192.168.0.53");
      assert.equal(answer ? 1 : 0, board.net.sent.length);
      if (answer) assert.equal("ACK", saidTo(board, "192.168.0.53")[0]!.type);
      assert.equal("", dropped(board));
      const known = gossip.networkState.get("192.168.0.53");
      if (name === "ack-empty.json") assert.is_nil(known);
      else assert.same([25, 2500, 0], [known.revision, known.heartbeat, known.state]);
      if (name === "syn-with-data.json") {
        assert.same({ name: "kitchen", temp: tonumber("21.5") ?? 21 }, known.data);
        assert.equal(6500, gossip.networkState.get("192.168.0.75").heartbeat);
      }
    });
  }
});

describe("boards of NodeMCU's gossip", () => {
  it("are asked in their own language, too, when something is missing", () => {
    const { board } = begun();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    for (const i of $range(1, 8)) {
      board.net.deliver(string.char(Kind.PING, i, 2, 3), THIRD);
      board.tmr.advance(625);
    }
    for (const { ip, data } of board.net.sent) {
      if (ip === OTHER) assert.equal("{", string.sub(data, 1, 1));
    }
    assert.is_true(sentOf(board, Kind.GIVE).length > 0);
  });

  it("are pinged by a SYN, and go SUSPECT and DOWN as all others do", () => {
    const { board, gossip } = mixed([], [OTHER]);
    board.tmr.advance(ROUND);
    assert.equal("SYN", saidTo(board, OTHER)[0]!.type);
    assert.same([0, 0], [sentOf(board, Kind.PING).length, sentOf(board, Kind.ASK).length]);
    board.tmr.advance(20 * ROUND);
    assert.equal(3, gossip.networkState.get(OTHER).state);
  });

  it("are pinged for others who ask, and heard by whatever they answer", () => {
    const { board } = mixed([THIRD], [OTHER]);
    board.net.deliver(string.char(Kind.ASK) + packed(OTHER), THIRD);
    assert.equal("SYN", saidTo(board, OTHER)[0]!.type);
    say(board, OTHER, "ACK", {});
    assert.same(
      [THIRD, string.char(Kind.HEARD) + packed(OTHER)],
      [sentOf(board, Kind.HEARD)[0]!.ip, sentOf(board, Kind.HEARD)[0]!.data],
    );
  });
});

describe("the first word of a board of this project", () => {
  it("is answered in its own language, by telling and asking", () => {
    const { board } = begun();
    board.tmr.advance(ROUND);
    forgetSent(board);
    board.net.deliver('{"type":"SYN","hearsay":"1"}', OTHER);
    assert.equal("", dropped(board));
    assert.equal(0, sentOf(board, 0x7b).length);
    for (const kind of [Kind.GIVE, Kind.PING]) assert.equal(OTHER, sentOf(board, kind)[0]!.ip);
    ack(board, OTHER);
    assert.equal("", dropped(board));
  });
});
