import { failToLoad } from "../user";
import { vector } from "../vector";
import {
  begun,
  dropped,
  FILE,
  holdTasks,
  type Life,
  payloads,
  shown,
  sorted,
  tell,
  told,
  zipped,
} from "./talk";

const ROWS = vector("p2ptbl/table-8.tsv");

function part(text?: string, options?: { [name: string]: number }): Life {
  const one = begun(text, options);
  one.p2ptbl.enable("lamps");
  return one;
}

describe("what a router tells", () => {
  it("is taken, however it was compressed", () => {
    for (const name of ["fixed.gz", "named.gz", "stored.gz", "table-8.tsv.gz"]) {
      const { board, p2ptbl } = part();
      tell(board, vector(`p2ptbl/${name}`), 10000);
      assert.same(sorted(ROWS), sorted(board.file.files.get(FILE) ?? ""));
      assert.same([1, 8, ""], [p2ptbl.stats.heard, p2ptbl.stats.rows, dropped(p2ptbl)]);
    }
    for (const [name, table] of [
      ["dynamic.gz", "table-40.tsv"],
      ["table-40.tsv.gz", "table-40.tsv"],
      ["table-1.tsv.gz", "table-1.tsv"],
    ]) {
      const { board } = part();
      tell(board, vector(`p2ptbl/${name}`), 10000);
      assert.same(sorted(vector(`p2ptbl/${table}`)), sorted(board.file.files.get(FILE) ?? ""));
    }
  });

  it("is nothing to who does not take part, or does no more while it waits", () => {
    const { board, p2ptbl } = begun("a\t1\tx\n");
    tell(board, zipped(ROWS), 5000);
    p2ptbl.enable("lamps");
    for (const _ of $range(1, 2)) board.net.deliver(`p2ptbl/lamps\0${zipped(ROWS)}`, "10.0.0.2", 4950);
    p2ptbl.disable("lamps");
    board.tmr.advance(5000);
    tell(board, zipped(ROWS), 5000);
    assert.same(["a=x", 2], [shown(p2ptbl), p2ptbl.stats.heard]);
  });

  it("changes nothing and is counted, if it is no good", () => {
    const bad: [payload: string, cause: string][] = [
      [vector("p2ptbl/bad-crc.gz"), "gzip=1"],
      [vector("p2ptbl/cut-short.gz"), "gzip=1"],
      // Too long for hbbp already, and so is the table of 40 rows below.
      [vector("p2ptbl/bomb.gz"), ""],
      [zipped(`a\t2\t${string.rep("0", 20000)}\n`), "gzip=1"],
      ["", "empty=1"],
      ["no gzip", "gzip=1"],
      // Rows that are not compressed.
      [vector("p2ptbl/table-1.tsv"), "gzip=1"],
      [vector("p2ptbl/table-8.tsv"), "gzip=1"],
      [vector("p2ptbl/table-40.tsv"), ""],
      ["\x1f\x8b", "gzip=1"],
      [zipped(`${ROWS}no row\n`), "row=1"],
      [zipped(`new\t1\tx\n${ROWS}b\t-1\ty\n`), "row=1"],
    ];
    for (const [payload, cause] of bad) {
      const { board, p2ptbl } = part("a\t1\tx\n");
      tell(board, payload, 10000);
      assert.same(
        ["a=x", cause, 0, 0],
        [shown(p2ptbl), dropped(p2ptbl), board.file.writes, p2ptbl.stats.errors],
      );
      tell(board, zipped("b\t1\ty\n"), 3000);
      assert.equal("a=x b=y", shown(p2ptbl));
    }
  });

  it("waits for its turn: two at most, others are dropped and counted", () => {
    const { board, p2ptbl } = part("a\t1\tx\n");
    board.tmr.advance(300000);
    // Nothing is begun before time goes on.
    for (const i of $range(1, 5))
      board.net.deliver(`p2ptbl/lamps\0${zipped(`k${i}\t1\tx\n`)}`, "10.0.0.2", 4950);
    board.tmr.advance(3000);
    assert.same(["a=x k1=x k2=x", "busy=3", 5], [shown(p2ptbl), dropped(p2ptbl), p2ptbl.stats.heard]);
  });

  it("brings forward what this board tells, if it is older", () => {
    const { board } = part("a\t5\tx\n", { interval: 600 });
    board.tmr.advance(3600000);
    payloads(board);
    tell(board, zipped("a\t4\told\n"), 4000);
    assert.equal(1, payloads(board).length);
    tell(board, zipped("a\t4\told\n"), 4000);
    tell(board, zipped("a\t4\told\n"), 4000);
    assert.is_true(payloads(board).length <= 3);
  });

  it("loses nothing where heap is short, and is counted", () => {
    const { board, p2ptbl } = part("a\t1\tx\n");
    board.tmr.advance(300000);
    const tables = table as unknown as { insert: unknown };
    const { insert } = table;
    for (const at of $range(1, 40)) {
      let left = at;
      const payload = zipped(`k${at}\t1\t${string.rep("v", 200)}\n`);
      tables.insert = (list: unknown[], ...values: [unknown]) => {
        left -= 1;
        if (left === 0) error("not enough memory", 0);
        (insert as (list: unknown[], ...values: unknown[]) => void)(list, ...values);
      };
      pcall(tell, board, payload, 3000);
      tables.insert = insert;
      assert.same(["x"], [...p2ptbl.get("lamps", "a")]);
    }
    assert.is_true(p2ptbl.stats.dropped.get("memory") > 0);
    tell(board, zipped("last\t1\tx\n"), 10000);
    assert.same(["x"], [...p2ptbl.get("lamps", "last")]);
  });
});

