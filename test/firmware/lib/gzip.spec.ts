/** What is good: both ways, whatever the header, the blocks and the budget. */
import { mockBoard } from "../mock/board";
import { vector } from "../vector";
import {
  bits,
  deflated,
  done,
  dynamic,
  gzip,
  head,
  inflated,
  member,
  noise,
  refusal,
  trailer,
} from "./members";

const TABLES = ["table-1", "table-8", "table-40"];
const BUDGETS = [1, 7, 40, 10000];

/** Texts of all sorts, small enough for an interpreter. */
function texts(): string[] {
  let all = "";
  for (const i of $range(0, 255)) all += string.char(i);
  const list = ["", "\0", "a", "ab", "abc", "abcabc", string.rep(string.char(255), 9), all, all + all];
  for (const length of [2, 3, 4, 63, 64, 65, 66, 67, 68, 127, 128, 129, 257, 258, 259, 300])
    table.insert(list, string.rep("x", length));
  for (const [length, kinds] of [
    [50, 256],
    [700, 256],
    [700, 2],
    [900, 4],
    [1500, 20],
  ])
    table.insert(list, noise(length!, kinds!));
  // What is repeated lies ever farther back.
  for (const far of [1, 2, 5, 33, 257, 1025]) {
    const piece = noise(far, 256, far);
    table.insert(list, `${piece}-${piece}=${string.rep(piece, 2)}`);
  }
  return list;
}

describe("inflate", () => {
  before_each(() => {
    mockBoard();
  });

  for (const name of TABLES) {
    it(`gives the ${name} that GNU gzip was given`, () => {
      assert.equal(vector(`p2ptbl/${name}.tsv`), inflated(vector(`p2ptbl/${name}.tsv.gz`)));
    });
  }

  for (const [name, table] of [
    ["stored", "table-8"],
    ["fixed", "table-8"],
    ["dynamic", "table-40"],
    ["named", "table-8"],
  ]) {
    it(`reads blocks and headers of every kind: ${name}`, () => {
      assert.equal(vector(`p2ptbl/${table}.tsv`), inflated(vector(`p2ptbl/${name}.gz`)));
    });
  }

  it("gives the same whatever the budget", () => {
    for (const name of ["stored", "fixed", "dynamic", "named"]) {
      const bytes = vector(`p2ptbl/${name}.gz`);
      const expected = inflated(bytes);
      for (const budget of BUDGETS) assert.equal(expected, inflated(bytes, undefined, budget));
    }
  });

  it("takes more steps the smaller the budget", () => {
    const steps: number[] = [];
    for (const budget of [10000, 40, 7]) {
      const work = gzip().inflate(vector("p2ptbl/table-40.tsv.gz"), 5000);
      table.insert(steps, 1);
      while (work.step(budget) === undefined) steps[steps.length - 1]! += 1;
    }
    assert.equal(1, steps[0]);
    assert.is_true(steps[1]! > 20 && steps[2]! > 3 * steps[1]!, table.concat(steps, " "));
  });

  it("skips an extra field, a name and a comment, and checks the header's sum", () => {
    const { crc } = require("lib.gzip.busy.crc") as typeof import("../../../src/lib/gzip/busy/crc");
    const { bytes } = require("lib.gzip.busy.bytes") as typeof import("../../../src/lib/gzip/busy/bytes");
    const text = "services";
    const block = string.sub(vector("p2ptbl/table-1.tsv.gz"), 11);
    const expected = vector("p2ptbl/table-1.tsv");
    for (const flags of $range(0, 31)) {
      const has = (flag: number) => math.floor(flags / flag) % 2 === 1;
      let start = head(flags);
      if (has(4)) start += `\x06\0ab\x02\0\0\0`;
      if (has(8)) start += `${text}\0`;
      if (has(16)) start += `a comment\0`;
      const sum = string.sub(bytes(crc(0, start)), 1, 2);
      assert.equal(expected, inflated(start + (has(2) ? sum : "") + block));
      if (has(2)) {
        const other = string.char((string.byte(sum) + 1) % 256) + string.sub(sum, 2);
        assert.equal("gzip: bad header", refusal(start + other + block));
      }
    }
  });

  it("takes any number of members, empty ones too", () => {
    const small = vector("p2ptbl/table-1.tsv.gz");
    const empty = `${head(0)}\x03\0${trailer("")}`;
    const row = vector("p2ptbl/table-1.tsv");
    assert.equal("", inflated(empty));
    assert.equal("", inflated(empty + empty));
    assert.equal(row + row, inflated(small + small));
    const table8 = vector("p2ptbl/table-8.tsv");
    const mixed = empty + small + vector("p2ptbl/stored.gz") + empty + vector("p2ptbl/named.gz") + empty;
    for (const budget of BUDGETS) assert.equal(row + table8 + table8, inflated(mixed, undefined, budget));
  });

  it("takes several blocks, empty stored ones among them", () => {
    const stored = (text: string, last: number) => {
      const length = string.len(text);
      return bits()
        .put(last, 1)
        .put(0, 2)
        .raw(string.char(length % 256, math.floor(length / 256)))
        .raw(string.char(255 - (length % 256), 255 - math.floor(length / 256)))
        .raw(text)
        .text();
    };
    const long = noise(1000, 256);
    assert.equal(long, inflated(head(0) + stored("", 0) + stored(long, 0) + stored("", 1) + trailer(long)));
    const blocks = bits()
      .put(0, 1)
      .put(1, 2)
      .code(0x30 + 65, 8)
      .code(0, 7);
    // Once more, and the byte of it repeated 258 times.
    blocks.put(1, 1).put(1, 2).code(0xc5, 8).code(0, 5).code(0, 7);
    assert.equal(string.rep("A", 259), inflated(member(blocks, string.rep("A", 259))));
  });

  it("takes a block of one distance alone, and one with nothing in it but its end", () => {
    // Literal 97, its end 256 and length 257 have codes; there is a single distance, of one bit.
    const one = dynamic(258, 1, { 0: 2, 1: 2, 2: 2, 18: 2 });
    one
      .code(3, 2)
      .put(97 - 11, 7)
      .code(2, 2);
    one
      .code(3, 2)
      .put(138 - 11, 7)
      .code(3, 2)
      .put(20 - 11, 7);
    one.code(1, 2).code(2, 2).code(1, 2);
    // 97: 10, 256: 0, 257: 11.
    one.code(2, 2).code(3, 2).code(0, 1).code(0, 1);
    assert.equal("aaaa", inflated(member(one, "aaaa")));
    const none = dynamic(257, 1, { 0: 1, 1: 2, 18: 2 });
    none
      .code(3, 2)
      .put(138 - 11, 7)
      .code(3, 2)
      .put(118 - 11, 7)
      .code(2, 2)
      .code(0, 1)
      .code(0, 1);
    assert.equal("", inflated(member(none, "")));
  });

  it("lets as much out as the limit says, and stops a bomb there", () => {
    const bytes = vector("p2ptbl/table-8.tsv.gz");
    assert.equal(364, string.len(inflated(bytes, 364)));
    assert.equal("gzip: more than 363 bytes", refusal(bytes, 363));
    assert.equal("gzip: more than 727 bytes", refusal(bytes + bytes, 727));
    assert.equal("gzip: more than 386 bytes", refusal(vector("p2ptbl/stored.gz") + bytes, 386));
    const work = gzip().inflate(vector("p2ptbl/bomb.gz"), 4096);
    let steps = 0;
    const [ok, problem] = pcall(() => {
      while (work.step(40) === undefined) steps += 1;
    });
    assert.is_false(ok);
    assert.equal("gzip: more than 4096 bytes", problem as unknown as string);
    assert.is_true(steps < 100, `${steps} steps`);
  });
});

