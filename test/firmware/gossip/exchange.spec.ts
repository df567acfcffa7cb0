import { mockBoard } from "../mock/board";
import { dropped, entry, say, sent } from "./talk";

const OWN = "10.0.0.1";
const OTHER = "10.0.0.2";
const THIRD = "10.0.0.3";

describe("gossip's rounds", () => {
  it("send a SYN at once and then each roundInterval, of 10 s unless told otherwise", () => {
    const board = mockBoard();
    board.gossip().start();
    assert.equal(1, board.net.sent.length);
    board.tmr.advance(9999);
    assert.equal(1, board.net.sent.length);
    board.tmr.advance(1);
    assert.equal(2, board.net.sent.length);
    assert.equal(5000, board.net.sent[1]!.port);
  });

  it("broadcast while nobody is known", () => {
    const board = mockBoard();
    board.gossip().start();
    assert.equal("255.255.255.255", board.net.sent[0]!.ip);
    assert.same({ type: "SYN", [OWN]: { revision: 0, heartbeat: 0, state: 0 } }, sent(board));
  });

  it("go to a random seed, never to the board itself", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OWN, OTHER, THIRD] });
    board.random = (_low, high) => high;
    gossip.start();
    assert.equal(THIRD, board.net.sent[0]!.ip);
    board.random = () => 1;
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    board.tmr.advance(10000);
    assert.equal(OTHER, board.net.sent[1]!.ip);
  });

  it("broadcast every other time while no seed answers", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OTHER] });
    gossip.start();
    board.tmr.advance(30000);
    const receivers: string[] = [];
    for (const datagram of board.net.sent) table.insert(receivers, datagram.ip);
    assert.same([OTHER, "255.255.255.255", OTHER, "255.255.255.255"], receivers);
  });

  it("broadcast now and then once somebody is forgotten, so that a long split heals", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ forgetAfter: 1 });
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0), [THIRD]: entry(1, 1, 0) });
    const broadcasts = (others: string[]) => {
      let count = 0;
      for (const _ of $range(1, 64)) {
        board.tmr.advance(10000);
        for (const other of others) say(board, other, "ACK", {});
        if (board.net.sent[board.net.sent.length - 1]!.ip === "255.255.255.255") count += 1;
      }
      return count;
    };
    assert.equal(0, broadcasts([OTHER, THIRD]));
    say(board, OTHER, "ACK", { [THIRD]: entry(1, 1, 4) });
    assert.equal(2, broadcasts([OTHER]));
    assert.is_nil(gossip.networkState.get(THIRD));
  });

  it("raise the receiver's state by one until it answers, up to REMOVE", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OTHER] });
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    for (const state of [1, 2, 3]) {
      board.tmr.advance(10000);
      assert.equal(state, gossip.networkState.get(OTHER).state);
    }
    board.tmr.advance(30000);
    assert.equal(4, gossip.networkState.get(OTHER).state);
    say(board, OTHER, "ACK", {});
    assert.equal(0, gossip.networkState.get(OTHER).state);
  });

  it("leave states alone when the SYN could not be sent", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OTHER] });
    gossip.start();
    say(board, OTHER, "ACK", { [OTHER]: entry(1, 1, 0) });
    board.net.refuse = "routing problem";
    board.tmr.advance(10000);
    assert.equal(0, gossip.networkState.get(OTHER).state);
    assert.equal(1, gossip.stats.sendErrors);
  });

  it("carry the up time as heartbeat", () => {
    const board = mockBoard();
    board.tmr.setUptime(100);
    board.gossip().start();
    board.tmr.advance(10000);
    assert.equal(110, (sent(board)[OWN] as { heartbeat: number }).heartbeat);
  });
});

