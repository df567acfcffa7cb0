import { begun, refusal, saved, shown } from "./talk";

const MOST = "9223372036854775807";

describe("update", () => {
  it("sets the fields of a key, numbers as texts; get and show give them back", () => {
    const { p2ptbl } = begun();
    p2ptbl.update("lamps", "hall", "on", 5, "", "two words");
    p2ptbl.update("lamps", "attic", "off");
    assert.same(["on", "5", "", "two words"], [...p2ptbl.get("lamps", "hall")]);
    assert.same([], [...p2ptbl.get("lamps", "cellar")]);
    assert.equal("attic=off hall=on,5,,two words", shown(p2ptbl));
    p2ptbl.update("lamps", "hall", "off");
    assert.same(["off"], [...p2ptbl.get("lamps", "hall")]);
  });

  it("raises the version by one and a lot below 2^31, in every number model", () => {
    const versions: [before: string, lot: "least" | "most", after: string][] = [
      ["0", "least", "1"],
      ["9", "least", "10"],
      ["0", "most", "2147483647"],
      ["2147483647", "most", "4294967294"],
      ["16777216", "least", "16777217"],
      ["4294967295", "least", "4294967296"],
      ["9007199254740992", "least", "9007199254740993"],
      ["9223372034707292160", "most", MOST],
      ["9223372036854775806", "least", MOST],
      ["0000000000000000000000099", "least", "100"],
    ];
    for (const [before, lot, after] of versions) {
      const { board, p2ptbl } = begun(`key\t${before}\told\n`);
      board.random = (low, high) => (lot === "least" ? low : high);
      p2ptbl.update("lamps", "key", "new");
      assert.same([`key\t${after}\tnew`], saved(board));
    }
  });

  it("raises a version by one where the lot would take it above 2^63 - 1", () => {
    for (const [version, after] of [
      ["9223372034707292161", "9223372034707292162"],
      ["9223372036854775806", MOST],
    ] as const) {
      const { board, p2ptbl } = begun(`key\t${version}\told\n`);
      board.random = (_, high) => high;
      p2ptbl.update("lamps", "key", "new");
      assert.same([`key\t${after}\tnew`], saved(board));
    }
  });

  it("refuses where the version would be above 2^63 - 1, and changes nothing", () => {
    for (const lot of ["least", "most"]) {
      const { board, p2ptbl } = begun(`key\t${MOST}\told\n`);
      board.random = (low, high) => (lot === "least" ? low : high);
      for (const call of ['p2ptbl.update("lamps", "key", "new")', 'p2ptbl.remove("lamps", "key")'])
        assert.matches(
          `^user:3: p2ptbl.%l+: the version of "key" cannot be raised: it would be above ${MOST}$`,
          refusal(call, p2ptbl),
        );
      assert.equal("key=old", shown(p2ptbl));
      assert.equal(0, board.file.writes);
    }
  });

  it("refuses keys and fields that no row can hold, and names the user's line", () => {
    const { p2ptbl } = begun(undefined, { strict: false });
    for (const key of ["", "a b", "a\tb", "a\n", "a\0b", 5, true, {}])
      assert.equal(
        "user:3: p2ptbl.update: the key is to be a string without blanks, newlines and NUL, and not empty",
        refusal('p2ptbl.update("lamps", one, "x")', p2ptbl, key),
      );
    for (const field of ["\t", "a\tb", "a\n", "\n", "a\0b"])
      assert.equal(
        "user:3: p2ptbl.update: there is a tab, a newline or a NUL in field 2",
        refusal('p2ptbl.update("lamps", "key", "x", one)', p2ptbl, field),
      );
    for (const field of [true, {}])
      assert.equal(
        `user:3: p2ptbl.update: field 1 is ${type(field)}, and is to be a string or a number`,
        refusal('p2ptbl.update("lamps", "key", one)', p2ptbl, field),
      );
    for (const values of ["", ', ""'])
      assert.equal(
        "user:3: p2ptbl.update: there is no field, or an empty one alone: p2ptbl.remove takes a key out",
        refusal(`p2ptbl.update("lamps", "key"${values})`, p2ptbl),
      );
    for (const [values, what] of [
      ["nil, 1", "the key"],
      ['"key", nil', "field 1"],
      ['"key", nil, "x"', "field 1"],
      ['"key", "x", nil', "field 2"],
    ] as const)
      assert.equal(
        `user:3: p2ptbl.update: ${what} is nil`,
        refusal(`p2ptbl.update("lamps", ${values})`, p2ptbl),
      );
    assert.equal("", shown(p2ptbl));
  });

  it("refuses what p2ptbl on a router would garble, and says where", () => {
    const { p2ptbl } = begun();
    const bad = [
      ['"\\\\"', 1],
      ['"a\\\\nb"', 1],
      ['"", "x"', 1],
      ['" x"', 1],
      ['"x "', 1],
      ['"x", " y"', 2],
      ['"x ", "y"', 1],
      ['"x", ""', 2],
      ['"x", "", "y", ""', 4],
    ] as const;
    for (const [fields, at] of bad)
      assert.matches(
        `^user:3: p2ptbl.update: p2ptbl on a router would garble field ${at}: `,
        refusal(`p2ptbl.update("lamps", "key", ${fields})`, p2ptbl),
      );
    assert.matches("would garble the key: ", refusal('p2ptbl.update("lamps", "a\\\\b", "x")', p2ptbl));
    assert.equal("", shown(p2ptbl));
    p2ptbl.update("lamps", "key", "a b", "", "c");
    assert.equal("key=a b,,c", shown(p2ptbl));
    for (const key of [5, true, undefined])
      assert.equal(
        `user:3: p2ptbl.get: the key is ${type(key)}, and is to be a string`,
        refusal('p2ptbl.get("lamps", one)', p2ptbl, key),
      );
  });

  it("takes that where strict is false, and it comes back after a restart", () => {
    const { board, p2ptbl } = begun(undefined, { strict: false });
    p2ptbl.update("lamps", "a\\b", "", "back\\slash", " x ", "");
    const rows = saved(board);
    assert.same(["", "back\\slash", " x ", ""], [...p2ptbl.get("lamps", "a\\b")]);
    const again = begun(`${rows[0]}\n`, { strict: false }).p2ptbl;
    assert.same(["", "back\\slash", " x ", ""], [...again.get("lamps", "a\\b")]);
  });
});

