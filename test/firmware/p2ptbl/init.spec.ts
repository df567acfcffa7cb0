import { mockBoard } from "../mock/board";
import { printed } from "../user";
import { vector } from "../vector";
import { begun, FILE, firmware, life, refusal, saved, shown, sorted } from "./talk";

describe("init", () => {
  it("makes an empty table known where there is no file, and writes nothing", () => {
    const { board, p2ptbl } = begun();
    assert.same(["lamps"], p2ptbl.tables());
    assert.equal("", shown(p2ptbl));
    board.tmr.advance(600000);
    assert.equal(0, board.file.writes);
  });

  it("takes names of up to 20 bytes that a router's folder may hold", () => {
    const { board, p2ptbl } = begun();
    for (const name of ["a", "gw-ip_2.x", string.rep("n", 20), ".a", "new"]) p2ptbl.init(name);
    assert.equal(6, p2ptbl.tables().length);
    p2ptbl.update(string.rep("n", 20), "key", "value");
    board.tmr.advance(6000);
    assert.is_string(board.file.files.get(`p2ptbl/${string.rep("n", 20)}`));
  });

  it("refuses every other name", () => {
    const { p2ptbl } = begun();
    const bad = ["", "a b", "a/b", "a\n", "a\0", "..", "a..b", ".", "ä", string.rep("n", 21), "lamps.new"];
    for (const name of bad)
      assert.equal(
        `user:3: p2ptbl.init: "${name}" is to be a name of at most 20 letters, digits, ".", "-" and "_", ` +
          'without "..", and not end in ".new"',
        refusal("p2ptbl.init(one)", p2ptbl, name),
      );
    for (const name of [5, true, {}])
      assert.matches("^user:3: p2ptbl.init: ", refusal("p2ptbl.init(one)", p2ptbl, name));
    assert.matches('^user:3: p2ptbl.init: "nil" is to be', refusal("p2ptbl.init()", p2ptbl));
    assert.same(["lamps"], p2ptbl.tables());
  });

  it("refuses a table that is there already", () => {
    const { p2ptbl } = begun("a\t1\tb\n");
    assert.equal(
      'user:3: p2ptbl.init: there is a table "lamps" already',
      refusal('p2ptbl.init("lamps")', p2ptbl),
    );
    assert.equal("a=b", shown(p2ptbl));
  });

  it("refuses options out of their range, and such as there are not", () => {
    const { p2ptbl } = begun();
    const ranges: [string, number, number][] = [
      ["interval", 2, 86400],
      ["saveAfter", 0, 86400],
      ["forgetAfter", 60, 31536000],
      ["maxRows", 1, 10000],
      ["maxRow", 10, 1000],
      ["maxBytes", 100, 65536],
    ];
    for (const [n, [name, least, most]] of ipairs(ranges)) {
      p2ptbl.init(`least${n}`, { [name]: least });
      p2ptbl.init(`most${n}`, { [name]: most });
      for (const value of [least - 1, most + 1, "2", true, {}])
        assert.equal(
          `user:3: p2ptbl.init: ${name} is the ${type(value)} ${tostring(value)}, and is to be a whole number from ${least} to ${most}`,
          refusal('p2ptbl.init("t", {[one] = two})', p2ptbl, name, value),
        );
    }
    const half = tonumber("2.5");
    if (half !== undefined)
      assert.matches(
        "interval is the number 2.5",
        refusal('p2ptbl.init("t", {interval = one})', p2ptbl, half),
        1,
        true,
      );
    assert.matches(
      '^user:3: p2ptbl.init: there is no option "saveafter": strict interval ',
      refusal('p2ptbl.init("t", {saveafter = 1})', p2ptbl),
    );
    assert.matches("strict is 1, and is", refusal('p2ptbl.init("t", {strict = 1})', p2ptbl), 1, true);
    for (const value of ["strict", 5])
      assert.matches(
        `^user:3: p2ptbl.init: options are ${type(value)}, and are to be a table, or nil`,
        refusal('p2ptbl.init("t", one)', p2ptbl, value),
      );
  });

  it("is before all else", () => {
    const { p2ptbl } = begun();
    for (const what of ["get", "show", "update", "remove", "filter", "merge", "gossip", "enable", "disable"])
      assert.equal(
        `user:3: p2ptbl.${what}: there is no table "t": p2ptbl.init it first`,
        refusal(`p2ptbl.${what}("t", "key")`, p2ptbl),
      );
    assert.matches('no table "nil"', refusal("p2ptbl.onChange()", p2ptbl), 1, true);
    assert.is_nil((p2ptbl as unknown as LuaTable<string, unknown>).get("unknown"));
  });

  it("says what a firmware without bit lacks", () => {
    mockBoard();
    (_G as unknown as LuaTable<string, unknown>).delete("bit");
    const [ok, problem] = pcall(firmware, "p2ptbl");
    assert.is_false(ok);
    assert.matches("bit", problem);
  });
});

