import { ALL, begun, OTHER, OWN, PORT, refusal } from "./talk";

describe("broadcast", () => {
  it("sends a key alone, or key, NUL and payload, to all in the network", () => {
    const { board, hbbp } = begun();
    assert.is_true(hbbp.broadcast("hello"));
    assert.is_true(hbbp.broadcast("hello", ""));
    assert.is_true(hbbp.broadcast("hello", "wor\0ld"));
    assert.same(
      [
        { port: PORT, ip: ALL, data: "hello" },
        { port: PORT, ip: ALL, data: "hello\0" },
        { port: PORT, ip: ALL, data: "hello\0wor\0ld" },
      ],
      board.net.sent,
    );
    assert.same([3, 23], [hbbp.stats.datagramsOut, hbbp.stats.bytesOut]);
  });

  it("sends to all networks where the firmware does not know its own", () => {
    const { board, hbbp } = begun();
    hbbp.stop();
    board.broadcast = undefined;
    hbbp.start();
    hbbp.broadcast("hello");
    assert.equal("255.255.255.255", board.net.sent[0]!.ip);
  });

  it("sends to the port and the group that start was told", () => {
    const { board, hbbp } = begun({ port: 5555, group: "239.1.2.3" });
    assert.is_true(hbbp.broadcast("hello"));
    assert.same([{ port: 5555, ip: "239.1.2.3", data: "hello" }], board.net.sent);
    assert.equal(5555, board.net.listening);
  });

  it("says so if nothing goes out: without an address, not started, or where the network refuses", () => {
    const { board, hbbp } = begun();
    board.net.refuse = "routing problem";
    assert.is_false(hbbp.broadcast("hello"));
    assert.equal(1, hbbp.stats.sendErrors);
    board.net.refuse = undefined;
    board.ip = undefined;
    board.tmr.advance(10000);
    assert.is_false(hbbp.broadcast("hello"));
    hbbp.stop();
    assert.is_false(hbbp.broadcast("hello"));
    assert.same([0, 1, 0], [board.net.sent.length, hbbp.stats.sendErrors, hbbp.stats.datagramsOut]);
  });

  it("sends up to 1,231 bytes", () => {
    const { board, hbbp } = begun();
    hbbp.broadcast("key", string.rep("x", 1227));
    hbbp.broadcast(string.rep("k", 1231));
    hbbp.broadcast(string.rep("k", 1230), "");
    for (const { data } of board.net.sent) assert.equal(1231, string.len(data));
    assert.equal(3, board.net.sent.length);
  });
});

describe("send", () => {
  it("sends to one address", () => {
    const { board, hbbp } = begun();
    assert.is_true(hbbp.send(OTHER, "hello"));
    assert.is_true(hbbp.send(OTHER, "a/b", "c"));
    assert.same(
      [
        { port: PORT, ip: OTHER, data: "hello" },
        { port: PORT, ip: OTHER, data: "a/b\0c" },
      ],
      board.net.sent,
    );
  });

  it("sends to one address where all others hear a group", () => {
    const { board, hbbp } = begun({ group: "224.0.0.77" });
    hbbp.send(OTHER, "hello");
    assert.equal(OTHER, board.net.sent[0]!.ip);
  });
});

const TOO_MUCH = "hbbp: key and payload take 1232 bytes of a datagram, which holds 1231";
/** What cannot be sent, and what the error says. */
const BAD: { key?: unknown; payload?: unknown; words: string }[] = [
  { key: "", words: "hbbp: the key is empty" },
  { key: "", payload: "x", words: "hbbp: the key is empty" },
  { key: "a\0b", words: "hbbp: there is a NUL in the key" },
  { key: "\0", payload: "x", words: "hbbp: there is a NUL in the key" },
  { words: "hbbp: the key is nil, and is to be a string" },
  { key: 5, payload: "x", words: "hbbp: the key is number, and is to be a string" },
  { key: "key", payload: 5, words: "hbbp: the payload is number, and is to be a string" },
  { key: "key", payload: true, words: "hbbp: the payload is boolean, and is to be a string" },
  { key: "/key", words: 'hbbp: no peer takes "/key": it begins with /, holds .. or what cannot be printed' },
  { key: "a/../b", words: 'hbbp: no peer takes "a/../b": it begins with /' },
  { key: "..", words: 'hbbp: no peer takes "..": it begins with /' },
  { key: "a\nb", words: "hbbp: no peer takes" },
  { key: "a\x7f", words: "hbbp: no peer takes" },
  { key: "schl\xfcssel", words: "hbbp: no peer takes" },
  { key: "key", payload: string.rep("x", 1228), words: TOO_MUCH },
  { key: string.rep("k", 1232), words: TOO_MUCH },
  { key: string.rep("k", 1231), payload: "", words: TOO_MUCH },
  {
    key: "key",
    payload: string.rep("x", 60000),
    words: "hbbp: key and payload take 60004 bytes of a datagram, which holds 1231",
  },
];

describe("what cannot be sent", () => {
  for (const call of ["hbbp.broadcast(one, two)", `hbbp.send("${OTHER}", one, two)`]) {
    it(`raises an error at the user's line that says why: ${call}`, () => {
      const { board, hbbp } = begun();
      for (const { key, payload, words } of BAD) {
        const problem = refusal(call, hbbp, key, payload);
        assert.equal(`user:3: ${words}`, string.sub(problem, 1, 8 + string.len(words)));
      }
      assert.same([0, 0], [board.net.sent.length, hbbp.stats.sendErrors]);
    });
  }

  it("is refused as well while there is no address", () => {
    const { board, hbbp } = begun();
    board.ip = undefined;
    board.tmr.advance(10000);
    assert.matches("the key is empty", refusal("hbbp.broadcast(one, two)", hbbp, "", undefined));
    hbbp.stop();
    assert.matches("the key is empty", refusal(`hbbp.send("${OWN}", one, two)`, hbbp, "", undefined));
  });
});
