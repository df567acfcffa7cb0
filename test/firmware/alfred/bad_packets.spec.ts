import {
  ANNOUNCE,
  announces,
  begun,
  dropped,
  end,
  events,
  held,
  OTHER,
  OTHER_MAC,
  PORT,
  packet,
  pass,
  push,
  question,
  record,
  said,
  type Talk,
} from "./talk";

const { char, rep, sub } = string;
const GOOD = push(7, 0, record(OTHER_MAC, 100, "x"));

/** What became of a packet, with its end to follow: why it was dropped; the record of type 100, where one came of it. */
function became(data: string): string {
  const talk = begun({ mode: "primary" });
  talk.board.net.deliver(data, OTHER, PORT);
  const why = dropped(talk.alfred);
  talk.board.net.deliver(end(7, 1), OTHER, PORT);
  pass(talk, 0);
  assert.same([0, 0], [talk.alfred.stats.errors, talk.alfred.status().primaries.length]);
  return `${why} ${held(talk.alfred, 100)}`;
}

describe("a packet", () => {
  it("that is as it should be is taken", () => {
    assert.equal(" 02=x(0, firsthand)", became(GOOD));
  });

  it("that is cut anywhere is dropped whole", () => {
    for (const length of $range(0, GOOD.length - 1)) assert.equal("size=1 ", became(sub(GOOD, 1, length)));
    for (const good of [ANNOUNCE, end(7, 1), question(100, 7)]) {
      for (const length of $range(0, good.length - 1)) assert.equal("size=1 ", became(sub(good, 1, length)));
    }
  });

  it("with more behind it is dropped whole", () => {
    for (const good of [GOOD, ANNOUNCE, end(7, 1), question(100, 7)])
      assert.equal("size=1 ", became(`${good}x`));
    assert.equal("size=1 ", became(packet(1, "x")));
    assert.equal("size=1 ", became(packet(2, "12345")));
    assert.equal("size=1 ", became(packet(3, "123")));
    assert.equal("size=1 ", became(packet(0, "123")));
  });

  it("of another version or type is dropped whole", () => {
    for (const version of [1, 255]) assert.equal("version=1 ", became(packet(1, "", version)));
    for (const type of [4, 5, 10, 255]) assert.equal("type=1 ", became(packet(type, "1234")));
  });

  it("whose records do not add up to its length is dropped whole", () => {
    const first = record(OTHER_MAC, 100, "first");
    for (const length of $range(1, first.length - 1)) {
      assert.equal("record=1 ", became(push(7, 0, first + sub(first, 1, length))));
    }
    assert.equal("record=1 ", became(push(7, 0, `${OTHER_MAC}${char(100, 0, 0, 5)}1234`)));
    assert.equal("record=1 ", became(push(7, 0, `${OTHER_MAC}${char(100, 0, 255, 255)}1234`)));
  });

  it("with a record of a group, or one that no packet of a board could pass on, is dropped whole", () => {
    const good = record(OTHER_MAC, 100, "x");
    assert.equal("record=1 ", became(push(7, 0, good + record("\x01\0\0\0\0\x02", 100, "x"))));
    assert.equal("record=1 ", became(push(7, 0, record(OTHER_MAC, 100, rep("x", 1383)))));
    assert.equal(
      ` 02=${rep("x", 1382)}(0, firsthand)`,
      became(push(7, 0, record(OTHER_MAC, 100, rep("x", 1382)))),
    );
  });

  it("without records is nothing", () => {
    assert.equal(" ", became(push(7, 0, "")));
  });

  it("with all bytes there are, and none, in its data is taken as it is", () => {
    const talk = begun({ mode: "primary" });
    let all = "";
    for (const byte of $range(0, 255)) all += char(byte);
    talk.alfred.set(100, all, 255);
    talk.alfred.set(101, "");
    announces(talk, OTHER);
    pass(talk, 1);
    const sent = talk.board.net.sent[1]!.data;
    const other = begun({ mode: "primary" });
    other.board.net.deliver(sent, OTHER, PORT);
    other.board.net.deliver(end(string.byte(sent, 5) * 256 + string.byte(sent, 6), 1), OTHER, PORT);
    pass(other, 0);
    let [data, empty, version] = ["", "none", 0];
    other.alfred.request(100, (records) => {
      const fact = records!.get("5c:cf:7f:00:00:01");
      [data, version] = [fact.data, fact.version];
    });
    other.alfred.request(101, (records) => {
      empty = records!.get("5c:cf:7f:00:00:01").data;
    });
    assert.same([all, "", 255], [data, empty, version]);
  });

  it("of the board itself is not heard", () => {
    const talk = begun({ mode: "primary" });
    talk.board.net.deliver(ANNOUNCE, "10.0.0.1", PORT);
    assert.same([0, 0], [talk.alfred.stats.datagramsIn, talk.alfred.status().primaries.length]);
  });
});