describe("the file", () => {
  it("of a router is read as it is, and written back the same", () => {
    for (const [file, keys] of [
      ["table-1", 1],
      ["table-8", 8],
      ["table-40", 40],
    ] as const) {
      const text = vector(`p2ptbl/${file}.tsv`);
      const { board, p2ptbl } = begun(text);
      let count = 0;
      const following = p2ptbl.show("lamps");
      for (;;) {
        const [key, kind, sum] = following();
        if (key === undefined) break;
        count += 1;
        assert.matches(`${key}\t%d+\t${kind}\t${sum}\n`, text);
      }
      assert.equal(keys, count);
      p2ptbl.update("lamps", "new", "row");
      const rows = saved(board);
      assert.equal(keys + 1, rows.length);
      p2ptbl.remove("lamps", "new");
      const others: string[] = [];
      for (const row of saved(board)) if (string.sub(row, 1, 4) !== "new\t") table.insert(others, row);
      assert.same(sorted(text), others);
      assert.matches("^[^\n].*\n$", board.file.files.get(FILE));
      assert.not_equal("", shown(life(board).p2ptbl));
    }
  });

  it("may lack the newline at its end, and the tab of a key that is gone", () => {
    const { board, p2ptbl } = begun("a\t5\nb\t6\t\nc\t007\tx\t\ty");
    assert.equal("c=x,,y", shown(p2ptbl));
    assert.same([], [...p2ptbl.get("lamps", "a")]);
    p2ptbl.merge("lamps", "d\t1\tz");
    assert.same(["a\t5\t", "b\t6\t", "c\t007\tx\t\ty", "d\t1\tz"], saved(board));
  });

  it("may hold lines that are no rows: they are said, and left out", () => {
    const bad = ["no version", "a\tb\tc", "a b\t1\tc", "\t1\tc", "a\t-1\tc", "a\t9223372036854775808\tc"];
    let [lines, life] = [[] as string[], undefined as ReturnType<typeof begun> | undefined];
    for (const line of bad) {
      lines = printed(() => {
        life = begun(`first\t1\tx\n${line}\n\nlast\t2\ty\n`);
      });
      assert.same(["p2ptbl: line 2 of p2ptbl/lamps is no row: left out"], lines);
      assert.equal("first=x last=y", shown(life!.p2ptbl));
      assert.equal(1, life!.p2ptbl.stats.errors);
    }
  });

  it("may hold what a router would garble: that is said, and left out unless strict is false", () => {
    const text = "a\t1\tback\\slash\nb\t2\ty\n";
    let one: ReturnType<typeof begun> | undefined;
    const lines = printed(() => {
      one = begun(text);
    });
    assert.same(["p2ptbl: line 1 of p2ptbl/lamps is what p2ptbl on a router would garble: left out"], lines);
    assert.equal("b=y", shown(one!.p2ptbl));
    assert.equal("a=back\\slash b=y", shown(begun(text, { strict: false }).p2ptbl));
  });

  it("may not hold more than there is room for: what would be left out would be lost", () => {
    const text = "a\t1\tx\nb\t1\ty\nc\t1\tz\n";
    const { board, p2ptbl } = begun(text, { maxRows: 3 });
    board.file.files.set("p2ptbl/other", text);
    for (const [option, value] of [
      ["maxRows", 2] as const,
      ["maxRow", 10] as const,
      ["maxBytes", 100] as const,
    ]) {
      board.file.files.set("p2ptbl/other", `${text}d\t1\t${string.rep("x", 180)}\n`);
      assert.matches(
        `^user:3: p2ptbl.init: there is no room for line %d of p2ptbl/other: raise .*${option} %(${value}%)`,
        refusal('p2ptbl.init("other", {[one] = two})', p2ptbl, option, value),
      );
    }
    board.tmr.advance(60000);
    assert.equal(`${text}d\t1\t${string.rep("x", 180)}\n`, board.file.files.get("p2ptbl/other"));
    p2ptbl.init("other");
    assert.matches("^a=x b=y c=z d=x", shown(p2ptbl, "other"));
  });

  it("of one key twice counts as merged", () => {
    const { p2ptbl } = begun("a\t2\tx\na\t3\ty\na\t1\tz\na\t3\tx\n");
    assert.equal("a=x", shown(p2ptbl));
  });
});
