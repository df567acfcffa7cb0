import { printed } from "../user";
import { vector } from "../vector";
import { begun, dropped, noting, OTHER, OWN, refusal } from "./talk";

describe("a message", () => {
  it("reaches the handler of its key, with payload, address and key", () => {
    const { board, hbbp } = begun();
    const heard: string[] = [];
    hbbp.on("hello", noting(heard));
    board.net.deliver("hello", OTHER);
    board.net.deliver("hello\0", OTHER);
    board.net.deliver("hello\0wor\0ld", OTHER, 40000);
    assert.same([`none|${OTHER}|hello`, `|${OTHER}|hello`, `wor\0ld|${OTHER}|hello`], heard);
    assert.same([3, 23], [hbbp.stats.datagramsIn, hbbp.stats.bytesIn]);
  });

  it("of hbbpc is understood", () => {
    const { board, hbbp } = begun();
    const heard: string[] = [];
    hbbp.on("hello", noting(heard));
    hbbp.on("p2ptbl/", noting(heard));
    for (const name of ["hello-empty", "hello-world", "p2ptbl-empty"])
      board.net.deliver(vector(`hbbp/plain-${name}.bin`), OTHER);
    assert.same([`|${OTHER}|hello`, `world|${OTHER}|hello`, `|${OTHER}|p2ptbl/gwip`], heard);
    assert.equal("", dropped(hbbp));
  });

  it("as hbbpc sends it is what this board sends", () => {
    const { board, hbbp } = begun();
    hbbp.broadcast("hello", "");
    hbbp.broadcast("hello", "world");
    assert.equal(vector("hbbp/plain-hello-empty.bin"), board.net.sent[0]!.data);
    assert.equal(vector("hbbp/plain-hello-world.bin"), board.net.sent[1]!.data);
  });

  it("of which nobody wants to know is nothing", () => {
    const { board, hbbp } = begun();
    board.net.deliver("hello\0world", OTHER);
    assert.same([1, "", 0], [hbbp.stats.datagramsIn, dropped(hbbp), hbbp.stats.errors]);
  });

  it("of the board itself is not heard", () => {
    const { board, hbbp } = begun();
    const heard: string[] = [];
    hbbp.on("hello", noting(heard));
    board.net.deliver("hello", OWN);
    assert.same([0, 0], [heard.length, hbbp.stats.datagramsIn]);
  });

  it("of up to 1,232 bytes is taken, whatever bytes they are", () => {
    const { board, hbbp } = begun();
    let [longest, all] = [0, ""];
    for (const i of $range(0, 255)) all += string.char(i);
    hbbp.on("key", (payload) => {
      longest = math.max(longest, string.len(payload!));
      assert.equal(all, string.sub(payload!, 1, 256));
    });
    board.net.deliver(`key\0${all}${string.rep("x", 972)}`, OTHER);
    assert.equal(1228, longest);
    board.net.deliver(`key\0${all}${string.rep("x", 973)}`, OTHER);
    assert.same([1228, "size=1", 0], [longest, dropped(hbbp), hbbp.stats.errors]);
  });
});