describe("a transaction", () => {
  const whole = (talk: Talk, packets: string[] = []): string => {
    for (const data of packets) talk.board.net.deliver(data, OTHER, PORT);
    pass(talk, 0);
    return held(talk.alfred, 100);
  };
  const A = push(7, 0, record(OTHER_MAC, 100, "a"));
  const B = push(7, 1, record(OTHER_MAC, 101, "b"));

  it("is taken when all of it is there, in whatever order", () => {
    for (const packets of [
      [A, B, end(7, 2)],
      [B, A, end(7, 2)],
      [end(7, 2), A, B],
      [end(7, 2), B, A],
      [B, end(7, 2), A],
    ]) {
      const talk = begun({ mode: "primary" });
      const heard = events(talk.alfred);
      const last = table.remove(packets)!;
      assert.equal("", whole(talk, packets));
      assert.same([], heard);
      assert.equal("02=a(0, firsthand)", whole(talk, [last]));
      assert.same(["added 100 02", "added 101 02"], heard);
      assert.same(["", 0, 0], [dropped(talk.alfred), talk.alfred.shell.open.length, talk.alfred.shell.bytes]);
    }
  });

  it("counts no packet twice", () => {
    const talk = begun({ mode: "primary" });
    const other = push(7, 0, record(OTHER_MAC, 100, "another"));
    assert.equal("", whole(talk, [A, other, A, end(7, 2), end(7, 2)]));
    assert.equal("02=a(0, firsthand)", whole(talk, [B]));
    assert.equal("duplicate=2", dropped(talk.alfred));
  });

  it("is not ended by somebody else, nor by another one's end", () => {
    const talk = begun({ mode: "primary" });
    talk.board.net.deliver(A, OTHER, PORT);
    talk.board.net.deliver(end(7, 1), "10.0.0.9", PORT);
    talk.board.net.deliver(end(8, 1), OTHER, PORT);
    pass(talk, 0);
    assert.equal("", held(talk.alfred, 100));
    assert.equal("02=a(0, firsthand)", whole(talk, [end(7, 1)]));
  });

  it("takes no packet whose number is not below the count, and no count that is not above all numbers", () => {
    const talk = begun({ mode: "primary" });
    const far = push(7, 5, record(OTHER_MAC, 102, "c"));
    assert.equal("", whole(talk, [A, far, end(7, 2)]));
    assert.same(["packets=1", 0], [dropped(talk.alfred), talk.alfred.stats.transactions]);
    pass(talk, 12);
    assert.equal("packets=1 unfinished=1", dropped(talk.alfred));
    assert.equal("02=a(0, firsthand)", whole(talk, [end(7, 2), far, A, B]));
    assert.same(["packets=2 unfinished=1", 1], [dropped(talk.alfred), talk.alfred.stats.transactions]);
  });

  it("that ends with another count than before goes by the last", () => {
    const talk = begun({ mode: "primary" });
    assert.equal("", whole(talk, [end(7, 3), A]));
    assert.equal("02=a(0, firsthand)", whole(talk, [end(7, 1)]));
  });

  it("whose end is said once more opens none that stays", () => {
    const talk = begun({ mode: "primary" });
    assert.equal("02=a(0, firsthand)", whole(talk, [A, end(7, 1), end(7, 1)]));
    assert.same(["duplicate=1", 0], [dropped(talk.alfred), talk.alfred.shell.open.length]);
    whole(talk, [end(7, 1)]);
    pass(talk, 11);
    assert.same(["duplicate=1 unfinished=1", 0], [dropped(talk.alfred), talk.alfred.shell.open.length]);
  });

  it("of nothing is none", () => {
    const talk = begun({ mode: "primary" });
    whole(talk, [end(7, 0)]);
    assert.same(["", 0], [dropped(talk.alfred), talk.alfred.shell.open.length]);
  });

  it("that is not ended is forgotten, and what it held", () => {
    const talk = begun({ mode: "primary" });
    whole(talk, [A]);
    pass(talk, 9);
    assert.same([1, A.length], [talk.alfred.shell.open.length, talk.alfred.shell.bytes]);
    pass(talk, 2);
    assert.same([0, 0], [talk.alfred.shell.open.length, talk.alfred.shell.bytes]);
    assert.same(["", "unfinished=1"], [whole(talk), dropped(talk.alfred)]);
  });

  it("gets through though others begin theirs by the thousand and end none", () => {
    const talk = begun({ mode: "primary", maxBytes: 4000 });
    let most = 0;
    for (const i of $range(1, 3000)) {
      const filler = record("\x02\0\0\0\0\x08", i % 200, rep("y", i % 1300));
      talk.board.net.deliver(push(i, i % 3, filler), `10.0.1.${1 + (i % 200)}`, PORT);
      most = math.max(most, talk.alfred.shell.bytes);
      assert.is_true(talk.alfred.shell.open.length <= 8);
      if (i % 1000 === 0) assert.equal("02=a(0, firsthand)", whole(talk, [A, end(7, 1)]));
    }
    assert.is_true(most <= 4000);
    pass(talk, 11);
    assert.same([0, 0], [talk.alfred.shell.open.length, talk.alfred.shell.bytes]);
    assert.equal(3, talk.alfred.stats.transactions);
  });

  it("of more packets than a board would hold is not begun", () => {
    const talk = begun({ mode: "primary" });
    assert.equal("", whole(talk, [push(7, 65, record(OTHER_MAC, 100, "a")), end(7, 65)]));
    assert.same(["packets=2", 0], [dropped(talk.alfred), talk.alfred.shell.open.length]);
  });

  it("of which one packet is more than all that may be held is given up", () => {
    const talk = begun({ mode: "primary", maxBytes: 100 });
    assert.equal("", whole(talk, [push(7, 0, record(OTHER_MAC, 100, rep("x", 200))), end(7, 1)]));
    pass(talk, 11);
    assert.equal("full=1 unfinished=1", dropped(talk.alfred));
  });

  it("that a secondary has asked for is taken from the one that it has asked alone", () => {
    const talk = begun();
    announces(talk, OTHER);
    talk.board.random = () => 7;
    let answers = 0;
    talk.alfred.request(100, () => {
      answers += 1;
    });
    said(talk);
    talk.board.net.deliver(A, "10.0.0.9", PORT);
    talk.board.net.deliver(end(7, 1), "10.0.0.9", PORT);
    pass(talk, 0);
    assert.same([0, "unasked=2"], [answers, dropped(talk.alfred)]);
    assert.equal("02=a(0, synced)", whole(talk, [A, end(7, 1)]));
    assert.equal(1, answers);
    whole(talk, [A, end(7, 1)]);
    assert.same([1, "unasked=4"], [answers, dropped(talk.alfred)]);
  });
});
