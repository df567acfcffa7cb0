import type { P2ptbl } from "../../../src/p2ptbl/shell";
import { mockBoard } from "../mock/board";
import { begun, firmware, refusal, shown, tell, zipped } from "./talk";

describe("start", () => {
  it("makes tables known, with their options, and takes part in them", () => {
    const board = mockBoard();
    board.hbbp().start();
    board.file.files.set("p2ptbl/lamps", "a\t1\tx\n");
    const p2ptbl = firmware<P2ptbl>("p2ptbl");
    p2ptbl.start({ lamps: {}, other: { maxRows: 1 } });
    const names = p2ptbl.tables();
    table.sort(names);
    assert.same(["lamps", "other"], names);
    tell(board, zipped("b\t1\ty\n"), 3000);
    assert.equal("a=x b=y", shown(p2ptbl));
    p2ptbl.update("other", "k", "v");
    assert.matches("at most 1 (maxRows), ", refusal('p2ptbl.update("other", "l", "v")', p2ptbl), 1, true);
  });

  it("takes part in a table that is known already, and does nothing without any", () => {
    const { board, p2ptbl } = begun("a\t1\tx\n", { maxRows: 2 });
    p2ptbl.start(undefined as never);
    tell(board, zipped("b\t1\ty\n"), 3000);
    assert.equal("a=x", shown(p2ptbl));
    p2ptbl.start({ lamps: {} });
    tell(board, zipped("b\t1\ty\n"), 3000);
    assert.equal("a=x b=y", shown(p2ptbl));
  });

  it("refuses what is no configuration", () => {
    const { p2ptbl } = begun();
    assert.equal(
      "user:3: p2ptbl.start: string is to be a table of tables' names, each with its options",
      refusal("p2ptbl.start(one)", p2ptbl, "lamps"),
    );
    assert.matches("^user:3: p2ptbl.init: ", refusal('p2ptbl.start({["a b"] = {}})', p2ptbl));
    assert.matches(
      "interval is the number 1,",
      refusal("p2ptbl.start({other = {interval = 1}})", p2ptbl),
      1,
      true,
    );
  });
});
