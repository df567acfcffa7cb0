/** A server that is not there, or not for this board. */
import { mockBoard } from "../mock/board";
import { printed } from "../user";
import { begun, greet, message, NOW, pass, SERVER } from "./talk";

describe("a server that is away", () => {
  /** Ticks between attempts, in milliseconds, over so long a time. */
  function waits(talk: ReturnType<typeof begun>, ms: number): number[] {
    const all: number[] = [];
    let last = talk.board.tmr.now();
    for (const _ of $range(1, math.floor(ms / 100))) {
      pass(talk, 100);
      if (talk.board.websocket.url === undefined) continue;
      table.insert(all, talk.board.tmr.now() - last);
      last = talk.board.tmr.now();
      talk.board.websocket.end(-109);
    }
    return all;
  }

  it("is tried again after waits that grow, and slowly once it was given up", () => {
    let gaveUp = 0;
    const talk = begun({ connectInterval: 4, connectPeriod: 120, onGiveUp: () => (gaveUp += 1) });
    // Chance makes each half as long here.
    const all = waits(talk, 119000);
    for (const at of $range(1, all.length)) {
      const least = [0, 2000, 4000, 8000, 16000][math.min(at - 1, 4)]!;
      assert.is_true(all[at - 1]! >= least && all[at - 1]! <= least + 1100, `${at}: ${all[at - 1]}`);
    }
    assert.equal(0, gaveUp);
    for (const wait of waits(talk, 200000)) assert.is_true(wait <= 20200);
    assert.equal(1, gaveUp);
    greet(talk);
    assert.equal("up", talk.facts.status().state);
    talk.board.websocket.end(-6);
    assert.is_true(waits(talk, 3000).length > 0);
  });

  it("is said, with why, once for each reason", () => {
    const talk = begun();
    const lines = printed(() => {
      waits(talk, 60000);
      greet(talk);
      talk.board.websocket.end(-6);
      waits(talk, 60000);
    });
    const words = (status: number) => `facts: ${SERVER}: no connection (status ${status})`;
    assert.same([words(-109), words(-6), words(-109)], lines);
    assert.equal("no connection (status -109)", talk.facts.status().problem);
    greet(talk);
    assert.is_nil(talk.facts.status().problem);
  });

  it("is not looked for without an address", () => {
    const talk = begun(undefined, mockBoard(undefined));
    talk.board.ip = undefined;
    pass(talk, 60000);
    assert.is_nil(talk.board.websocket.url);
    assert.same(["waiting", "no address"], [talk.facts.status().state, talk.facts.status().problem]);
    talk.board.ip = "10.0.0.1";
    pass(talk, 1100);
    assert.equal(SERVER, talk.board.websocket.url);
  });

  it("is left if it does not greet, and a client that does not end is let go of", () => {
    const talk = begun();
    pass(talk, 1100);
    talk.board.websocket.accept();
    pass(talk, 30000);
    assert.same([1, "closing"], [talk.board.websocket.closed, talk.facts.status().state]);
    pass(talk, 15000);
    assert.equal(2, talk.board.websocket.made);
  });

  it("which has given this board's place to another one is not fought for", () => {
    const talk = begun({ connectPeriod: 600 });
    greet(talk);
    talk.board.websocket.deliver(message(3, "replaced", NOW));
    talk.board.websocket.end(-6);
    pass(talk, 90000);
    assert.is_nil(talk.board.websocket.url);
    pass(talk, 20000);
    assert.equal(SERVER, talk.board.websocket.url);
  });
});
