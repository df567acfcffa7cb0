import type { P2ptbl } from "../../../src/p2ptbl/shell";
import { failToLoad, printed } from "../user";
import { begun, refusal, saved, shown, tell, zipped } from "./talk";

/** Has a table's changes noted, as `key=field,field` or `key` alone where it is gone. */
function noting(p2ptbl: P2ptbl): string[] {
  const changes: string[] = [];
  p2ptbl.onChange("lamps", (key, fields) => {
    table.insert(changes, fields === undefined ? key : `${key}=${table.concat(fields, ",")}`);
  });
  return changes;
}

describe("onChange", () => {
  it("tells what an update, a removal, a merge and the air have changed, after the call", () => {
    const { board, p2ptbl } = begun("a\t1\tx\nb\t1\ty\n");
    const changes = noting(p2ptbl);
    p2ptbl.enable("lamps");
    p2ptbl.update("lamps", "c", "z", "", 1);
    p2ptbl.remove("lamps", "a");
    assert.same([], changes);
    board.tmr.advance(0);
    assert.same(["c=z,,1", "a"], changes);
    p2ptbl.merge("lamps", "b\t2\tY\nd\t1\n");
    board.tmr.advance(0);
    assert.same(["c=z,,1", "a", "b=Y", "d"], changes);
    tell(board, zipped("b\t3\tair\nb\t2\told\n"), 3000);
    assert.same(["c=z,,1", "a", "b=Y", "d", "b=air"], changes);
  });

  it("tells nothing of what has not changed", () => {
    const { board, p2ptbl } = begun("a\t5\tx\n", { maxRows: 1 });
    const changes = noting(p2ptbl);
    p2ptbl.enable("lamps");
    tell(board, zipped("a\t5\tx\na\t4\ty\nb\t1\tz\na\t6\tb\\c\n"), 3000);
    p2ptbl.remove("lamps", "b");
    refusal('p2ptbl.update("lamps", "b", "z")', p2ptbl);
    board.tmr.advance(600000);
    assert.same([], changes);
  });

  it("has one listener a table, the last one, or none", () => {
    const { board, p2ptbl } = begun();
    p2ptbl.init("other");
    const first = noting(p2ptbl);
    const second = noting(p2ptbl);
    p2ptbl.update("other", "a", "x");
    p2ptbl.update("lamps", "a", "x");
    board.tmr.advance(1000);
    p2ptbl.onChange("lamps", undefined);
    p2ptbl.update("lamps", "a", "y");
    board.tmr.advance(1000);
    assert.same([[], ["a=x"]], [first, second]);
    assert.equal(
      "user:3: p2ptbl.onChange: the listener is number, and is to be a function, or nil",
      refusal('p2ptbl.onChange("lamps", 5)', p2ptbl),
    );
  });

  it("catches and counts what a listener raises, and goes on", () => {
    const { board, p2ptbl } = begun();
    p2ptbl.onChange("lamps", (key) => error(`no ${key}`, 0));
    p2ptbl.update("lamps", "a", "x");
    p2ptbl.update("lamps", "b", "y");
    const lines = printed(() => board.tmr.advance(1000));
    assert.same(["p2ptbl: no a", "p2ptbl: no b"], lines);
    assert.equal(2, p2ptbl.stats.errors);
    const changes = noting(p2ptbl);
    p2ptbl.update("lamps", "c", "z");
    assert.same(["a", "b", "c"].length, saved(board).length);
    assert.same(["c=z"], changes);
  });

  it("may update, remove, make tables, take itself away, and take part no more", () => {
    const { board, p2ptbl } = begun();
    const calls: string[] = [];
    p2ptbl.enable("lamps");
    p2ptbl.onChange("lamps", (key, fields) => {
      table.insert(calls, key);
      if (key === "a" && fields !== undefined) {
        p2ptbl.init("born");
        p2ptbl.update("born", "k", "v");
        p2ptbl.update("lamps", "b", "by listener");
        p2ptbl.remove("lamps", "a");
        p2ptbl.disable("lamps");
      }
      if (key === "b") p2ptbl.onChange("lamps", undefined);
    });
    p2ptbl.update("lamps", "a", "x");
    board.tmr.advance(1000);
    assert.same(["a", "b"], calls);
    assert.same(["b=by listener", "k=v"], [shown(p2ptbl), shown(p2ptbl, "born")]);
    assert.equal(0, p2ptbl.stats.errors);
  });

  it("that takes itself away hears no more of what has changed already", () => {
    const { board, p2ptbl } = begun();
    const calls: string[] = [];
    p2ptbl.onChange("lamps", (key) => {
      table.insert(calls, key);
      p2ptbl.onChange("lamps", undefined);
    });
    p2ptbl.merge("lamps", "a\t1\tx\nb\t1\ty\n");
    board.tmr.advance(1000);
    assert.same(["a"], calls);
  });

  it("is called again after a moment in which no task could be posted", () => {
    const { board, p2ptbl } = begun(undefined, undefined, true);
    const changes = noting(p2ptbl);
    const { post } = node.task;
    const tasks = node.task as unknown as { post: unknown };
    tasks.post = () => error("not enough memory");
    pcall(p2ptbl.update, "lamps", "a", "x");
    tasks.post = post;
    p2ptbl.update("lamps", "b", "y");
    board.tmr.advance(1000);
    assert.same(["b=y"], changes);
    assert.same("a=x b=y", shown(p2ptbl));
    assert.equal(2, saved(board).length);
  });

  it("hears later of what changed when there was no heap to call it", () => {
    const { board, p2ptbl } = begun(undefined, undefined, true);
    const changes = noting(p2ptbl);
    failToLoad("p2ptbl.notify", 2);
    p2ptbl.update("lamps", "a", "x");
    board.tmr.advance(10000);
    p2ptbl.update("lamps", "b", "y");
    board.tmr.advance(10000);
    assert.same(["a=x", "b=y"], changes);
  });
});