describe("gossip's answer to a SYN", () => {
  it("is an ACK of what it knows newer", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    say(board, OTHER, "SYN", { [OTHER]: entry(3, 50, 0), [THIRD]: entry(1, 20, 0) });
    assert.equal(OTHER, board.net.sent[1]!.ip);
    assert.same({ type: "ACK", [OWN]: { revision: 0, heartbeat: 0, state: 0 } }, sent(board));
    say(board, OTHER, "SYN", { [OTHER]: entry(3, 51, 0), [THIRD]: entry(1, 19, 0), [OWN]: entry(0, 0, 0) });
    assert.same({ type: "ACK", [THIRD]: { revision: 1, heartbeat: 20, state: 0 } }, sent(board));
    say(board, OTHER, "SYN", { [OTHER]: entry(3, 52, 0), [THIRD]: entry(1, 20, 0), [OWN]: entry(0, 0, 0) });
    assert.same({ type: "ACK" }, sent(board));
  });

  it("takes what is newer by revision, then heartbeat, then state", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    const known = () => {
      const { revision, heartbeat, state } = gossip.networkState.get(THIRD);
      return `${revision}/${heartbeat}/${state}`;
    };
    const cases: [revision: number, heartbeat: number, state: number, after: string][] = [
      [5, 100, 1, "5/100/1"],
      [4, 900, 3, "5/100/1"],
      [5, 99, 3, "5/100/1"],
      [5, 100, 0, "5/100/1"],
      [5, 100, 2, "5/100/2"],
      [5, 101, 0, "5/101/0"],
      [6, 1, 0, "6/1/0"],
    ];
    for (const [revision, heartbeat, state, after] of cases) {
      say(board, OTHER, "SYN", { [THIRD]: entry(revision, heartbeat, state) });
      assert.equal(after, known());
    }
  });

  it("lets addresses that it learns join the seed list, once", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ seedList: [OTHER] });
    gossip.start();
    say(board, OTHER, "SYN", { [OTHER]: entry(1, 1, 0), [THIRD]: entry(1, 1, 0), [OWN]: entry(0, 0, 0) });
    say(board, OTHER, "SYN", { [OTHER]: entry(1, 2, 0), [THIRD]: entry(1, 2, 0) });
    assert.same([OTHER, THIRD], gossip.config.seedList);
  });

  it("passes on fields that it does not know, and null", () => {
    const board = mockBoard();
    board.gossip().start();
    board.net.deliver(
      '{"type":"SYN","10.0.0.3":{"revision":1,"heartbeat":2,"state":0,"colour":"red","data":{"a":null}}}',
      OTHER,
    );
    say(board, "10.0.0.4", "SYN", {});
    const passed = sent(board)[THIRD] as { colour: string; data: { a: unknown } };
    assert.equal("red", passed.colour);
    assert.is_false(passed.data.a === undefined || type(passed.data.a) === "table");
  });

  it("makes numbers integers that come as floats", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    board.net.deliver('{"type":"SYN","10.0.0.3":{"revision":7.0,"heartbeat":20.0,"state":0.0}}', OTHER);
    say(board, "10.0.0.4", "SYN", {});
    assert.equal("20", string.format("%d", gossip.networkState.get(THIRD).heartbeat));
    assert.is_nil(string.find(board.net.sent[board.net.sent.length - 1]!.data, "7.0", 1, true)[0]);
  });
});