describe("deflate", () => {
  before_each(() => {
    mockBoard();
  });

  for (const name of TABLES) {
    it(`takes at most 1.55 times what GNU gzip makes of ${name}`, () => {
      const text = vector(`p2ptbl/${name}.tsv`);
      const bytes = deflated(text);
      const [got, goal] = [string.len(bytes), string.len(vector(`p2ptbl/${name}.tsv.gz`))];
      assert.is_true(got * 100 <= goal * 155, `${got} bytes, GNU gzip makes ${goal}`);
      assert.equal(text, inflated(bytes));
    });
  }

  it("is taken back by inflate, and never 23 bytes longer than what goes in", () => {
    for (const text of texts()) {
      const bytes = deflated(text);
      assert.equal(text, inflated(bytes));
      assert.is_true(string.len(bytes) <= string.len(text) + 23, `${string.len(text)} bytes`);
    }
  });

  it("makes the same whatever the budget", () => {
    for (const text of [vector("p2ptbl/table-40.tsv"), "", "a", noise(300, 256), string.rep("ab", 500)]) {
      const expected = deflated(text);
      for (const budget of BUDGETS) assert.equal(expected, deflated(text, budget));
    }
  });

  it("stores what would only grow", () => {
    const text = noise(700, 256);
    const bytes = deflated(text);
    assert.equal(723, string.len(bytes));
    assert.equal(text, string.sub(bytes, 16, -9));
  });

  it("makes little of what repeats", () => {
    assert.is_true(string.len(deflated(string.rep("a row\t7\tof a table\n", 100))) < 150);
  });

  it("takes 32,768 bytes, and refuses more by saying so", () => {
    const most = string.rep("0123456789abcdef", 2048);
    assert.equal(most, inflated(deflated(most)));
    const [ok, problem] = pcall(() => gzip().deflate(`${most}x`));
    assert.is_false(ok);
    assert.equal("gzip: 32769 bytes are too many: at most 32768", problem as unknown as string);
  });
});

describe("gzip", () => {
  it("goes with its code while it is at work, which is let go of as all that is busy", () => {
    mockBoard();
    const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
    const modules = require("lib.modules") as typeof import("../../../src/lib/modules");
    const text = vector("p2ptbl/table-1.tsv");
    const deflate = gzip().deflate(text);
    const inflate = gzip().inflate(vector("p2ptbl/table-1.tsv.gz"), 100);
    modules.letGo(1073741823);
    for (const [name] of pairs(loaded)) {
      assert.is_nil(string.match(name as string, "^lib%.gzip%..*")[0]);
    }
    assert.equal(text, done(inflate));
    assert.equal(text, inflated(done(deflate)));
  });
});