describe("handlers", () => {
  /** Which of them are called with messages of these keys. */
  const called = (handlers: string[], keys: string[]): string => {
    const { board, hbbp } = begun();
    const words: string[] = [];
    for (const handler of handlers) {
      hbbp.on(handler, (_payload, _ip, key) => table.insert(words, `${handler}<${key}`));
    }
    for (const key of keys) board.net.deliver(`${key}\0x`, OTHER);
    return table.concat(words, " ");
  };

  it("of a key that ends in / are those of all keys below", () => {
    assert.equal(
      "p2ptbl/<p2ptbl/a p2ptbl/<p2ptbl/a/b p2ptbl/<p2ptbl/",
      called(["p2ptbl/"], ["p2ptbl/a", "p2ptbl/a/b", "p2ptbl/", "p2ptbl", "p2ptblx", "x/p2ptbl/a"]),
    );
  });

  it("of any other key are those of no key below", () => {
    assert.equal("a/b<a/b", called(["a/b"], ["a/b", "a/b/c", "a/bc", "a/", "a"]));
  });

  it("of the longest key that matches are called, and no other", () => {
    assert.equal(
      "a/b/c<a/b/c a/b/<a/b/d a/b/<a/b/c/d a/<a/c a/<a/b a<a",
      called(["a/", "a/b/", "a/b/c", "a"], ["a/b/c", "a/b/d", "a/b/c/d", "a/c", "a/b", "a", "b"]),
    );
  });

  it("take the place of those before, and go", () => {
    const { board, hbbp } = begun();
    const heard: string[] = [];
    hbbp.on("a/b", () => table.insert(heard, "first"));
    hbbp.on("a/b", () => table.insert(heard, "second"));
    hbbp.on("a/", () => table.insert(heard, "below"));
    board.net.deliver("a/b", OTHER);
    hbbp.off("a/b");
    board.net.deliver("a/b", OTHER);
    hbbp.off("a/");
    hbbp.off("unknown");
    board.net.deliver("a/b", OTHER);
    assert.same(["second", "below"], heard);
  });

  it("are of a key: without one that is refused", () => {
    const { hbbp } = begun();
    for (const call of ["on", "off"]) {
      assert.matches(`hbbp.${call}: the key is empty$`, refusal(`hbbp.${call}("", print)`, hbbp));
      assert.matches(`hbbp.${call}: the key is nil, and is`, refusal(`hbbp.${call}(nil, print)`, hbbp));
    }
  });

  it("may send, and set handlers, while they are called", () => {
    const { board, hbbp } = begun();
    hbbp.on("ask", (payload, ip) => {
      hbbp.send(ip, "answer", payload);
      hbbp.off("ask");
    });
    board.net.deliver("ask\0me", OTHER);
    board.net.deliver("ask\0me", OTHER);
    assert.equal(1, board.net.sent.length);
    assert.equal("answer\0me", board.net.sent[0]!.data);
  });

  it("that raise are reported and counted, and stop nobody", () => {
    const { board, hbbp } = begun();
    const heard: string[] = [];
    hbbp.on("bad", () => error("no such lamp", 0));
    hbbp.on("worse", () => error(undefined));
    hbbp.on("good", noting(heard));
    const lines = printed(() => {
      for (const key of ["bad", "good", "worse", "good"]) board.net.deliver(key, OTHER);
    });
    assert.same(["hbbp: no such lamp", "hbbp: nil"], lines);
    assert.same([2, 2, ""], [heard.length, hbbp.stats.errors, dropped(hbbp)]);
  });

  it("that the heap does not suffice for lose a message, which is counted", () => {
    const { board, hbbp } = begun();
    hbbp.on("long", () => error("not enough memory", 0));
    const lines = printed(() => board.net.deliver("long", OTHER));
    assert.same([[], 0, "memory=1"], [lines, hbbp.stats.errors, dropped(hbbp)]);
  });
});

describe("what is no message", () => {
  it("is dropped and counted: a key that is none, or that no peer would take", () => {
    const { board, hbbp } = begun();
    let calls = 0;
    // Whatever is called, nothing here is.
    for (const key of ["/", "/a", "..", "a/../b", "a\tb"]) hbbp.on(key, () => (calls += 1));
    const bad = [
      "",
      "\0",
      "\0payload",
      "/a",
      "/",
      "//",
      "..",
      "../a",
      "a..",
      "a/../b",
      "a\tb",
      "a\n",
      "a\x7f",
    ];
    for (const byte of [1, 31, 128, 195, 255]) table.insert(bad, `a${string.char(byte)}`);
    for (const [n, datagram] of ipairs(bad)) {
      board.net.deliver(datagram, OTHER);
      assert.equal(`key=${n}`, dropped(hbbp));
    }
    for (const datagram of ["/a\0x", "a/..\0x", "a\n\0"]) board.net.deliver(datagram, OTHER);
    assert.same([0, `key=${bad.length + 3}`, 0], [calls, dropped(hbbp), hbbp.stats.errors]);
  });

  it("is dropped and counted: what is too long, with or without a key", () => {
    const { board, hbbp } = begun();
    for (const datagram of [string.rep("k", 1233), `k\0${string.rep("x", 1231)}`, string.rep("\0", 1400)])
      board.net.deliver(datagram, OTHER);
    assert.equal("size=3", dropped(hbbp));
  });

  it("changes nothing for what comes next", () => {
    const { board, hbbp } = begun();
    const heard: string[] = [];
    hbbp.on("a/", noting(heard));
    board.net.deliver("\0", OTHER);
    board.net.deliver("a/b", OTHER);
    assert.same([`none|${OTHER}|a/b`], heard);
  });

  it("may hold single dots", () => {
    const { board, hbbp } = begun();
    const heard: string[] = [];
    hbbp.on("a/", noting(heard));
    board.net.deliver("a/.b.c./ ~", OTHER);
    assert.same([`none|${OTHER}|a/.b.c./ ~`], heard);
  });
});
