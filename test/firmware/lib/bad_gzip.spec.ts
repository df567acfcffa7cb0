/** What is no gzip member: each kind is refused, none does anything else. */
import { mockBoard } from "../mock/board";
import { vector } from "../vector";
import { type Bits, bits, dynamic, head, inflated, member, noise, refusal, trailer } from "./members";

/** A fixed block, the last of its member. */
function fixed(): Bits {
  return bits().put(1, 1).put(1, 2);
}

/** A literal of ASCII in it. */
function literal(block: Bits, letter: string): Bits {
  return block.code(0x30 + string.byte(letter), 8);
}

/** The member's first byte of that place is another one. */
function changed(bytes: string, at: number, value: number): string {
  return string.sub(bytes, 1, at - 1) + string.char(value) + string.sub(bytes, at + 1);
}

const LENGTHS = { 0: 2, 1: 2, 2: 2, 18: 2 };

/** So many zeros, told in a dynamic block of those lengths. */
function zeros(block: Bits, count: number): Bits {
  let left = count;
  while (left > 0) {
    const some = math.min(left, left - 138 > 10 || left <= 138 ? 138 : left - 11);
    block.code(3, 2).put(some - 11, 7);
    left -= some;
  }
  return block;
}

describe("what is no member", () => {
  before_each(() => {
    mockBoard();
  });

  const good = () => vector("p2ptbl/table-8.tsv.gz");

  it("is refused if the beginning is another one", () => {
    for (const [at, value] of [
      [1, 30],
      [2, 138],
      [3, 7],
      [3, 9],
      [4, 32],
      [4, 128],
      [4, 255],
    ])
      assert.equal("gzip: no member", refusal(changed(good(), at!, value!)));
    for (const text of ["", "x", "10.13.0.1\t5\tlamp\n", string.rep("\0", 100)])
      assert.equal("gzip: no member", refusal(text));
  });

  it("is refused if it is cut at whatever byte", () => {
    for (const name of ["table-8.tsv", "stored", "fixed", "named"]) {
      const bytes = vector(`p2ptbl/${name}.gz`);
      for (const length of $range(0, string.len(bytes) - 1)) refusal(string.sub(bytes, 1, length));
    }
    const long = vector("p2ptbl/dynamic.gz");
    for (const length of $range(1, string.len(long) - 1, 9)) refusal(string.sub(long, 1, length), 5000, 40);
    assert.equal("gzip: cut short", refusal(vector("p2ptbl/cut-short.gz")));
  });

  it("is refused if it is cut in a header with all fields", () => {
    const { crc } = require("lib.gzip.busy.crc") as typeof import("../../../src/lib/gzip/busy/crc");
    const { bytes } = require("lib.gzip.busy.bytes") as typeof import("../../../src/lib/gzip/busy/bytes");
    const start = `${head(30)}\x03\0abcname\0comment\0`;
    const whole = start + string.sub(bytes(crc(0, start)), 1, 2) + string.sub(good(), 11);
    inflated(whole);
    for (const length of $range(1, string.len(whole) - 1)) refusal(string.sub(whole, 1, length));
    // An extra field that is longer than all there is.
    const last = string.char(255);
    refusal(head(4) + last + last + string.sub(good(), 11));
  });

  it("is refused if sum or length are others, also of a second member", () => {
    assert.equal("gzip: bad sum", refusal(vector("p2ptbl/bad-crc.gz")));
    const bytes = good();
    for (const i of $range(string.len(bytes) - 7, string.len(bytes))) {
      const wrong = changed(bytes, i, (string.byte(bytes, i) + 1) % 256);
      assert.equal("gzip: bad sum", refusal(wrong));
      assert.equal("gzip: bad sum", refusal(bytes + wrong));
    }
  });

  it("is refused if something is behind it", () => {
    for (const garbage of ["\0", "x", "\x1f", string.sub(good(), 1, 9), string.rep("\0", 512)])
      refusal(good() + garbage);
  });

  it("is refused if a block is of the fourth kind", () => {
    refusal(member(bits().put(1, 1).put(3, 2), ""));
    refusal(member(bits().put(1, 1).put(3, 2).raw(noise(300, 256)), ""));
  });

  it("is refused if a stored block's length is not told twice, or more than there is", () => {
    const stored = (length: string) => bits().put(1, 1).put(0, 2).raw(length).raw("abc");
    inflated(member(stored(string.char(3, 0, 252, 255)), "abc"));
    for (const i of $range(1, 4))
      assert.equal(
        "gzip: bad block",
        refusal(member(stored(changed(string.char(3, 0, 252, 255), i, 77)), "abc")),
      );
    assert.equal("gzip: cut short", refusal(member(stored(string.char(255, 255, 0, 0)), "abc")));
  });

  it("is refused if it refers to what was before all, or before this member", () => {
    // Length 3, distance 2, after one byte.
    const far = () => literal(fixed(), "a").code(1, 7).code(1, 5).code(0, 7);
    assert.equal("gzip: bad code", refusal(member(far(), "aaaa")));
    assert.equal("gzip: bad code", refusal(good() + member(far(), "aaaa")));
    // The farthest there is.
    assert.equal(
      "gzip: bad code",
      refusal(member(literal(fixed(), "a").code(1, 7).code(29, 5).put(8191, 13), "")),
    );
    // A reference at the very beginning.
    assert.equal("gzip: bad code", refusal(member(fixed().code(1, 7).code(0, 5).code(0, 7), "")));
  });

  it("is refused if it has a length or a distance that there is not", () => {
    const text = "abcd";
    const start = () => {
      const block = fixed();
      for (const i of $range(1, 4)) literal(block, string.sub(text, i, i));
      return block;
    };
    for (const symbol of [286, 287])
      assert.equal(
        "gzip: bad code",
        refusal(
          member(
            start()
              .code(0xc0 + symbol - 280, 8)
              .code(0, 5)
              .code(0, 7),
            text,
          ),
        ),
      );
    for (const distance of [30, 31])
      assert.equal(
        "gzip: bad code",
        refusal(member(start().code(1, 7).code(distance, 5).put(0, 14).code(0, 7), text)),
      );
  });

  it("is refused if it tells of too many codes", () => {
    for (const [literals, distances] of [
      [287, 1],
      [288, 1],
      [257, 31],
      [257, 32],
    ])
      assert.equal("gzip: bad block", refusal(member(dynamic(literals!, distances!, LENGTHS), "")));
  });

  it("is refused if codes are more, or fewer, than there can be", () => {
    // Of lengths: too many, too few, a single one, none.
    for (const lengths of [{ 0: 1, 1: 1, 2: 1 }, { 0: 2, 1: 2, 2: 2 }, { 0: 1 }, {}] as {
      [symbol: number]: number;
    }[])
      assert.equal("gzip: bad codes", refusal(member(dynamic(257, 1, lengths), "")));
    // Of literals: too many of one bit; two of two bits.
    for (const [length, times] of [
      [1, 2],
      [2, 1],
    ]) {
      const literals = dynamic(257, 1, LENGTHS);
      for (const _ of $range(1, times!)) literals.code(length!, 2);
      zeros(literals, 256 - times!)
        .code(length!, 2)
        .code(0, 2);
      assert.equal("gzip: bad codes", refusal(member(literals, "")));
    }
    // Of distances: two of two bits, one of two bits, three of one.
    for (const told of [
      [2, 2],
      [2, 0],
      [1, 1, 1],
    ]) {
      const block = zeros(dynamic(257, told.length, LENGTHS), 256).code(1, 2);
      for (const length of told) block.code(length, 2);
      assert.equal("gzip: bad codes", refusal(member(block.code(0, 1), "")));
    }
  });

  it("is refused if a block has no code for its end", () => {
    const block = dynamic(257, 1, LENGTHS).code(1, 2).code(1, 2);
    assert.equal("gzip: bad block", refusal(member(zeros(block, 255).code(0, 2), "")));
  });

  it("is refused if lengths of codes repeat nothing, or are more than were told", () => {
    const none = dynamic(257, 1, { 0: 1, 16: 1 }).code(1, 1).put(0, 2);
    assert.equal("gzip: bad block", refusal(member(none, "")));
    const many = dynamic(257, 1, LENGTHS).code(3, 2).put(127, 7).code(3, 2).put(127, 7);
    assert.equal("gzip: bad block", refusal(member(many, "")));
  });

  it("is refused if it uses a distance where there is none", () => {
    // 97: 10, 256: 0, 257: 11; of distances one has a code, or none has.
    for (const single of [1, 0]) {
      const block = zeros(dynamic(258, 1, LENGTHS), 97).code(2, 2);
      zeros(block, 158).code(1, 2).code(2, 2).code(single, 2);
      block.code(2, 2).code(3, 2).put(32767, 15).code(0, 1);
      assert.equal("gzip: bad code", refusal(member(block, "aaaa")));
    }
  });

  it("is refused if it has no end", () => {
    assert.equal("gzip: cut short", refusal(head(0) + literal(fixed(), "a").text()));
    assert.equal("gzip: cut short", refusal(head(0) + bits().put(0, 1).put(1, 2).code(0, 7).text()));
    assert.equal(
      "gzip: cut short",
      refusal(head(0) + fixed().code(0, 7).text() + string.sub(trailer(""), 1, 7)),
    );
  });

  it("is refused alike whatever the budget", () => {
    const cases = [
      vector("p2ptbl/bad-crc.gz"),
      vector("p2ptbl/cut-short.gz"),
      `${good()}x`,
      changed(good(), 100, 0),
      head(0) + noise(500, 256),
    ];
    for (const bytes of cases) {
      const expected = refusal(bytes);
      for (const budget of [1, 7, 40, 10000]) assert.equal(expected, refusal(bytes, 5000, budget));
    }
  });
});
