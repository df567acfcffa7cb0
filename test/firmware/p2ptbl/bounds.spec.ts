import { begun, dropped, life, refusal, saved, shown, tell, zipped } from "./talk";

/** A table at a bound, and a row that passes it: a new one, and one in place of another. */
const BOUNDS: [options: { [name: string]: number }, text: string, key: string, value: string][] = [
  [{ maxRows: 2 }, "a\t1\tx\nb\t1\ty\n", "c", "z"],
  [{ maxRow: 20 }, "a\t1\tx\nb\t1\ty\n", "c", string.rep("z", 20)],
  [{ maxRow: 20 }, "a\t1\tx\nb\t1\ty\n", "a", string.rep("z", 20)],
  [{ maxBytes: 100 }, `a\t1\t${string.rep("x", 87)}\nb\t1\ty\n`, "c", "z"],
  [{ maxBytes: 100 }, `a\t1\t${string.rep("x", 87)}\nb\t1\ty\n`, "b", "yyyyy"],
];

describe("at its bound a table", () => {
  it("refuses updates with what it holds and may hold, and keeps all it had", () => {
    for (const [options, text, key, value] of BOUNDS) {
      const { board, p2ptbl } = begun(text, options);
      board.random = (low) => low;
      const before = shown(p2ptbl);
      assert.matches(
        "^user:3: p2ptbl.update: there is no room for this row of %d+ bytes: the table has 2 rows of at most %d+ %(maxRows%), " +
          "%d+ bytes of at most %d+ %(maxBytes%), and a row may have %d+ %(maxRow%): p2ptbl.init can raise them$",
        refusal('p2ptbl.update("lamps", one, two)', p2ptbl, key, value),
      );
      assert.same([before, 0], [shown(p2ptbl), board.file.writes]);
    }
  });

  it("drops rows from the air, counts them, and takes the others", () => {
    for (const [options, text, key, value] of BOUNDS) {
      const { board, p2ptbl } = begun(text, options);
      p2ptbl.enable("lamps");
      tell(board, zipped(`${key}\t7\t${value}\nb\t8\t!\n`), 3000);
      assert.same(["!"], [...p2ptbl.get("lamps", "b")]);
      assert.equal(1, p2ptbl.stats.rows);
      assert.equal("full=1", dropped(p2ptbl));
      assert.equal(2, saved(board).length);
    }
  });

  it("drops rows of a text that the user merges, counts them, and takes the others", () => {
    const { p2ptbl } = begun("a\t1\tx\n", { maxRows: 2 });
    assert.equal(2, p2ptbl.merge("lamps", "b\t1\ty\nc\t1\tz\na\t2\tX\n"));
    assert.same(["a=X b=y", "full=1"], [shown(p2ptbl), dropped(p2ptbl)]);
  });

  it("takes what fits to the byte", () => {
    const { board, p2ptbl } = begun(undefined, { maxBytes: 100, maxRow: 94 });
    board.random = (low) => low;
    p2ptbl.update("lamps", "a", string.rep("x", 90));
    assert.matches("has 1 rows", refusal('p2ptbl.update("lamps", "b", one)', p2ptbl, "y"), 1, true);
    p2ptbl.merge("lamps", "b\t1\n");
    assert.equal(100, saved(board)[0]!.length + saved(board)[1]!.length + 2);
  });

  it("lets a key be taken out all the same, and is read again", () => {
    const { board, p2ptbl } = begun(`a\t1\t${string.rep("x", 87)}\nb\t1\ty\n`, { maxBytes: 100 });
    board.random = (_, high) => high;
    p2ptbl.remove("lamps", "b");
    assert.equal("b\t2147483648\t", saved(board)[1]);
    assert.equal(undefined, p2ptbl.get("lamps", "b")[0]);
    // As it stands in flash, and as a router may sort it.
    const lines = saved(board);
    for (const text of [`${lines[0]}\n${lines[1]}\n`, `${lines[1]}\n${lines[0]}\n`]) {
      board.file.files.set("p2ptbl/lamps", text);
      const again = life(board, { maxBytes: 100 });
      assert.equal(`a=${string.rep("x", 87)}`, shown(again.p2ptbl));
    }
  });
});

describe("a key that is gone", () => {
  const gone = (text: string, options: { [name: string]: number }) => {
    const one = begun(text, options);
    one.board.random = (low) => low;
    one.p2ptbl.remove("lamps", "a");
    return one;
  };

  it("is remembered for forgetAfter, and no longer", () => {
    const { board, p2ptbl } = gone("a\t1\tx\nb\t1\ty\n", { forgetAfter: 1000 });
    board.tmr.advance(990000);
    assert.same(["a\t2\t", "b\t1\ty"], saved(board));
    assert.equal(0, p2ptbl.merge("lamps", "c\t1\n") - 1);
    board.tmr.advance(90000);
    assert.same(["b\t1\ty", "c\t1\t"], saved(board));
    board.tmr.advance(1100000);
    assert.same(["b\t1\ty"], saved(board));
  });

  it("takes room until then", () => {
    const { board, p2ptbl } = gone("a\t1\tx\n", { forgetAfter: 1000, maxRows: 1 });
    assert.matches("has 1 rows of at most 1", refusal('p2ptbl.update("lamps", "b", "y")', p2ptbl), 1, true);
    board.tmr.advance(1100000);
    p2ptbl.update("lamps", "b", "y");
    assert.equal("b=y", shown(p2ptbl));
  });

  it("that came back stays", () => {
    const { board, p2ptbl } = gone("a\t1\tx\n", { forgetAfter: 1000 });
    p2ptbl.update("lamps", "a", "back");
    board.tmr.advance(2000000);
    assert.equal("a=back", shown(p2ptbl));
    assert.same(["a\t3\tback"], saved(board));
  });

  it("is remembered anew when somebody still has it", () => {
    const { board, p2ptbl } = gone("a\t1\tx\n", { forgetAfter: 1000 });
    board.tmr.advance(900000);
    assert.equal(0, p2ptbl.merge("lamps", "a\t1\tx\n"));
    board.tmr.advance(900000);
    assert.same(["a\t2\t"], saved(board));
    board.tmr.advance(200000);
    assert.same([], saved(board));
  });
});
