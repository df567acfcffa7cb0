import { mockBoard } from "../mock/board";

type SafeFile = typeof import("../../../src/lib/safe_file");
const NAME = "p2ptbl/services";

function module(): SafeFile {
  return require("lib.safe_file") as SafeFile;
}

describe("the crash-safe file", () => {
  it("gives back what was saved, any bytes", () => {
    const board = mockBoard();
    let bytes = "";
    for (const i of $range(0, 255)) bytes += string.char(i);
    for (const content of [bytes, "", "12\n", "4\nabcd", string.rep("x", 5000)]) {
      assert.is_true(module().save(NAME, content));
      assert.equal(content, module().load(NAME));
      assert.equal(content, board.file.files.get(NAME));
    }
  });

  it("knows nothing of a file that was never saved", () => {
    mockBoard();
    assert.is_nil(module().load(NAME));
  });

  it("reads what somebody else wrote", () => {
    const board = mockBoard();
    board.file.files.set(NAME, "by hand");
    assert.equal("by hand", module().load(NAME));
  });

  it("is old or new after a power cut at any point, and stays so", () => {
    let cuts = 0;
    for (const at of $range(1, 20)) {
      for (const where of ["before", "empty", "cut", "after"] as const) {
        const board = mockBoard();
        module().save(NAME, "3\nold");
        board.file.cutAt(at, where);
        const [saved] = pcall(module().save, NAME, "new and longer");
        const died = board.file.isDead();
        if (died) cuts += 1;
        assert.equal(!died, saved);
        board.file.repower();
        // The board may die again while it reads and mends.
        for (const again of $range(1, 6)) {
          board.file.cutAt(again, where);
          pcall(module().load, NAME);
          board.file.repower();
        }
        const content = module().load(NAME);
        assert.is_true(content === "3\nold" || content === "new and longer");
        assert.equal(content, module().load(NAME));
        assert.equal(content, board.file.files.get(NAME));
        assert.is_nil(board.file.files.get(`${NAME}.new`));
        if (!died) assert.equal("new and longer", content);
      }
    }
    assert.is_true(cuts >= 4 * 5);
  });

  it("keeps the old content when flash is full", () => {
    const board = mockBoard();
    module().save(NAME, "old");
    board.file.full = true;
    assert.is_false(module().save(NAME, "new"));
    board.file.full = false;
    assert.equal("old", module().load(NAME));
  });

  it("keeps what is safe in the twin alone, as long as the file itself cannot be written", () => {
    const board = mockBoard();
    module().save(NAME, "old");
    const { open } = file;
    const functions = file as unknown as { open: (this: void, name: string, mode: string) => unknown };
    functions.open = (name, mode) => {
      if (name === NAME && mode === "w") board.file.files.set(NAME, "");
      return name === NAME && mode === "w" ? undefined : open(name, mode as "r");
    };
    assert.is_true(module().save(NAME, "new"));
    assert.is_false(module().save(NAME, "newer"));
    assert.equal("new", module().load(NAME));
    functions.open = open as typeof functions.open;
    board.file.cutAt(3, "empty");
    pcall(module().save, NAME, "newest");
    board.file.repower();
    assert.equal("new", module().load(NAME));
    assert.is_true(module().save(NAME, "newest"));
    assert.equal("newest", module().load(NAME));
  });
});