describe("gossip's datagrams", () => {
  /** A board that knows `n` others. */
  function crowded(n: number) {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ maxMembers: 200, seedList: [OTHER] });
    gossip.start();
    for (const i of $range(1, n)) {
      say(board, OTHER, "SYN", { [`10.0.1.${i}`]: entry(1, i, 0) });
    }
    return board;
  }

  it("hold 1,400 bytes at most, and the board's own entry", () => {
    const board = crowded(120);
    board.tmr.advance(100000);
    for (const datagram of board.net.sent) assert.is_true(string.len(datagram.data) <= 1400);
    assert.is_true(sent(board)[OWN] !== undefined);
    assert.is_true(string.len(board.net.sent[board.net.sent.length - 1]!.data) > 1200);
  });

  it("tell everything within a few rounds when it does not fit one", () => {
    const board = crowded(60);
    // The news of sixty newcomers goes out first; then all others have their turn.
    board.tmr.advance(400000);
    const told = new LuaSet<string>();
    const first = board.net.sent.length;
    board.tmr.advance(40000);
    for (const i of $range(first, board.net.sent.length - 1)) {
      const datagram = sjson.decode(board.net.sent[i]!.data) as { [ip: string]: unknown };
      for (const [ip] of pairs(datagram)) told.add(ip as string);
    }
    let count = 0;
    for (const i of $range(1, 60)) if (told.has(`10.0.1.${i}`)) count += 1;
    assert.equal(60, count);
  });

  it("with data hold 800 bytes at most: decoded, it takes more heap", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.start();
    for (const i of $range(2, 12)) {
      const ip = `10.0.0.${i}`;
      say(board, ip, "ACK", { [ip]: entry(1, 1, 0, string.rep("x", 150)) });
    }
    const told = new LuaSet<string>();
    for (const _ of $range(1, 30)) {
      board.tmr.advance(10000);
      assert.is_true(string.len(board.net.sent[board.net.sent.length - 1]!.data) <= 800);
      for (const [ip] of pairs(sent(board))) told.add(ip as string);
    }
    for (const i of $range(1, 12)) assert.is_true(told.has(`10.0.0.${i}`));
  });

  it("go on telling the others when an entry does not even fit beside the own one", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    gossip.setConfig({ maxData: 1200 });
    gossip.start();
    gossip.pushGossip(string.rep("x", 1000));
    for (const i of $range(2, 6)) {
      const ip = `10.0.0.${i}`;
      say(board, ip, "ACK", { [ip]: entry(1, 1, 0, string.rep("y", i === 3 ? 1000 : 100)) });
    }
    const told = new LuaSet<string>();
    for (const _ of $range(1, 30)) {
      board.tmr.advance(10000);
      assert.is_true(string.len(board.net.sent[board.net.sent.length - 1]!.data) <= 1400);
      for (const [ip] of pairs(sent(board))) told.add(ip as string);
    }
    for (const i of [1, 2, 4, 5, 6]) assert.is_true(told.has(`10.0.0.${i}`));
    assert.is_false(told.has("10.0.0.3"));
    // As soon as there is room for it, it is told.
    gossip.pushGossip(undefined);
    for (const _ of $range(1, 10)) {
      board.tmr.advance(10000);
      for (const [ip] of pairs(sent(board))) told.add(ip as string);
    }
    assert.is_true(told.has("10.0.0.3"));
  });

  it("tell news first", () => {
    const board = crowded(60);
    board.tmr.advance(400000);
    say(board, OTHER, "ACK", { "10.0.1.77": entry(9, 9, 0) });
    for (const _ of $range(1, 5)) {
      board.tmr.advance(10000);
      assert.is_true(sent(board)["10.0.1.77"] !== undefined);
    }
  });

  it("answer a SYN from a crowd with 1,400 bytes at most", () => {
    const board = crowded(120);
    say(board, "10.0.2.1", "SYN", { "10.0.2.1": entry(1, 1, 0) });
    const answer = board.net.sent[board.net.sent.length - 1]!;
    assert.equal("10.0.2.1", answer.ip);
    assert.is_true(string.len(answer.data) <= 1400);
  });
});

describe("gossip's vectors of NodeMCU's own module", () => {
  for (const [name, answer] of [
    ["syn-one-board.json", true],
    ["syn-with-data.json", true],
    ["ack-empty.json", false],
    ["ack-with-diff.json", false],
  ] as [string, boolean][]) {
    it(`${name} is understood`, () => {
      const board = mockBoard();
      const gossip = board.gossip();
      gossip.start();
      const before = board.net.sent.length;
      const [handle] = io.open(`test/vectors/gossip/${name}`, "rb");
      const text = handle!.read("*a");
      handle!.close();
      board.net.deliver(text as unknown as string, "192.168.0.53");
      assert.equal(answer ? 1 : 0, board.net.sent.length - before);
      assert.equal("", dropped(board));
      if (name !== "ack-empty.json") assert.equal(25, gossip.networkState.get("192.168.0.53").revision);
      if (name === "syn-with-data.json") {
        assert.same(
          { name: "kitchen", temp: tonumber("21.5") ?? 21 },
          gossip.networkState.get("192.168.0.53").data,
        );
      }
    });
  }
});