describe("what is being taken", () => {
  it("gives way to the user where heap is short, and is counted", () => {
    let counted = 0;
    for (const steps of $range(1, 100)) {
      const { board, p2ptbl } = part("a\t1\tx\n");
      const run = holdTasks();
      tell(board, zipped("b\t4\tair\n"));
      run(steps);
      failToLoad("p2ptbl.busy.write", 2);
      p2ptbl.update("lamps", "c", "mine");
      run();
      if (p2ptbl.stats.rows > 0) {
        // All had been taken: there was nothing left that could give way, and the call did without.
        assert.same(["a=x b=air c=mine", ""], [shown(p2ptbl), dropped(p2ptbl)]);
        break;
      }
      assert.same(["a=x c=mine", "memory=1"], [shown(p2ptbl), dropped(p2ptbl)]);
      tell(board, zipped("b\t4\tair\n"));
      run();
      assert.equal("a=x b=air c=mine", shown(p2ptbl));
      counted += 1;
    }
    assert.is_true(counted > 2);
  });
});

describe("two boards", () => {
  it("that tell each other all they have hold the same, and then see that without inflating", () => {
    const first = part(ROWS);
    first.p2ptbl.remove("lamps", "10.13.0.1");
    first.p2ptbl.gossip("lamps");
    first.board.tmr.advance(10000);
    const rows = sorted(first.board.file.files.get(FILE));
    const said = payloads(first.board);
    first.p2ptbl.gossip("lamps");
    first.board.tmr.advance(1000);
    const last = payloads(first.board)[0]!;
    const second = part("z\t1\tx\n");
    for (const payload of said) tell(second.board, payload, 3000);
    second.board.tmr.advance(10000);
    assert.same(rows.length + 1, sorted(second.board.file.files.get(FILE)).length);
    assert.equal(0, second.p2ptbl.stats.same);
    second.p2ptbl.remove("lamps", "z");
    second.board.tmr.advance(20000);
    const taken = second.p2ptbl.stats.rows;
    second.board.random = (_low, high) => high;
    for (const _ of $range(1, 5)) tell(second.board, last, 3000);
    assert.same([5, taken, ""], [second.p2ptbl.stats.same, second.p2ptbl.stats.rows, dropped(second.p2ptbl)]);
  });

  it("that hold the same have no news for each other: what changes then is told alone, and at once", () => {
    const first = part(ROWS);
    first.p2ptbl.gossip("lamps");
    first.board.tmr.advance(1000);
    const said = payloads(first.board)[0]!;
    const { board, p2ptbl } = part();
    board.random = (_low, high) => high;
    tell(board, said);
    p2ptbl.gossip("lamps", 100);
    board.tmr.advance(0);
    // Most of it was not told yet, and is not to be: others hold it.
    for (const _ of $range(1, 2)) tell(board, said);
    board.tmr.advance(5000);
    for (const _ of $range(1, 2)) tell(board, said);
    board.tmr.advance(5000);
    told(board);
    p2ptbl.update("lamps", "10.13.0.1", "new");
    board.tmr.advance(0);
    const rows = told(board);
    assert.same([1, 1], [rows.length, sorted(rows[0]!).length]);
  });

  it("that hold the same keep silent, when two others have spoken in an interval", () => {
    const { board } = part(ROWS, { interval: 60 });
    board.tmr.advance(600000);
    const said = payloads(board);
    const mine = said[said.length - 1]!;
    board.random = (_low, high) => high;
    for (const _ of $range(1, 60)) tell(board, mine, 10000);
    assert.is_true(payloads(board).length <= 1);
    board.tmr.advance(300000);
    assert.is_true(payloads(board).length >= 4);
  });
});
