import { begun, dropped, refusal, saved, shown } from "./talk";

describe("merge", () => {
  it("says how many rows were taken", () => {
    const { p2ptbl } = begun("a\t5\tx\nb\t5\ty\n");
    assert.equal(2, p2ptbl.merge("lamps", "a\t6\tX\nb\t4\tY\n\nc\t1\tz"));
    assert.equal("a=X b=y c=z", shown(p2ptbl));
    assert.equal(0, p2ptbl.merge("lamps", "a\t6\tX\nb\t4\tY\n\nc\t1\tz\n"));
    assert.equal(0, p2ptbl.merge("lamps", ""));
  });

  it("has the greater version win, as numbers of 63 bits, whatever zeros are in front", () => {
    const rising = ["0", "1", "9", "10", "00011", "99", "2147483648", "4294967296", "9007199254740993"];
    for (const most of ["9223372036854775806", "9223372036854775807"]) table.insert(rising, most);
    for (const [i, low] of ipairs(rising)) {
      for (const [j, high] of ipairs(rising)) {
        if (j <= i) continue;
        for (const text of [`k\t${low}\ta\nk\t${high}\tz\n`, `k\t${high}\tz\nk\t${low}\ta\n`]) {
          const { p2ptbl } = begun(undefined, undefined, true);
          p2ptbl.merge("lamps", text);
          assert.equal("k=z", shown(p2ptbl));
        }
      }
    }
  });

  it("has the smallest text win among equal versions, byte by byte, in any order", () => {
    const rows: [smallest: string, other: string][] = [
      ["k\t5\ta", "k\t5\tb"],
      ["k\t5\tB", "k\t5\ta"],
      ["k\t5\ta", "k\t5\ta\tb"],
      ["k\t5\ta", "k\t5\taa"],
      ["k\t5\tz", "k\t5\tä"],
      ["k\t5\ta\tb", "k\t5\ta b"],
      ["k\t05\tz", "k\t5\ta"],
      ["k\t5\t", "k\t5\ta"],
    ];
    for (const [smallest, other] of rows) {
      for (const text of [`${smallest}\n${other}\n`, `${other}\n${smallest}\n`]) {
        const { board, p2ptbl } = begun(undefined, undefined, true);
        p2ptbl.merge("lamps", text);
        assert.same([smallest], saved(board));
      }
    }
  });

  it("takes a key that is gone with or without a tab at its end for the same", () => {
    const { board, p2ptbl } = begun(undefined, undefined, true);
    assert.equal(1, p2ptbl.merge("lamps", "k\t5\n"));
    assert.equal(0, p2ptbl.merge("lamps", "k\t5\t\nk\t5\n"));
    assert.same(["k\t5\t"], saved(board));
    assert.equal(0, p2ptbl.merge("lamps", "k\t4\tback\n"));
    assert.equal(1, p2ptbl.merge("lamps", "k\t6\tback\n"));
    assert.equal("k=back", shown(p2ptbl));
  });

  it("of a text with a line that is no row raises an error, and changes nothing", () => {
    const { board, p2ptbl } = begun("a\t5\tx\n");
    const bad = ["b", "b\t", "b\tx\ty", "b 1\ty", "b c\t1\ty", "\t1\ty", "b\t1y", "b\t1 \ty", "b\t1.5\ty"];
    for (const version of ["-1", "+1", "0x1", "9223372036854775808", "10000000000000000000"])
      table.insert(bad, `b\t${version}\ty`);
    for (const line of ["b\t1\ty\0", "b\0\t1\ty", " "]) table.insert(bad, line);
    for (const line of bad)
      assert.equal(
        "user:3: p2ptbl.merge: line 2 is no row: key, tab, version, tab, fields",
        refusal('p2ptbl.merge("lamps", one)', p2ptbl, `a\t6\tX\n${line}\nc\t1\tz\n`),
      );
    for (const text of [false, 5, {}])
      assert.equal(
        `user:3: p2ptbl.merge: the text is ${type(text)}, and is to be a string`,
        refusal('p2ptbl.merge("lamps", one)', p2ptbl, text),
      );
    board.tmr.advance(60000);
    assert.same(["a=x", 0], [shown(p2ptbl), board.file.writes]);
  });

  it("leaves out, and counts, what a router would garble, unless strict is false", () => {
    const text = "a\t1\tb\\c\nb\\\t1\tx\nc\t1\t\tx\nd\t1\tx \ne\t1\tx\t\nf\t1\tfine\n";
    const strict = begun(undefined, undefined, true).p2ptbl;
    assert.equal(1, strict.merge("lamps", text));
    assert.same(["f=fine", "garbled=5"], [shown(strict), dropped(strict)]);
    const lax = begun(undefined, { strict: false }, true).p2ptbl;
    assert.equal(6, lax.merge("lamps", text));
    assert.same(["a=b\\c b\\=x c=,x d=x  e=x, f=fine", ""], [shown(lax), dropped(lax)]);
  });
});

describe("filter", () => {
  it("keeps rows with a raised version, changes them, and takes out the others", () => {
    const { board, p2ptbl } = begun("a\t5\tx\ty\nb\t5\tx\nc\t5\tx\nd\t5\tx\ne\t9\n");
    board.random = (low) => low;
    const asked: string[] = [];
    p2ptbl.filter("lamps", ((key: string, ...fields: string[]) => {
      table.insert(asked, `${key}:${table.concat(fields, ",")}`);
      if (key === "a") return $multi(true);
      if (key === "b") return $multi("new", 7);
      return $multi(key === "c" ? false : undefined);
    }) as never);
    table.sort(asked);
    assert.same(["a:x,y", "b:x", "c:x", "d:x"], asked);
    assert.same(["a\t6\tx\ty", "b\t6\tnew\t7", "c\t6\t", "d\t6\t", "e\t9\t"], saved(board));
  });

  it("changes nothing if what it is told cannot be, or the function raises", () => {
    const { board, p2ptbl } = begun("a\t5\tx\nb\t5\tx\n");
    const call = 'p2ptbl.filter("lamps", one)';
    assert.equal("user:3: p2ptbl.filter: a function is to say what stays, not nil", refusal(call, p2ptbl));
    assert.matches(
      "^user:3: .*no lamp",
      refusal(call, p2ptbl, (key: string) => key === "a" || error("no lamp")),
    );
    const answers: unknown[] = ["", "a\tb", "a\\", " a", {}, ""];
    for (const answer of answers)
      assert.matches(
        "^user:3: p2ptbl.filter: ",
        refusal(call, p2ptbl, (key: string) => (key === "a" ? true : answer)),
      );
    board.tmr.advance(60000);
    assert.same(["a=x b=x", 0], [shown(p2ptbl), board.file.writes]);
  });

  it("changes nothing if there is no room for one of the rows", () => {
    const text = `a\t1\tx\nb\t1\t${string.rep("x", 80)}\n`;
    const { board, p2ptbl } = begun(text, { maxBytes: 100 });
    board.random = (_, high) => high;
    const heard: string[] = [];
    p2ptbl.onChange("lamps", (key) => table.insert(heard, key));
    assert.matches(
      "^user:3: p2ptbl.filter: there is no room",
      refusal('p2ptbl.filter("lamps", one)', p2ptbl, (key: string) => key === "b"),
    );
    board.tmr.advance(60000);
    assert.same([[], "a\t1\tx", 2], [heard, saved(board)[0], saved(board).length]);
  });
});
