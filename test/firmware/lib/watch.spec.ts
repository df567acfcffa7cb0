import { mockBoard } from "../mock/board";

type Watch = typeof import("../../../src/lib/watch");

function module(): Watch {
  return require("lib.watch") as Watch;
}

/** A listener that notes what it hears. */
function noting(heard: string[]): (ip: string | undefined) => boolean {
  return (ip) => {
    table.insert(heard, ip ?? "none");
    return true;
  };
}

describe("the address watcher", () => {
  it("looks at the shortest interval that was asked for, whoever asked first", () => {
    for (const intervals of [
      [60000, 5000],
      [5000, 60000],
    ]) {
      const board = mockBoard("10.0.0.1");
      const heard: string[] = [];
      for (const interval of intervals) {
        assert.equal("10.0.0.1", module().watch(noting(heard), interval));
      }
      board.ip = "10.0.0.2";
      board.tmr.advance(5000);
      assert.same(["10.0.0.2", "10.0.0.2"], heard);
    }
  });

  it("looks each second while there is no address", () => {
    const board = mockBoard("10.0.0.1");
    const heard: string[] = [];
    module().watch(noting(heard), 5000);
    board.ip = undefined;
    board.tmr.advance(5000);
    board.ip = "10.0.0.3";
    board.tmr.advance(1000);
    assert.same(["none", "10.0.0.3"], heard);
  });

  it("calls those who stay when one leaves from within its callback", () => {
    const board = mockBoard("10.0.0.1");
    let calls = 0;
    const leaver = () => {
      calls += 1;
      module().unwatch(leaver);
      return true;
    };
    module().watch(leaver, 1000);
    module().watch(() => {
      calls += 1;
      return true;
    }, 1000);
    for (const n of [2, 3]) {
      board.ip = `10.0.0.${n}`;
      board.tmr.advance(1000);
    }
    assert.equal(3, calls);
  });

  it("calls again at the next look while a listener fails", () => {
    const board = mockBoard("10.0.0.1");
    const heard: string[] = [];
    let failures = 2;
    module().watch((ip) => {
      table.insert(heard, ip ?? "none");
      failures -= 1;
      return failures < 0;
    }, 5000);
    board.tmr.advance(10000);
    assert.same([], heard);
    board.ip = "10.0.0.2";
    board.tmr.advance(30000);
    assert.same(["10.0.0.2", "10.0.0.2", "10.0.0.2"], heard);
  });
});
