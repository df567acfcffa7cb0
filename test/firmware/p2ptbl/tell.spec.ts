import type { MockBoard } from "../mock/board";
import { failToLoad } from "../user";
import { vector } from "../vector";
import { begun, dropped, holdTasks, life, payloads, shown, sorted, tell, told, zipped } from "./talk";

/** Seconds after which each datagram went out, in so many seconds. */
function times(board: MockBoard, seconds: number): number[] {
  const all: number[] = [];
  for (const second of $range(1, seconds)) {
    board.tmr.advance(1000);
    for (const _ of payloads(board)) table.insert(all, second);
  }
  return all;
}

describe("an update", () => {
  it("is told at once, the row alone, in one datagram, whether the board takes part or not", () => {
    for (const enabled of [false, true]) {
      const { board, p2ptbl } = begun();
      p2ptbl.merge("lamps", vector("p2ptbl/table-8.tsv"));
      if (enabled) p2ptbl.enable("lamps");
      times(board, 300);
      board.random = (low) => low;
      p2ptbl.update("lamps", "hall", "on", "", "two words");
      board.tmr.advance(0);
      const rows = told(board);
      assert.equal(1, rows.length);
      assert.matches("hall\t1\ton\t\ttwo words\n", rows[0], 1, true);
      assert.equal(1, sorted(rows[0]!).length);
    }
  });

  it("does not wait behind what was in flash, or was merged, and is told by lot", () => {
    for (const enabled of [false, true]) {
      const { board, p2ptbl } = begun(vector("p2ptbl/table-40.tsv"));
      const [more] = string.gsub(vector("p2ptbl/table-40.tsv"), "([^\n]+\n)", "more.%1");
      assert.equal(40, p2ptbl.merge("lamps", more));
      if (enabled) p2ptbl.enable("lamps");
      for (const lamp of ["hall", "kitchen"]) {
        p2ptbl.update("lamps", lamp, "on");
        p2ptbl.update("lamps", "door", "shut");
        board.tmr.advance(0);
        const rows = told(board);
        assert.equal(1, rows.length);
        assert.equal(2, sorted(rows[0]!).length);
        assert.matches(`${lamp}\t%d+\ton\n`, rows[0]);
        assert.matches("door\t%d+\tshut\n", rows[0]);
      }
    }
  });

  it("and others in the same callback go in few datagrams", () => {
    const { board, p2ptbl } = begun();
    for (const i of $range(1, 20)) p2ptbl.update("lamps", `lamp${i}`, "on");
    p2ptbl.remove("lamps", "lamp3");
    board.tmr.advance(1000);
    const rows = told(board);
    assert.is_true(rows.length <= 2);
    const all = table.concat(rows);
    for (const i of $range(1, 20)) assert.matches(`lamp${i}\t%d+\t`, all);
    assert.matches("lamp3\t%d+\t\n", all);
  });

  it("for which heap is short has what is under way give way, which is begun again", () => {
    const text = vector("p2ptbl/table-8.tsv");
    let counted = 0;
    for (const steps of $range(1, 100)) {
      const { board, p2ptbl } = begun();
      p2ptbl.merge("lamps", text);
      const run = holdTasks();
      p2ptbl.gossip("lamps", 300);
      run(steps);
      failToLoad("p2ptbl.busy.write", 2);
      const [fine] = pcall(p2ptbl.update, "lamps", "hall", "on");
      // All is told: nothing is left that could give way.
      if (!fine) break;
      run();
      assert.is_true(board.net.sent[0]!.data.length <= 300 + "p2ptbl/lamps\0".length);
      const all = table.concat(told(board));
      // As many as fit beside the one that came.
      let rows = 0;
      for (const line of sorted(text)) if (string.find(all, line, 1, true)[0] !== undefined) rows += 1;
      assert.is_true(rows >= 7);
      assert.matches("hall\t%d+\ton\n", all);
      assert.same(["", 0], [dropped(p2ptbl), p2ptbl.stats.errors]);
      counted += 1;
    }
    assert.is_true(counted > 10);
  });

  it("while the one before is being told is told after it", () => {
    for (const steps of $range(1, 12)) {
      const { board, p2ptbl } = begun();
      board.tmr.advance(1000);
      const go = holdTasks();
      p2ptbl.update("lamps", "a", "first");
      go(steps);
      p2ptbl.update("lamps", "a", "second");
      p2ptbl.update("lamps", "b", "third");
      go();
      const all = table.concat(told(board));
      assert.matches("a\t%d+\tsecond\n", all);
      assert.matches("b\t%d+\tthird\n", all);
      p2ptbl.update("lamps", "c", "last");
      go();
      assert.matches("^c\t%d+\tlast\n$", table.concat(told(board)));
    }
  });

  it("is saved, and told to nobody, while hbbp does not run", () => {
    const { board, p2ptbl } = begun(undefined, undefined, true);
    p2ptbl.enable("lamps");
    p2ptbl.update("lamps", "a", "x");
    board.tmr.advance(600000);
    assert.same([0, 0], [board.net.sent.length, p2ptbl.stats.told]);
    assert.equal("a=x", shown(life(board, undefined, true).p2ptbl));
  });

  it("is told when an address comes, where there was none", () => {
    const { board, p2ptbl } = begun();
    board.ip = undefined;
    board.tmr.advance(20000);
    p2ptbl.update("lamps", "a", "x");
    board.tmr.advance(600000);
    assert.equal(0, board.net.sent.length);
    board.ip = "10.0.0.1";
    board.tmr.advance(80000);
    assert.matches("a\t%d+\tx\n", table.concat(told(board)));
  });

  it("that the network refuses is told later by who takes part", () => {
    const { board, p2ptbl } = begun();
    p2ptbl.enable("lamps");
    times(board, 300);
    board.net.refuse = "routing problem";
    p2ptbl.update("lamps", "a", "x");
    board.tmr.advance(10000);
    board.net.refuse = undefined;
    assert.equal(0, told(board).length);
    board.tmr.advance(3000);
    assert.matches("a\t%d+\tx\n", table.concat(told(board)));
  });
});

