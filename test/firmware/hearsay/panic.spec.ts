import {
  APP,
  boot,
  DEEP_SLEEP,
  type Hearsay,
  PANICS,
  POWER_ON,
  RESET_PIN,
  restoreGlobals,
  SOFTWARE,
  WATCHDOG,
  withConfig,
} from "./life";

describe("a panic", () => {
  after_each(restoreGlobals);

  it("is printed as the firmware does, counted, and restarts the board two seconds later", () => {
    const board = withConfig(APP);
    const first = boot(board);
    first.panic("app.lua:3: boom\nstack traceback:");
    assert.same(
      [
        "hearsay: up, started app",
        "app.lua:3: boom",
        "stack traceback:",
        "hearsay: panic 1 of 3 within a minute of boot",
      ],
      first.said,
    );
    assert.equal("1", board.file.files.get(PANICS));
    board.tmr.advance(1999);
    assert.equal(0, first.restarts);
    board.tmr.advance(1);
    assert.equal(1, first.restarts);
  });

  it("while the board waits to restart is printed, and counted no more", () => {
    const board = withConfig(APP);
    const first = boot(board);
    first.panic("one");
    first.panic("two");
    board.tmr.advance(5000);
    assert.equal("two", first.said[first.said.length - 1]);
    assert.equal("1", board.file.files.get(PANICS));
    assert.equal(1, first.restarts);
  });

  it("thrice within a minute of boot leaves the board at its console, and it says so", () => {
    const board = withConfig(APP);
    for (const n of $range(1, 3)) {
      const life = boot(board, { cause: n === 1 ? POWER_ON : SOFTWARE });
      assert.is_false(life.hearsay.held);
      assert.same(["setConfig 7", "start"], life.app);
      board.tmr.advance(59000);
      life.panic("boom");
    }
    const writes = board.file.writes;
    for (const _ of $range(1, 2)) {
      const life = boot(board, { cause: SOFTWARE });
      assert.is_true(life.hearsay.held);
      assert.same([], life.app);
      assert.same(
        [
          "hearsay: the application panicked 3 times within a minute of boot and is not started again.",
          'hearsay: Once it is mended, type require("hearsay").start() or switch the board off and on.',
        ],
        life.said,
      );
      life.panic("boom");
      board.tmr.advance(5000);
      assert.equal("boom", life.said[2]);
      assert.equal(0, life.restarts);
    }
    assert.equal(writes, board.file.writes);
  });

  it("later than a minute after boot is not counted, and forgets those before", () => {
    const board = withConfig(APP);
    boot(board).panic("boom");
    boot(board, { cause: SOFTWARE }).panic("boom");
    const third = boot(board, { cause: SOFTWARE });
    board.tmr.advance(60000);
    assert.is_nil(board.file.files.get(PANICS));
    third.panic("boom");
    assert.is_nil(board.file.files.get(PANICS));
    assert.is_false(boot(board, { cause: SOFTWARE }).hearsay.held);
  });

  it("is forgotten at power-on, at the reset pin, and after deep sleep; a person's restart neither counts nor forgets", () => {
    for (const cause of [POWER_ON, RESET_PIN, DEEP_SLEEP]) {
      const board = withConfig(APP);
      board.file.files.set(PANICS, "3");
      assert.is_false(boot(board, { cause }).hearsay.held);
      assert.is_nil(board.file.files.get(PANICS));
    }
    const board = withConfig(APP);
    board.file.files.set(PANICS, "2");
    for (const _ of $range(1, 4)) boot(board, { cause: SOFTWARE });
    assert.equal("2", board.file.files.get(PANICS));
  });

  it("that the watchdog or an exception ends counts at the next boot", () => {
    const board = withConfig(APP);
    for (const cause of [WATCHDOG, 2, 3]) {
      const life = boot(board, { cause });
      assert.equal(cause === 3, life.hearsay.held);
    }
    const again = withConfig(APP);
    boot(again, { cause: WATCHDOG });
    again.tmr.advance(60000);
    assert.is_nil(again.file.files.get(PANICS));
  });

  it("on a firmware without node.setonerror is a software restart", () => {
    const board = withConfig(APP);
    for (const n of $range(1, 3)) {
      assert.equal(n === 3, boot(board, { cause: SOFTWARE, old: true }).hearsay.held);
    }
  });

  it("when flash is full, or its timer cannot be had, restarts all the same", () => {
    const board = withConfig(APP);
    const life = boot(board);
    board.file.full = true;
    (tmr as { create: unknown }).create = () => error("not enough memory");
    life.panic("boom");
    assert.equal(1, life.restarts);
  });

  it("with power failing at any point of its count never counts more than it is", () => {
    for (const where of ["before", "empty", "cut", "after"] as const) {
      const board = withConfig(APP);
      board.file.files.set(PANICS, "1");
      const life = boot(board, { cause: SOFTWARE });
      board.file.cutAt(1, where);
      pcall(life.panic, "boom");
      const next = boot(board, { cause: SOFTWARE });
      assert.is_false(next.hearsay.held);
      assert.same(["setConfig 7", "start"], next.app);
    }
  });

  it("count that is no number is none", () => {
    const board = withConfig(APP);
    board.file.files.set(PANICS, "three");
    assert.is_false(boot(board, { cause: SOFTWARE }).hearsay.held);
  });

  it("thrice, then start(), forgets them and starts the application", () => {
    const board = withConfig(APP);
    board.file.files.set(PANICS, "3");
    const life = boot(board, { cause: SOFTWARE });
    life.hearsay.start();
    life.runTasks();
    assert.same(["setConfig 7", "start"], life.app);
    assert.is_nil(board.file.files.get(PANICS));
    assert.is_false((require("hearsay") as Hearsay).held);
  });
});
