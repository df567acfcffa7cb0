import { mockBoard } from "../mock/board";
import { OWN } from "./talk";

/** A board's first moments: until its own entry is there. */
function start(board: ReturnType<typeof mockBoard>): void {
  board.gossip().start();
  board.tmr.advance(0);
}

describe("the revision", () => {
  it("is 0 at the first start and grows by one at each", () => {
    const board = mockBoard();
    for (const revision of [0, 1, 2]) {
      start(board);
      assert.equal(revision, board.gossip().networkState.get(OWN).revision);
      board.restart();
    }
  });

  it("is what the original left in its file, plus one", () => {
    for (const [text, revision] of [
      ["41", 42],
      [" 41\n", 42],
      ["", 0],
      ["rubbish", 0],
      ["-4", 0],
      ["1e300", 0],
    ] as [string, number][]) {
      const board = mockBoard();
      board.file.files.set("gossip/rev.dat", text);
      start(board);
      assert.equal(revision, board.gossip().networkState.get(OWN).revision);
    }
  });

  it("can be set, under both names; the next start takes one more", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    start(board);
    gossip.setRevFileValue(99);
    board.restart();
    start(board);
    assert.equal(100, board.gossip().networkState.get(OWN).revision);
    board.gossip().setRevManually(7);
    board.restart();
    start(board);
    assert.equal(8, board.gossip().networkState.get(OWN).revision);
  });

  it("is not set to what is no revision", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    start(board);
    gossip.setRevFileValue(undefined as unknown as number);
    for (const bad of [-1, tonumber("0.5") ?? -2, "many"]) gossip.setRevFileValue(bad as unknown as number);
    assert.equal("0", board.file.files.get("gossip/rev.dat"));
  });

  it("starts gossip even when flash is full, and says so", () => {
    const board = mockBoard();
    const gossip = board.gossip();
    const said: string[] = [];
    gossip.setConfig({ debugOutput: (message) => table.insert(said, message) });
    board.file.full = true;
    start(board);
    assert.is_true(gossip.started);
    assert.is_true(string.find(said[0]!, "gossip/rev.dat", 1, true)[0] !== undefined);
  });

  it("never goes back, wherever power fails while it is saved", () => {
    for (const at of $range(1, 6)) {
      for (const where of ["before", "empty", "cut", "after"] as const) {
        const board = mockBoard();
        board.file.files.set("gossip/rev.dat", "1233");
        board.file.cutAt(at, where);
        pcall(() => board.gossip().start());
        const died = board.file.isDead();
        board.restart();
        start(board);
        const revision = board.gossip().networkState.get(OWN).revision;
        // The life that the power cut ended either was saved or was not; it never counts less.
        assert.is_true(revision === 1234 || revision === 1235);
        if (!died) assert.equal(1235, revision);
        board.restart();
        start(board);
        assert.equal(revision + 1, board.gossip().networkState.get(OWN).revision);
      }
    }
  });
});