describe("a table that the board takes part in", () => {
  it("is told after two seconds, then less and less often, and once an interval in the end", () => {
    const { board, p2ptbl } = begun("a\t1\tx\n", { interval: 60 });
    p2ptbl.enable("lamps");
    const first = times(board, 120);
    assert.is_true(first[0]! <= 3 && first.length >= 4 && first.length <= 8, table.concat(first, " "));
    const then = times(board, 1200).length;
    assert.is_true(then >= 19 && then <= 21, `${then} times`);
  });

  it("is told at times by lot", () => {
    const moments: LuaTable<number, boolean> = new LuaTable();
    let count = 0;
    const { board, p2ptbl } = begun("a\t1\tx\n");
    p2ptbl.enable("lamps");
    times(board, 300);
    for (const _ of $range(1, 20)) {
      const moment = times(board, 60)[0];
      if (moment === undefined || moments.get(moment)) continue;
      moments.set(moment, true);
      count += 1;
    }
    assert.is_true(count >= 5);
  });

  it("of many is told as often as each", () => {
    const { board, p2ptbl } = begun("a\t1\tx\n");
    for (const name of ["one", "two", "three"]) {
      p2ptbl.init(name);
      p2ptbl.update(name, "key", name);
      p2ptbl.enable(name);
    }
    p2ptbl.enable("lamps");
    board.tmr.advance(300000);
    board.net.sent = [];
    board.tmr.advance(600000);
    for (const name of ["one", "two", "three", "lamps"]) {
      let count = 0;
      for (const { data } of board.net.sent)
        if (string.find(data, `p2ptbl/${name}\0`, 1, true)[0]) count += 1;
      assert.is_true(count >= 8 && count <= 12, `${name}: ${count}`);
    }
  });

  it("is told as another one speaks all the time, too", () => {
    const { board, p2ptbl } = begun("a\t1\tx\n");
    p2ptbl.enable("lamps");
    times(board, 300);
    const before = p2ptbl.stats.told;
    for (const i of $range(1, 240)) {
      for (const j of $range(1, 3)) tell(board, zipped(`b\t${3 * i + j}\ty\n`));
      board.tmr.advance(1000);
    }
    assert.is_true(p2ptbl.stats.told - before >= 4);
  });

  it("is told no more once disabled, nor before it is enabled", () => {
    const { board, p2ptbl } = begun("a\t1\tx\n");
    assert.same([], times(board, 200));
    p2ptbl.enable("lamps");
    p2ptbl.enable("lamps");
    assert.is_true(times(board, 200).length > 3);
    p2ptbl.disable("lamps");
    p2ptbl.disable("lamps");
    assert.same([], times(board, 200));
    p2ptbl.enable("lamps");
    assert.is_true(times(board, 10)[0]! <= 3);
  });

  it("is told on when the clock begins anew, after 68 years", () => {
    for (const signed of [false, true]) {
      const { board, p2ptbl } = begun("a\t1\tx\n", { interval: 60 });
      p2ptbl.enable("lamps");
      times(board, 200);
      board.tmr.setUptime(2147483647 - 100, signed);
      p2ptbl.update("lamps", "b", "y");
      times(board, 400);
      const then = times(board, 600).length;
      assert.is_true(then >= 9 && then <= 11, `${then} times`);
      p2ptbl.update("lamps", "c", "z");
      board.tmr.advance(6000);
      assert.equal("a=x b=y c=z", shown(life(board).p2ptbl));
    }
  });
});
