import type { Cut } from "../mock/file";
import { printed } from "../user";
import { begun, FILE, type Life, life, saved, shown, sorted, tell, zipped } from "./talk";

const OLD = "a\t1\tx\nb\t1\ty\n";

describe("saving", () => {
  it("is done once for all that changes within saveAfter", () => {
    const { board, p2ptbl } = begun(OLD, { saveAfter: 5 });
    p2ptbl.update("lamps", "c", "z");
    board.tmr.advance(1);
    assert.equal(0, board.file.writes);
    for (const i of $range(1, 40)) {
      p2ptbl.update("lamps", `key${i % 7}`, `${i}`);
      board.tmr.advance(100);
    }
    assert.same([0, OLD], [board.file.writes, board.file.files.get(FILE)]);
    board.tmr.advance(2100);
    const once = board.file.writes;
    assert.is_true(once > 0);
    assert.equal(10, sorted(board.file.files.get(FILE)).length);
    board.tmr.advance(600000);
    assert.equal(once, board.file.writes);
  });

  it("is done at most once every saveAfter while rows change all the time", () => {
    for (const saveAfter of [0, 5, 30]) {
      const { board, p2ptbl } = begun(undefined, { saveAfter }, true);
      let [saves, last, text] = [0, -1, undefined as string | undefined];
      for (const i of $range(1, 700)) {
        p2ptbl.update("lamps", "key", `${i}`);
        board.tmr.advance(100);
        const now = board.file.files.get(FILE) as string | undefined;
        if (now !== text) {
          assert.is_true(last < 0 || board.tmr.now() - last >= 1000 * saveAfter);
          saves += 1;
          last = board.tmr.now();
        }
        text = now;
      }
      assert.is_true(saves >= 2);
    }
  });

  it("keeps all for the next life", () => {
    const { board, p2ptbl } = begun(OLD);
    p2ptbl.update("lamps", "c", "two words", 5);
    p2ptbl.remove("lamps", "a");
    const rows = saved(board);
    const again = life(board).p2ptbl;
    assert.equal("b=y c=two words,5", shown(again));
    again.update("lamps", "d", "new");
    assert.equal(4, saved(board).length);
    for (const row of rows) assert.matches(`${row}\n`, board.file.files.get(FILE), 1, true);
  });

  it("that fails is said, and tried again, and nothing is lost meanwhile", () => {
    const { board, p2ptbl } = begun(OLD);
    board.file.full = true;
    p2ptbl.update("lamps", "c", "z");
    const lines = printed(() => board.tmr.advance(60000));
    assert.same(["p2ptbl: p2ptbl/lamps cannot be saved: flash is full, or four files are open"], lines);
    assert.same([1, OLD], [p2ptbl.stats.errors, board.file.files.get(FILE)]);
    board.file.full = false;
    board.tmr.advance(70000);
    assert.equal(3, sorted(board.file.files.get(FILE)).length);
    assert.equal("a=x b=y c=z", shown(p2ptbl));
  });

  it("that fails for want of heap is tried again, and another table is saved all the same", () => {
    const { board, p2ptbl } = begun(OLD);
    p2ptbl.init("other");
    const { open } = file;
    const functions = file as unknown as { open: unknown };
    functions.open = (name: string, mode: "w") =>
      string.find(name, "lamps", 1, true)[0] !== undefined ? error("not enough memory") : open(name, mode);
    p2ptbl.update("lamps", "c", "z");
    p2ptbl.update("other", "c", "z");
    board.tmr.advance(75000);
    assert.same([true, OLD], [p2ptbl.stats.dropped.get("memory") > 0, board.file.files.get(FILE)]);
    assert.is_string(board.file.files.get("p2ptbl/other"));
    functions.open = open;
    board.tmr.advance(70000);
    assert.equal(3, sorted(board.file.files.get(FILE)).length);
    assert.equal(0, p2ptbl.stats.errors);
  });
});

describe("a power cut", () => {
  const NEWS: [what: string, change: (one: Life) => void][] = [
    ["updates", ({ p2ptbl }) => p2ptbl.update("lamps", "b", "Y")],
    ["merges", ({ p2ptbl }) => p2ptbl.merge("lamps", "b\t9\tY\n")],
    ["hearing rows", ({ board }) => tell(board, zipped("b\t9\tY\n"), 2000)],
    ["removals", ({ p2ptbl }) => p2ptbl.remove("lamps", "b")],
  ];

  for (const [what, change] of NEWS) {
    it(`at any point of saving after ${what} leaves the old table or the new one`, () => {
      let [cuts, olds, news] = [0, 0, 0];
      for (const at of $range(1, 12)) {
        for (const where of ["before", "empty", "cut", "after"] as Cut[]) {
          const one = begun(OLD);
          one.p2ptbl.enable("lamps");
          change(one);
          const want = shown(one.p2ptbl);
          assert.not_equal("a=x b=y", want);
          one.board.file.cutAt(at, where);
          printed(() => one.board.tmr.advance(6000));
          if (one.board.file.isDead()) cuts += 1;
          const again = shown(life(one.board).p2ptbl);
          if (again === want) news += 1;
          else olds += 1;
          if (again !== want) assert.equal("a=x b=y", again);
          assert.equal(again, shown(life(one.board).p2ptbl));
        }
      }
      assert.is_true(cuts > 16 && olds > 2 && news > 2);
    });
  }
});
