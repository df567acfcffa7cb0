import { failToLoad, printed } from "../user";
import { announces, begun, end, OTHER, OTHER_MAC, PORT, pass, push, record, said, type Talk } from "./talk";

/** Asks for a type, and has what came of that put down: how many records, or why none. */
function asks(talk: Talk, told: string[], type = 100): void {
  talk.alfred.request(type, (records, err) => {
    let count = 0;
    if (records !== undefined) for (const [_] of records) count += 1;
    table.insert(told, err ?? `${count}`);
  });
}

describe("who asks", () => {
  it("is told once, also where the heap did not suffice at first", () => {
    const talk = begun();
    announces(talk, OTHER);
    const told: string[] = [];
    failToLoad("alfred.busy.send", 2);
    asks(talk, told);
    assert.equal(1, talk.alfred.shell.open.length);
    pass(talk, 40);
    assert.same(["timeout"], told);
  });

  it("is not told if the heap does not suffice to ask: that raises an error", () => {
    const talk = begun();
    announces(talk, OTHER);
    const told: string[] = [];
    failToLoad("alfred.busy.send", 4);
    const [fine, problem] = pcall(() => asks(talk, told));
    assert.is_false(fine);
    assert.matches("not enough memory", problem);
    assert.equal(0, talk.alfred.shell.open.length);
    pass(talk, 40);
    assert.same([], told);
  });

  it("waits for as long as was said, and no second ask comes at once", () => {
    for (const timeout of [1, 2]) {
      const talk = begun({ requestTimeout: timeout });
      announces(talk, OTHER);
      const told: string[] = [];
      talk.board.tmr.advance(990);
      asks(talk, told);
      talk.board.tmr.advance(999);
      assert.same([`${OTHER} request 100`], said(talk));
      talk.board.tmr.advance(1000 * (timeout - 1));
      assert.same([], told);
      pass(talk, 2);
      assert.same(["timeout"], told);
    }
  });

  it("may stop, change the mode, or ask again when told, while others wait", () => {
    for (const what of ["stop", "setMode", "request"]) {
      const talk = begun();
      const { alfred } = talk;
      announces(talk, OTHER);
      const told: string[] = [];
      asks(talk, told);
      asks(talk, told, 101);
      alfred.request(102, (_records, err) => {
        table.insert(told, err!);
        if (what === "stop") alfred.stop();
        else if (what === "setMode") alfred.setMode("primary");
        else asks(talk, told, 103);
      });
      const lines = printed(() => pass(talk, 12));
      const others = what === "request" ? "timeout" : "stopped";
      assert.same([["timeout", others, others], [], 0], [told, lines, alfred.stats.errors]);
    }
  });

  it("gets nothing in return at once, on a primary either", () => {
    for (const mode of ["primary", "secondary"] as const) {
      const { alfred } = begun({ mode });
      const count = (...values: unknown[]) => values[0];
      assert.is_nil(count(alfred.request(100, () => true) as unknown));
    }
  });

  it("is not answered with packets whose numbers have a gap", () => {
    const talk = begun();
    announces(talk, OTHER);
    talk.board.random = () => 7;
    const told: string[] = [];
    asks(talk, told);
    const deliver = (data: string) => talk.board.net.deliver(data, OTHER, PORT);
    deliver(push(7, 1, record(OTHER_MAC, 100, "x")));
    deliver(end(7, 1));
    pass(talk, 0);
    assert.same([], told);
    deliver(push(7, 0, record("\x02\0\0\0\x09\x01", 100, "y")));
    deliver(end(7, 2));
    pass(talk, 0);
    assert.same(["2"], told);
  });
});