describe("get and show", () => {
  it("find whole keys alone, whatever is in them", () => {
    const { p2ptbl } = begun("ab\t1\tx\na\t12\ty\n%a+\t3\tz\n");
    assert.same(["y"], [...p2ptbl.get("lamps", "a")]);
    assert.same(["z"], [...p2ptbl.get("lamps", "%a+")]);
    for (const key of ["b", "", "a\t12", "x", "b\t1\tx\na", "\n"])
      assert.same([], [...p2ptbl.get("lamps", key)]);
  });

  it("go through the table as it was when they were asked", () => {
    const { p2ptbl } = begun("a\t1\tx\nb\t1\ty\nc\t1\tz\n");
    const following = p2ptbl.show("lamps");
    assert.same(["a", "x"], [...following()]);
    p2ptbl.remove("lamps", "b");
    p2ptbl.update("lamps", "d", "new");
    assert.same(["b", "y"], [...following()]);
    assert.same(["c", "z"], [...following()]);
    assert.same([], [...following()]);
    assert.equal("a=x c=z d=new", shown(p2ptbl));
  });

  it("know a large table after many changes", () => {
    const { board, p2ptbl } = begun(undefined, { maxRows: 60, saveAfter: 86400 }, true);
    const want = new LuaTable<string, string>();
    for (const i of $range(1, 400)) {
      const key = `key${board.random(1, 50)}`;
      const value = string.rep("v", 1 + (i % 60));
      if (i % 7 === 0) {
        p2ptbl.remove("lamps", key);
        want.delete(key);
      } else {
        p2ptbl.update("lamps", key, value);
        want.set(key, value);
      }
    }
    const words: string[] = [];
    for (const [key, value] of want) table.insert(words, `${key}=${value}`);
    table.sort(words);
    assert.equal(table.concat(words, " "), shown(p2ptbl));
    for (const [key, value] of want) assert.same([value], [...p2ptbl.get("lamps", key)]);
  });
});

describe("remove", () => {
  it("leaves the key and a greater version, with a tab at the end", () => {
    const { board, p2ptbl } = begun("a\t5\tx\nb\t6\ty\n");
    board.random = (low) => low;
    p2ptbl.remove("lamps", "a");
    assert.same([[], "b=y"], [[...p2ptbl.get("lamps", "a")], shown(p2ptbl)]);
    assert.same(["a\t6\t", "b\t6\ty"], saved(board));
    p2ptbl.update("lamps", "a", "back");
    assert.same(["a\t7\tback", "b\t6\ty"], saved(board));
  });

  it("of what is not there, or gone already, changes nothing", () => {
    const { board, p2ptbl } = begun("a\t5\n");
    p2ptbl.remove("lamps", "a");
    p2ptbl.remove("lamps", "b");
    board.tmr.advance(60000);
    assert.same([0, 0], [board.file.writes, board.net.sent.length]);
  });
});
